"""Read an assignment's plan: the keys from the gradebook, the order of cells from the released notebooks."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from ngos_and_co.grading.engine import gradebook_tables as tables
from ngos_and_co.grading.engine.plan import GradingPlan, PlannedCell, PlannedNotebook
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.readings import read_notebook_document
from ngos_and_co.questions.problems import QuestionError


def read_plan(connection: Connection, released: Path, assignment: str) -> GradingPlan:
    """Read what submissions of an assignment are graded against.

    Parameters
    ----------
    connection : Connection
        To the gradebook.
    released : Path
        The assignment's folder in ``exercises/``.
    assignment : str

    Raises
    ------
    GradingError
        If the assignment was not released, or its keys cannot be used.
    """
    rows = connection.execute(
        select(tables.notebook.c.id, tables.notebook.c.name)
        .join(tables.assignment, tables.assignment.c.id == tables.notebook.c.assignment_id)
        .where(tables.assignment.c.name == assignment)
        .order_by(tables.notebook.c.name)
    ).all()
    if not rows:
        raise GradingError(
            f"The gradebook knows no assignment {assignment!r}. Release it first: ngos release {assignment}."
        )
    notebooks = tuple(
        PlannedNotebook(name, _read_cells(connection, notebook_id), _read_template(released, name))
        for notebook_id, name in rows
    )
    for notebook in notebooks:
        _check_questions(notebook, assignment)
    return GradingPlan(assignment, notebooks)


def _read_cells(connection: Connection, notebook_id: str) -> Mapping[str, PlannedCell]:
    marks: dict[str, dict[str, float | None]] = {}
    for name, kind, graded, task in connection.execute(
        select(
            tables.base_cell.c.name,
            tables.base_cell.c.type,
            tables.grade_cells.c.max_score,
            tables.task_cells.c.max_score,
        )
        .outerjoin(tables.grade_cells, tables.grade_cells.c.id == tables.base_cell.c.id)
        .outerjoin(tables.task_cells, tables.task_cells.c.id == tables.base_cell.c.id)
        .where(tables.base_cell.c.notebook_id == notebook_id)
    ):
        marks.setdefault(name, {})[kind] = graded if graded is not None else task
    sources = tables.source_cell
    return {
        row.name: _planned_cell(row, marks.get(row.name, {}))
        for row in connection.execute(
            select(sources.c.name, sources.c.cell_type, sources.c.locked, sources.c.source)
            .add_columns(sources.c.checksum)
            .where(sources.c.notebook_id == notebook_id)
        )
    }


def _planned_cell(row: Any, marks: Mapping[str, float | None]) -> PlannedCell:  # noqa: ANN401
    return PlannedCell(
        grade_id=row.name,
        cell_type=row.cell_type,
        source=row.source,
        checksum=row.checksum,
        points=marks.get("GradeCell", marks.get("TaskCell")),
        is_graded="GradeCell" in marks,
        is_solution="SolutionCell" in marks,
        is_task="TaskCell" in marks,
        is_locked=row.locked,
    )


def _read_template(released: Path, name: str) -> Mapping[str, Any]:
    path = released / f"{name}.ipynb"
    try:
        document = dict(read_notebook_document(path.read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise GradingError(
            f"The released notebook {path} cannot be read ({error}). Run: ngos release {released.name}."
        ) from None
    return {"metadata": {}, "nbformat": 4, "nbformat_minor": 5} | document


def _check_questions(notebook: PlannedNotebook, assignment: str) -> None:
    mend = f"Release the assignment again: ngos release {assignment}."
    try:
        for cell, question in notebook.question_cells():
            if not question.has_key:
                raise GradingError(f"In the gradebook, {question.id} has no answer key. {mend}")
            if (cell.grade_id, cell.points) != (question.id, question.points):
                raise GradingError(
                    f"In the gradebook, the cell {cell.grade_id} with {cell.points} points holds the "
                    f"question {question.id} with {question.points}. {mend}"
                )
    except QuestionError as error:
        raise GradingError(
            f"A question of {notebook.name} cannot be read in the gradebook. {mend}", str(error)
        ) from None
