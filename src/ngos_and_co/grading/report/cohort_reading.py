"""Put gradebook and folders together into the cohort's records."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ngos_and_co.grading.course_settings import CourseSettings
from ngos_and_co.grading.engine.gradebook_connection import open_gradebook, told_plainly
from ngos_and_co.grading.engine.plan import grade_id_of
from ngos_and_co.grading.engine.submission import parse_timestamp
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.readings import read_notebook_document
from ngos_and_co.grading.report.gradebook_reading import (
    GradebookContents,
    GradedWork,
    read_gradebook,
)
from ngos_and_co.grading.report.records import (
    AssignmentRecord,
    GradedCell,
    Standing,
    TraineeResult,
)
from ngos_and_co.grading.report.submitted_folders import submitted_assignments, timestamp_text


def read_cohort(
    settings: CourseSettings, assignment: str | None = None
) -> tuple[AssignmentRecord, ...]:
    """Read how the cohort stands in all assignments that were released, or in one.

    Parameters
    ----------
    settings : CourseSettings
    assignment : str, optional

    Returns
    -------
    tuple of AssignmentRecord
        By name. The cohort is everybody whom the gradebook knows or who has a folder in ``submitted/``.

    Raises
    ------
    GradingError
        If there is no gradebook, it cannot be read, or does not know the assignment.
    """
    if not settings.has_gradebook:
        raise GradingError("There is no gradebook yet. Release an assignment first: ngos release.")
    engine = open_gradebook(settings.database, for_writing=False)
    try:
        with told_plainly(), engine.begin() as connection:
            contents = read_gradebook(connection, assignment)
    finally:
        engine.dispose()
    folders = submitted_assignments(settings.submitted)
    trainees = sorted(contents.trainees.union(*folders.values()))
    return tuple(
        AssignmentRecord(
            name,
            _in_notebook_order(contents.cells[name], settings.exercises / name),
            tuple(_results(name, contents, trainees, folders.get(name, frozenset()), settings)),
        )
        for name in sorted(contents.cells)
    )


def _results(
    assignment: str,
    contents: GradebookContents,
    trainees: Sequence[str],
    handed_in: frozenset[str],
    settings: CourseSettings,
) -> Iterable[TraineeResult]:
    work: Mapping[str, GradedWork] = contents.work[assignment]
    submitted = str(settings.submitted)
    for trainee in trainees:
        graded = work.get(trainee)
        has_folder = trainee in handed_in
        if graded is None or not graded.scores:
            standing = Standing.WAITS_FOR_GRADING if has_folder else Standing.NOT_HANDED_IN
            yield TraineeResult(trainee, standing)
            continue
        if has_folder and _is_newer(f"{submitted}/{trainee}/{assignment}", graded.timestamp):
            standing = Standing.WAITS_FOR_GRADING
        else:
            standing = Standing.WAITS_FOR_A_PERSON if graded.waiting else Standing.GRADED
        yield TraineeResult(
            trainee,
            standing,
            graded.timestamp,
            graded.scores,
            tuple(sorted(graded.waiting)),
            graded.penalty,
        )


def _is_newer(folder: str, graded: datetime | None) -> bool:
    """Tell whether something was handed in after what was graded."""
    if graded is None:
        return False
    text = timestamp_text(folder)
    # Nearly always it is what was graded, and need not be taken apart.
    if not text or text == f"{graded.isoformat(' ', 'microseconds')} UTC":
        return False
    try:
        return parse_timestamp(text) > graded
    except (ValueError, OverflowError):
        return False


def _in_notebook_order(cells: Sequence[GradedCell], released: Path) -> tuple[GradedCell, ...]:
    place: dict[str, int] = {}
    for path in sorted(released.glob("*.ipynb")):
        # Without the released notebook the order is the alphabet's; nothing else depends on it.
        with suppress(OSError, ValueError, TypeError):
            for cell in read_notebook_document(path.read_bytes())["cells"]:
                name = grade_id_of(cell) or ""
                for key in (name, f"{path.stem}/{name}"):
                    place.setdefault(key, len(place))
    return tuple(sorted(cells, key=lambda cell: (place.get(cell.name, len(place)), cell.name)))
