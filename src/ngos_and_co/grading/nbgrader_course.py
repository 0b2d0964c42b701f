"""A course as nbgrader sees it, driven within this process."""

import importlib.util
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.grading.course_settings import CourseSettings, course_settings
from ngos_and_co.grading.environment import put_environment_on_path
from ngos_and_co.grading.problems import GradingError

CONFIG_FILE = "nbgrader_config.py"
EXCEPTION = re.compile(r"^[A-Za-z_][\w.]*: (.*)", re.DOTALL | re.MULTILINE)


@attrs.frozen
class NbgraderCourse:
    """A course's root and nbgrader's settings for it.

    Attributes
    ----------
    root : Path
        Absolute; holds ``nbgrader_config.py``.
    config : traitlets.config.Config
    """

    root: Path
    config: Any

    @property
    def settings(self) -> CourseSettings:
        """Where the course keeps its files and grades."""
        return course_settings(self.config, self.root)

    @property
    def solutions(self) -> Path:
        """The facilitator's assignments."""
        return self.settings.solutions

    @property
    def exercises(self) -> Path:
        """The assignments as trainees receive them."""
        return self.settings.exercises

    def assignments(self) -> tuple[str, ...]:
        """Give the names of all assignments: folders of the solutions that hold a notebook."""
        return tuple(sorted({path.parent.name for path in self.solutions.glob("*/*.ipynb")}))

    def choose(self, names: "list[str] | tuple[str, ...] | None") -> tuple[str, ...]:
        """Give the assignments named, or all.

        Raises
        ------
        GradingError
            If there is none, or none of a name.
        """
        known = self.assignments()
        if not known:
            raise GradingError(
                f"There is no assignment: no folder with a notebook in {self.solutions}."
            )
        for name in names or ():
            if name not in known:
                raise GradingError(
                    f"There is no assignment {name!r} in {self.solutions}. There are: {', '.join(known)}."
                )
        return tuple(sorted(set(names))) if names else known

    def directory(self, **settings: Any) -> Any:  # noqa: ANN401
        """Give nbgrader's course directory, with settings of its own where given."""
        from nbgrader.coursedir import CourseDirectory

        return CourseDirectory(config=self.config, **settings)

    def gradebook(self) -> Any:  # noqa: ANN401
        """Open the gradebook; use it in a ``with``."""
        from nbgrader.api import Gradebook

        directory = self.directory()
        return Gradebook(directory.db_url, directory.course_id)

    def exchange(self, step: str, directory: Any, **settings: Any) -> Any:  # noqa: ANN401
        """Make one of nbgrader's exchange steps, such as ``ReleaseAssignment``."""
        from nbgrader.auth import Authenticator
        from nbgrader.exchange import ExchangeFactory

        factory = ExchangeFactory(config=self.config)
        return getattr(factory, step)(
            coursedir=directory,
            authenticator=Authenticator(config=self.config),
            config=self.config,
            **settings,
        )


def open_course(root: Path) -> NbgraderCourse:
    """Read a course's settings for nbgrader.

    Parameters
    ----------
    root : Path
        The folder with ``nbgrader_config.py``.

    Raises
    ------
    GradingError
        If it is no course, or nbgrader is not installed.
    """
    root = root.resolve()
    if not (root / CONFIG_FILE).is_file():
        raise GradingError(
            f"{root} is not a course: it has no {CONFIG_FILE}. Go to the course's folder, or use --course."
        )
    put_environment_on_path()
    # Only looked for: to import it takes seconds, and not every command needs it.
    if importlib.util.find_spec("nbgrader") is None:
        raise GradingError(
            "nbgrader is not installed here. Install the facilitator's part: "
            "pip install 'ngos-and-co[facilitator]'."
        )
    from traitlets.config.loader import PyFileConfigLoader

    return NbgraderCourse(root, PyFileConfigLoader(CONFIG_FILE, path=str(root)).load_config())


def run(step: Any, purpose: str) -> None:  # noqa: ANN401
    """Run one of nbgrader's steps, quietly.

    Parameters
    ----------
    step : converter or exchange step
        Anything of nbgrader's with ``start`` and ``log``.
    purpose : str
        What it is for, for the message: ``"Releasing quiz-01"``.

    Raises
    ------
    GradingError
        If it fails, with what nbgrader logged as its details.
    """
    with _captured(step.log) as lines:
        try:
            step.start()
        except (Exception, SystemExit) as error:
            raise GradingError(
                f"{purpose} failed: {_reason(lines) or str(error) or type(error).__name__}",
                "\n".join(lines),
            ) from error


@contextmanager
def _captured(log: logging.Logger) -> Iterator[list[str]]:
    lines: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"[{record.levelname}] {record.getMessage()}")

    handler = Collect()
    former = log.handlers[:], log.propagate, log.level
    log.handlers, log.propagate = [handler], False
    log.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        log.handlers, log.propagate = former[0], former[1]
        log.setLevel(former[2])


def _reason(lines: list[str]) -> str | None:
    """Find the sentence of the exception in the traceback that nbgrader logged."""
    for line in lines:
        if "Traceback (most recent call last)" in line:
            said = EXCEPTION.search(line, line.rfind('\n  File "'))
            return said[1].strip() if said else None
    errors = [line for line in lines if line.startswith(("[ERROR]", "[CRITICAL]"))]
    return errors[0].split("] ", 1)[1] if errors else None
