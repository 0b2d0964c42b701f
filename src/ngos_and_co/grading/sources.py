"""Check the facilitator's assignments before anything is made of them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.grading.readings import read_notebook_document
from ngos_and_co.questions.notebook import QuestionCell, questions_in
from ngos_and_co.questions.problems import Problem, QuestionError

MEND = "Run 'ngos execute' on the notebook, which sets it."
LOAD_LINE = "%load_ext ngos_and_co"


@attrs.frozen
class SourceNotebook:
    """A notebook of an assignment, with its questions.

    Attributes
    ----------
    place : str
        Path within the course, for messages.
    document : mapping
    questions : tuple of QuestionCell
    """

    place: str
    document: Mapping[str, Any]
    questions: tuple[QuestionCell, ...]


def read_sources(
    course: Path, folders: Iterable[Path]
) -> tuple[Mapping[str, tuple[SourceNotebook, ...]], list[Problem]]:
    """Read the notebooks of assignments.

    Parameters
    ----------
    course : Path
        The course's root, from which places are told.
    folders : iterable of Path
        Folders of assignments.

    Returns
    -------
    notebooks : mapping of str to tuple of SourceNotebook
        By the assignment's name.
    problems : list of Problem
        All that an author must mend before a release.
    """
    problems: list[Problem] = []
    assignments: dict[str, tuple[SourceNotebook, ...]] = {}
    for folder in folders:
        notebooks = []
        for path in sorted(folder.glob("*.ipynb")):
            notebook, found = _read_notebook(path, path.relative_to(course).as_posix())
            problems += found
            notebooks += [notebook] if notebook else []
        assignments[folder.name] = tuple(notebooks)
    problems += _ids_used_twice(assignments.values())
    return assignments, problems


def _read_notebook(path: Path, place: str) -> tuple[SourceNotebook | None, list[Problem]]:
    try:
        document = read_notebook_document(path.read_bytes())
    except (ValueError, OSError) as error:
        problem = Problem(
            place,
            "notebook-readable",
            f"It cannot be read as a notebook: {error}.",
            "Open it in JupyterLab and save it again.",
        )
        return None, [problem]
    cells = document["cells"]
    problems = list(_cell_id_problems(cells, place))
    try:
        questions = tuple(questions_in(document, place))
    except QuestionError as error:
        return None, [*problems, *error.problems]
    problems += [found for each in questions for found in _question_problems(cells, place, each)]
    if questions and not _is_loaded(cells[: questions[0].index]):
        problems.append(
            Problem(
                place,
                "load-cell",
                f"No cell before the first question says '{LOAD_LINE}'.",
                "Make it the notebook's second cell.",
            )
        )
    return SourceNotebook(place, document, questions), problems


def _cell_id_problems(cells: Iterable[Mapping[str, Any]], place: str) -> Iterator[Problem]:
    seen = set()
    for index, cell in enumerate(cells):
        cell_id = cell.get("id")
        if not cell_id or cell_id in seen:
            what = f"The cell id {cell_id!r} is used twice." if cell_id else "The cell has no id."
            # Without, each release would invent another, and never be the same twice.
            yield Problem(f"{place}, cell {index + 1}", "cell-id", what, MEND)
        seen.add(cell_id)


def _question_problems(
    cells: list[Mapping[str, Any]], place: str, found: QuestionCell
) -> Iterator[Problem]:
    question = found.question
    where = f"{place}, cell {found.index + 1} ({found.cell_id})"
    if not question.has_key:
        yield Problem(
            where,
            "key-missing",
            f"The question {question.id} has no answer key, so it could never be scored.",
            "Add the hidden lines with a key.",
            "key",
        )
    given = cells[found.index]["metadata"].get("nbgrader", {})
    wanted = {"grade": True, "grade_id": question.id, "points": question.points, "solution": False}
    wrong = [name for name, value in wanted.items() if given.get(name) != value]
    if wrong:
        yield Problem(
            where,
            "nbgrader-metadata",
            f"What nbgrader is told of the question {question.id} does not fit it: {', '.join(wrong)}.",
            MEND,
        )


def _is_loaded(cells: Iterable[Mapping[str, Any]]) -> bool:
    return any(
        line.strip() == LOAD_LINE
        for cell in cells
        if cell["cell_type"] == "code"
        for line in cell["source"].splitlines()
    )


def _ids_used_twice(assignments: Iterable[Iterable[SourceNotebook]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for notebook in (each for assignment in assignments for each in assignment):
        for found in notebook.questions:
            earlier = first.setdefault(found.question.id, notebook.place)
            if earlier != notebook.place:
                yield Problem(
                    f"{notebook.place}, cell {found.index + 1} ({found.cell_id})",
                    "id-unique",
                    f"The id {found.question.id!r} is already used in {earlier}.",
                    "Give each question an id of its own.",
                    "id",
                )
