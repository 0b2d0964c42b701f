"""What facilitators wrote to answers: one query."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, select

from ngos_and_co.grading.engine import gradebook_tables as tables


def read_comments(connection: Connection, assignment: str) -> Mapping[str, Mapping[str, str]]:
    """Give what persons wrote to an assignment's answers, by trainee, then by grade id."""
    comment, cell, notebook = tables.comment, tables.base_cell, tables.submitted_notebook
    submitted = tables.submitted_assignment
    rows = connection.execute(
        select(submitted.c.student_id, cell.c.name, comment.c.manual_comment)
        .join(cell, cell.c.id == comment.c.cell_id)
        .join(notebook, notebook.c.id == comment.c.notebook_id)
        .join(submitted, submitted.c.id == notebook.c.assignment_id)
        .join(tables.assignment, tables.assignment.c.id == submitted.c.assignment_id)
        .where(tables.assignment.c.name == assignment)
    )
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for trainee, name, text in rows:
        if text:
            found[trainee][name] = text
    return found
