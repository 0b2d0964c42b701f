"""Gradebooks of any size, made with a few statements: for the tests of the report, and its benchmark."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, insert

from ngos_and_co.grading.engine import gradebook_tables as tables

HANDED_IN = datetime(2026, 11, 20, 10, 0)
Scorer = Callable[[int, int], float | None]
"""Gives a score, or None where a person is awaited, for the numbers of trainee and question."""


def make_gradebook(path: Path) -> str:
    """Make an empty gradebook and give its address."""
    address = f"sqlite:///{path.as_posix()}"
    engine = create_engine(address)
    tables.TABLES.create_all(engine)
    engine.dispose()
    return address


def fill_gradebook(
    address: str,
    assignments: Sequence[str],
    trainees: Sequence[str],
    sources: Sequence[tuple[str, float, str]],
    score: Scorer,
) -> None:
    """Put in assignments of one notebook each, all with the same questions, graded for all trainees.

    Parameters
    ----------
    address : str
    assignments, trainees : sequence of str
    sources : sequence of (str, float, str)
        Name, points and source of each question.
    score : callable
    """
    engine = create_engine(address)
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in tables.TABLES.tables}

    def add(table: str, **values: object) -> str:
        row = {"id": uuid4().hex} | values
        rows[table].append(row)
        return str(row["id"])

    for trainee in trainees:
        add("student", id=trainee)
    for assignment in assignments:
        assignment_id = add("assignment", name=assignment)
        notebook_id = add("notebook", name=assignment, assignment_id=assignment_id)
        cells = []
        for name, points, source in sources:
            cells.append(add("base_cell", name=name, notebook_id=notebook_id, type="GradeCell"))
            add("grade_cells", id=cells[-1], max_score=points)
            add(
                "source_cell",
                name=name,
                cell_type="code",
                locked=True,
                source=source,
                notebook_id=notebook_id,
            )
        for number, trainee in enumerate(trainees):
            submission = add(
                "submitted_assignment",
                assignment_id=assignment_id,
                student_id=trainee,
                timestamp=HANDED_IN,
            )
            handed_in = add(
                "submitted_notebook",
                assignment_id=submission,
                notebook_id=notebook_id,
                flagged=False,
            )
            for place, cell in enumerate(cells):
                points = score(number, place)
                add(
                    "grade",
                    notebook_id=handed_in,
                    cell_id=cell,
                    auto_score=points,
                    needs_manual_grade=points is None,
                )
    with engine.begin() as connection:
        for name, table in tables.TABLES.tables.items():
            if rows[name]:
                connection.execute(insert(table), rows[name])
    engine.dispose()
