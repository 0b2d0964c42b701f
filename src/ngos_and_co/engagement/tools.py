"""The planner's tools, as a notebook calls them: each a form on one part of the trainee's plan.

Nothing heavy is imported before a tool is shown.
"""

from pathlib import Path
from typing import Any

from ngos_and_co.engagement.plan_file import PlanFile, find_plan_path
from ngos_and_co.output import is_grading, is_static


def situation() -> Any:  # noqa: ANN401 (what a notebook shows: HTML, or a widget)
    """Show the form on the company and what happened."""
    return _tool("situation")


def stakeholder_map() -> Any:  # noqa: ANN401
    """Show the form on who decides, who influences and who is affected."""
    return _tool("stakeholders")


def leverage_worksheet() -> Any:  # noqa: ANN401
    """Show the form on a company's pressure points, with the law finder's answers."""
    return _tool("leverage")


def strategy_chooser() -> Any:  # noqa: ANN401
    """Show the form on the choice of a strategy."""
    return _tool("strategy")


def risk_register() -> Any:  # noqa: ANN401
    """Show the form on what may go wrong, and for whom."""
    return _tool("risks")


def partnership_terms() -> Any:  # noqa: ANN401
    """Show the form on the terms of a partnership."""
    return _tool("terms")


def action_plan() -> Any:  # noqa: ANN401
    """Show the form on objective, demand, steps and budget."""
    return _tool("action")


def export_plan() -> Any:  # noqa: ANN401
    """Show what the plan lacks, and the buttons that write it as a document."""
    return _tool("export")


def hand_in(question_id: str) -> Any:  # noqa: ANN401
    """Show what the plan lacks, and the button that hands it over.

    Parameters
    ----------
    question_id : str
        Of the question of type ``plan`` that it answers.
    """
    if is_static() or is_grading():
        return _tool("hand-in")
    from ngos_and_co.engagement.hand_in_widget import HandInWidget
    from ngos_and_co.questions.session import current_session

    return HandInWidget(question_id, PlanFile(find_plan_path(Path.cwd())), current_session())


def _tool(name: str) -> Any:  # noqa: ANN401
    if is_static():
        from ngos_and_co.engagement.still import example_of

        return example_of(name)
    plan_file = PlanFile(find_plan_path(Path.cwd()))
    if is_grading():
        from ngos_and_co.engagement.still import submitted

        return submitted(name, plan_file)
    if name == "export":
        from ngos_and_co.engagement.export_widget import ExportWidget

        return ExportWidget(plan_file)
    from ngos_and_co.engagement.section_widget import SectionWidget

    return SectionWidget(name, plan_file)
