"""Read a cohort's results from the gradebook: one query a table, however many trainees there are."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import attrs
from sqlalchemy import Connection, Row, Select, select

from ngos_and_co.grading.engine import gradebook_tables as tables
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.report.records import GradedCell


@attrs.frozen
class GradedWork:
    """What the gradebook holds of one trainee's submission.

    Attributes
    ----------
    timestamp : datetime or None
    scores : dict of str to float or None
    waiting : list of str
    penalty : float
    """

    timestamp: datetime | None
    scores: dict[str, float | None] = attrs.field(factory=dict)
    waiting: list[str] = attrs.field(factory=list)
    penalty: float = 0.0


@attrs.frozen
class GradebookContents:
    """All that a report needs of a gradebook.

    Attributes
    ----------
    trainees : frozenset of str
    cells : mapping of str to sequence of GradedCell
        By assignment, sorted by name.
    work : mapping of str to mapping of str to GradedWork
        By assignment, then by trainee.
    """

    trainees: frozenset[str]
    cells: Mapping[str, Sequence[GradedCell]]
    work: Mapping[str, Mapping[str, GradedWork]]


def read_gradebook(connection: Connection, assignment: str | None = None) -> GradebookContents:
    """Read all assignments, or one.

    Raises
    ------
    GradingError
        If the gradebook does not know the assignment.
    """
    wanted = select(tables.assignment.c.id, tables.assignment.c.name)
    if assignment is not None:
        wanted = wanted.where(tables.assignment.c.name == assignment)
    names = {row.id: row.name for row in connection.execute(wanted)}
    if assignment is not None and not names:
        raise GradingError(
            f"The gradebook knows no assignment {assignment!r}. Release it first: "
            f"ngos release {assignment}."
        )
    notebooks = connection.execute(
        _of_assignments(select(tables.notebook), tables.notebook.c.assignment_id, assignment)
    ).all()
    cells = _read_cells(connection, notebooks, with_sources=assignment is not None)
    by_assignment: dict[str, list[GradedCell]] = {name: [] for name in names.values()}
    for notebook in notebooks:
        by_assignment[names[notebook.assignment_id]] += cells[notebook.id].values()
    named = {
        row_id: cell.name for of_notebook in cells.values() for row_id, cell in of_notebook.items()
    }
    return GradebookContents(
        frozenset(connection.execute(select(tables.student.c.id)).scalars()),
        {name: sorted(each, key=lambda cell: cell.name) for name, each in by_assignment.items()},
        _read_work(connection, names, named, assignment),
    )


def _of_assignments(query: Select[Any], column: Any, assignment: str | None) -> Select[Any]:  # noqa: ANN401
    if assignment is None:
        return query
    return query.join(tables.assignment, tables.assignment.c.id == column).where(
        tables.assignment.c.name == assignment
    )


def _read_cells(
    connection: Connection, notebooks: Sequence[Row[Any]], *, with_sources: bool
) -> Mapping[str, Mapping[str, GradedCell]]:
    """Read the cells that earn points, by the row ids of notebook and cell."""
    base = tables.base_cell
    rows = connection.execute(
        select(
            base.c.id,
            base.c.name,
            base.c.notebook_id,
            tables.grade_cells.c.max_score.label("graded"),
            tables.task_cells.c.max_score.label("task"),
        )
        .outerjoin(tables.grade_cells, tables.grade_cells.c.id == base.c.id)
        .outerjoin(tables.task_cells, tables.task_cells.c.id == base.c.id)
        .where(base.c.type.in_(["GradeCell", "TaskCell"]))
    ).all()
    sources = _read_sources(connection, notebooks) if with_sources else {}
    notebook_of = {notebook.id: notebook for notebook in notebooks}
    known = [row for row in rows if row.notebook_id in notebook_of]
    same = Counter((notebook_of[row.notebook_id].assignment_id, row.name) for row in known)
    cells: dict[str, dict[str, GradedCell]] = {notebook.id: {} for notebook in notebooks}
    for row in known:
        notebook = notebook_of[row.notebook_id]
        alone = same[notebook.assignment_id, row.name] == 1
        cells[row.notebook_id][row.id] = GradedCell(
            row.name if alone else f"{notebook.name}/{row.name}",
            row.graded if row.graded is not None else row.task or 0.0,
            sources.get((row.notebook_id, row.name), ""),
        )
    return cells


def _read_sources(
    connection: Connection, notebooks: Sequence[Row[Any]]
) -> Mapping[tuple[str, str], str]:
    source = tables.source_cell
    rows = connection.execute(
        select(source.c.notebook_id, source.c.name, source.c.source).where(
            source.c.notebook_id.in_([notebook.id for notebook in notebooks])
        )
    )
    return {(row.notebook_id, row.name): row.source or "" for row in rows}


def _read_work(
    connection: Connection,
    names: Mapping[str, str],
    cells: Mapping[str, str],
    assignment: str | None,
) -> Mapping[str, Mapping[str, GradedWork]]:
    submitted, notebook, grade = (
        tables.submitted_assignment,
        tables.submitted_notebook,
        tables.grade,
    )
    penalties: dict[str, float] = defaultdict(float)
    submission_of = {}
    for row in connection.execute(
        _of_assignments(
            select(
                notebook.c.id, notebook.c.assignment_id, notebook.c.late_submission_penalty
            ).join(submitted, submitted.c.id == notebook.c.assignment_id),
            submitted.c.assignment_id,
            assignment,
        )
    ):
        submission_of[row.id] = row.assignment_id
        penalties[row.assignment_id] += row.late_submission_penalty or 0.0
    work: dict[str, dict[str, GradedWork]] = {name: {} for name in names.values()}
    by_submission = {}
    for row in connection.execute(
        _of_assignments(select(submitted), submitted.c.assignment_id, assignment)
    ):
        one = GradedWork(row.timestamp, penalty=penalties[row.id])
        work[names[row.assignment_id]][row.student_id] = by_submission[row.id] = one
    grades = select(
        grade.c.notebook_id,
        grade.c.cell_id,
        grade.c.auto_score,
        grade.c.manual_score,
        grade.c.extra_credit,
        grade.c.needs_manual_grade,
    )
    if assignment is not None:
        grades = grades.join(notebook, notebook.c.id == grade.c.notebook_id).join(
            submitted, submitted.c.id == notebook.c.assignment_id
        )
        grades = _of_assignments(grades, submitted.c.assignment_id, assignment)
    work_of = {
        notebook_id: by_submission[submission]
        for notebook_id, submission in submission_of.items()
        if submission in by_submission
    }
    for notebook_id, cell_id, auto, manual, extra, needs_person in _rows(connection, grades):
        name = cells.get(cell_id)
        graded = work_of.get(notebook_id)
        if name is None or graded is None:
            continue
        # A person's points come before the automatic ones, as in nbgrader.
        score = auto if manual is None else manual
        if extra:
            score = (score or 0.0) + extra
        graded.scores[name] = score
        if needs_person:
            graded.waiting.append(name)
    return work


def _rows(connection: Connection, query: Select[Any]) -> Sequence[tuple[Any, ...]]:
    """Read all rows as the driver gives them: there are very many, and none needs a conversion."""
    return connection.execute(query).cursor.fetchall()
