"""What a new version of an assignment means for submissions that are already graded."""

from collections.abc import Mapping
from typing import Any

from ngos_and_co.grading.nbgrader_course import NbgraderCourse
from ngos_and_co.grading.problems import GradingError


def regrading_notes(
    course: NbgraderCourse, assignment: str, cells: Mapping[str, Mapping[str, str | None]]
) -> list[str]:
    """Tell which graded submissions a new version of an assignment concerns.

    Parameters
    ----------
    course : NbgraderCourse
    assignment : str
    cells : mapping of str to mapping of str to str or None
        By the notebook's name: source by ``grade_id`` of each cell that nbgrader keeps; None
        for a written answer, of which nbgrader keeps its own stub.

    Returns
    -------
    list of str
        A sentence where submissions must be graded again.

    Raises
    ------
    GradingError
        If the gradebook cannot take the change: nbgrader cannot add, remove or rename questions of an
        assignment that has submissions.
    """
    if not course.settings.has_gradebook:
        return []
    from nbgrader.api import MissingEntry

    with course.gradebook() as gradebook:
        try:
            known = gradebook.find_assignment(assignment)
        except MissingEntry:
            return []
        submissions = len(known.submissions)
        former = {book.name: _sources(book) for book in known.notebooks}
    if not submissions:
        return []
    _refuse_other_cells(assignment, submissions, former, cells)
    changed = [
        name
        for notebook, sources in cells.items()
        for name, source in sources.items()
        if source is not None and former[notebook][name] != source
    ]
    if not changed:
        return []
    graded = _count(submissions, "submission")
    former_version = f"graded with the former version of {', '.join(changed)}"
    command = f"nbgrader autograde {assignment} --force"
    return [f"{graded} of {assignment} {former_version}. Grade again with: {command}"]


def _sources(notebook: Any) -> Mapping[str, str]:  # noqa: ANN401
    return {cell.name: cell.source for cell in notebook.source_cells}


def _refuse_other_cells(
    assignment: str,
    submissions: int,
    former: Mapping[str, Mapping[str, str]],
    new: Mapping[str, Mapping[str, str | None]],
) -> None:
    before = {(notebook, name) for notebook, names in former.items() for name in names}
    after = {(notebook, name) for notebook, names in new.items() for name in names}
    if before == after and set(former) == set(new):
        return
    added = ", ".join(sorted(name for _, name in after - before)) or "none"
    gone = ", ".join(sorted(name for _, name in before - after)) or "none"
    raise GradingError(
        f"{assignment} is not released: the gradebook holds {_count(submissions, 'submission')} of it, and "
        f"questions cannot be added, removed or renamed any more (new: {added}; gone: {gone}). "
        "Take that change back, or make the new version an assignment of its own in another folder."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
