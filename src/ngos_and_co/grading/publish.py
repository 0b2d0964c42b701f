"""From ``exercises/`` into the exchange, from which JupyterLab's Assignment List fetches."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from ngos_and_co.grading.files import GENERATED_ONLY, IGNORED, read_files
from ngos_and_co.grading.nbgrader_course import NbgraderCourse, open_course, run
from ngos_and_co.grading.problems import GradingError


@attrs.frozen
class PublishReport:
    """What was put into the exchange.

    Attributes
    ----------
    exchange : Path
    published : tuple of str
        Assignments that were not there, or not this version.
    unchanged : tuple of str
    possible : bool
        False on Windows, where nbgrader's exchange does not work.
    """

    exchange: Path
    published: tuple[str, ...]
    unchanged: tuple[str, ...]
    possible: bool = True

    def lines(self) -> list[str]:
        """Say it in sentences."""
        if not self.possible:
            return ["On Windows there is no Assignment List: give trainees the folder exercises."]
        return [
            *(f"{name}: trainees can now download it" for name in self.published),
            *(f"{name}: was there for download already" for name in self.unchanged),
        ]


def publish(course: Path, assignments: Sequence[str] | None = None) -> PublishReport:
    """Put released assignments where trainees on this machine can download them.

    Parameters
    ----------
    course : Path
        The course's root.
    assignments : sequence of str, optional
        Names of folders in ``exercises/``; all assignments if left out.

    Raises
    ------
    GradingError
        If one was not released, or the exchange cannot be written to.
    """
    opened = open_course(course)
    if sys.platform == "win32":
        return PublishReport(exchange_folder(opened), (), (), possible=False)
    published: list[str] = []
    unchanged: list[str] = []
    for name in opened.choose(tuple(assignments or ())):
        if not any((opened.exercises / name).glob("*.ipynb")):
            raise GradingError(
                f"{name} is not in {opened.exercises}. Run 'ngos release {name}' first."
            )
        (unchanged if _is_published(opened, name) else published).append(name)
    for name in published:
        step = opened.exchange("ReleaseAssignment", opened.directory(assignment_id=name))
        step.force = True
        run(step, f"Publishing {name}")
    # The Assignment List fails where the folder it downloads to is not there.
    Path(opened.exchange("List", opened.directory()).assignment_dir).mkdir(
        parents=True, exist_ok=True
    )
    return PublishReport(exchange_folder(opened), tuple(published), tuple(unchanged))


def exchange_folder(course: NbgraderCourse) -> Path:
    """Give the exchange's folder for the course."""
    step = course.exchange("List", course.directory())
    return Path(step.root) / str(course.directory().course_id)


def _is_published(course: NbgraderCourse, name: str) -> bool:
    outbound = exchange_folder(course) / "outbound" / name
    return _released_files(outbound) == _released_files(course.exercises / name)


def _released_files(folder: Path) -> Mapping[str, bytes]:
    return read_files(folder, ignored=(*IGNORED, *GENERATED_ONLY))
