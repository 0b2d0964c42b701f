"""The gradebook's rows that a write refers to or changes, read with one query a table."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import attrs
from sqlalchemy import Connection, Row, Table, select

from ngos_and_co.grading.engine import gradebook_tables as tables
from ngos_and_co.grading.problems import GradingError


@attrs.frozen
class NotebookRows:
    """A notebook of an assignment, with the row ids of its cells by grade id.

    Attributes
    ----------
    row_id : str
    graded : mapping of str to str
        Cells that have a grade.
    commented : mapping of str to str
        Cells that have a comment.
    """

    row_id: str
    graded: Mapping[str, str]
    commented: Mapping[str, str]


@attrs.frozen
class AssignmentRows:
    """An assignment.

    Attributes
    ----------
    row_id : str
    duedate : datetime or None
    notebooks : mapping of str to NotebookRows
        By name.
    """

    row_id: str
    duedate: datetime | None
    notebooks: Mapping[str, NotebookRows]


@attrs.frozen
class SubmissionRows:
    """What the gradebook holds of some trainees' submissions of one assignment.

    Attributes
    ----------
    trainees : frozenset of str
        Those whom it knows.
    submissions : mapping of str to Row
        By trainee.
    notebooks : mapping of (str, str) to str
        Row ids, by the row ids of submission and notebook.
    grades, comments : mapping of (str, str) to Row
        By the row ids of submitted notebook and cell.
    """

    trainees: frozenset[str]
    submissions: Mapping[str, Row[Any]]
    notebooks: Mapping[tuple[str, str], str]
    grades: Mapping[tuple[str, str], Row[Any]]
    comments: Mapping[tuple[str, str], Row[Any]]


def read_assignment_rows(connection: Connection, name: str) -> AssignmentRows:
    """Read an assignment.

    Raises
    ------
    GradingError
        If it is not, or no longer, in the gradebook.
    """
    assignment = connection.execute(
        select(tables.assignment.c.id, tables.assignment.c.duedate).where(
            tables.assignment.c.name == name
        )
    ).one_or_none()
    if assignment is None:
        raise GradingError(
            f"The gradebook knows no assignment {name!r}. Release it first: ngos release {name}."
        )
    notebooks = connection.execute(
        select(tables.notebook.c.id, tables.notebook.c.name).where(
            tables.notebook.c.assignment_id == assignment.id
        )
    ).all()
    cells = connection.execute(
        select(tables.base_cell).where(
            tables.base_cell.c.notebook_id.in_([row.id for row in notebooks])
        )
    ).all()

    def of(notebook_id: str, *kinds: str) -> Mapping[str, str]:
        return {
            cell.name: cell.id
            for cell in cells
            if cell.notebook_id == notebook_id and cell.type in kinds
        }

    return AssignmentRows(
        assignment.id,
        assignment.duedate,
        {
            row.name: NotebookRows(
                row.id, of(row.id, "GradeCell", "TaskCell"), of(row.id, "SolutionCell", "TaskCell")
            )
            for row in notebooks
        },
    )


def read_submission_rows(
    connection: Connection, assignment: AssignmentRows, trainees: Sequence[str]
) -> SubmissionRows:
    """Read what is known of some trainees, and keep others from changing it until the transaction ends."""
    students = connection.execute(
        select(tables.student.c.id).where(tables.student.c.id.in_(trainees))
    ).scalars()
    submitted = tables.submitted_assignment
    submissions = connection.execute(
        select(submitted)
        .where(submitted.c.assignment_id == assignment.row_id, submitted.c.student_id.in_(trainees))
        .with_for_update()
    ).all()
    notebooks = _rows_of(
        connection, tables.submitted_notebook, "assignment_id", [row.id for row in submissions]
    )
    notebook_ids = [row.id for row in notebooks]
    grades = _rows_of(connection, tables.grade, "notebook_id", notebook_ids)
    comments = _rows_of(connection, tables.comment, "notebook_id", notebook_ids)
    return SubmissionRows(
        frozenset(students),
        {row.student_id: row for row in submissions},
        {(row.assignment_id, row.notebook_id): row.id for row in notebooks},
        {(row.notebook_id, row.cell_id): row for row in grades},
        {(row.notebook_id, row.cell_id): row for row in comments},
    )


def _rows_of(
    connection: Connection, table: Table, column: str, ids: Iterable[str]
) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(table.c[column].in_(list(ids)))).all()
