"""What is taken off for handing in late: nbgrader's own plugin, asked only where it may answer."""

from typing import Any

from ngos_and_co.grading.engine.gradebook_writer import LatePenalty


def late_penalty(config: Any) -> LatePenalty | None:  # noqa: ANN401
    """Give the rule that a course set for late submissions.

    Parameters
    ----------
    config : traitlets.config.Config

    Returns
    -------
    callable or None
        None where nothing is set: nbgrader then takes nothing off.
    """
    if "AssignLatePenalties" not in config and "LateSubmissionPlugin" not in config:
        return None
    return _ask_plugin(config)


def _ask_plugin(config: Any) -> LatePenalty:  # noqa: ANN401
    plugins: list[Any] = []

    def ask(trainee: str, score: float, seconds_late: float) -> float | None:
        if not plugins:
            from nbgrader.preprocessors import AssignLatePenalties

            step = AssignLatePenalties(config=config)
            step.init_plugin()
            plugins.append(step.plugin_inst)
        penalty: float | None = plugins[0].late_submission_penalty(trainee, score, seconds_late)
        return penalty

    return ask
