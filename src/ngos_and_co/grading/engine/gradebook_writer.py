"""Write grades into nbgrader's gradebook: the rows that nbgrader itself would write, many in one transaction.

A submission is written wholly or not at all. What a person has given is never touched: manual scores, extra
credit, manual comments.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import attrs
from sqlalchemy import Connection, Engine, Table, bindparam, insert, update

from ngos_and_co.grading.engine import gradebook_tables as tables
from ngos_and_co.grading.engine.gradebook_connection import told_plainly
from ngos_and_co.grading.engine.gradebook_rows import (
    AssignmentRows,
    NotebookRows,
    SubmissionRows,
    read_assignment_rows,
    read_submission_rows,
)
from ngos_and_co.grading.engine.result import GradedNotebook, GradedSubmission

LatePenalty = Callable[[str, float, float], float | None]
"""As nbgrader's plugin: trainee, score of the notebook, seconds late; gives the points taken off, or None."""

ORDER = (
    tables.student,
    tables.submitted_assignment,
    tables.submitted_notebook,
    tables.grade,
    tables.comment,
)
"""Each table refers only to those before it."""
ROW_ID = "row_id"


@attrs.frozen
class GradebookWriter:
    """The one writer of a grading run.

    Attributes
    ----------
    engine : Engine
    assignment : str
    late_penalty : callable or None
        None if nothing is ever taken off.
    """

    engine: Engine
    assignment: str
    late_penalty: LatePenalty | None = None

    def write(self, submissions: Sequence[GradedSubmission]) -> None:
        """Write submissions, each of another trainee, in one transaction.

        Raises
        ------
        GradingError
            If the gradebook stays busy or cannot be used; nothing is then written.
        """
        with told_plainly(), self.engine.begin() as connection:
            assignment = read_assignment_rows(connection, self.assignment)
            trainees = [submission.trainee for submission in submissions]
            known = read_submission_rows(connection, assignment, trainees)
            changes = _Changes(assignment, known, self.late_penalty)
            for submission in submissions:
                changes.add(submission)
            changes.write(connection)


@attrs.frozen
class _Changes:
    """Rows to insert and to update, gathered before the first is written."""

    assignment: AssignmentRows
    known: SubmissionRows
    late_penalty: LatePenalty | None
    _inserts: dict[Table, list[dict[str, Any]]] = attrs.field(
        factory=lambda: {table: [] for table in ORDER}, init=False
    )
    _updates: dict[Table, list[dict[str, Any]]] = attrs.field(
        factory=lambda: {table: [] for table in ORDER}, init=False
    )

    def add(self, submission: GradedSubmission) -> None:
        if submission.trainee not in self.known.trainees:
            self._inserts[tables.student].append({"id": submission.trainee})
        submission_id, late = self._add_submission(submission)
        graded = {notebook.name: notebook for notebook in submission.notebooks}
        for name, rows in self.assignment.notebooks.items():
            notebook_id, is_new = self._add_notebook(submission_id, rows)
            self._add_comments(notebook_id, rows, graded.get(name))
            score = self._add_grades(notebook_id, rows, graded.get(name))
            if name in graded and graded[name].document is not None:
                penalty = self._penalty(submission.trainee, score, late)
                if penalty is not None or not is_new:
                    self._update(
                        tables.submitted_notebook, notebook_id, late_submission_penalty=penalty
                    )

    def write(self, connection: Connection) -> None:
        for table in ORDER:
            if rows := self._inserts[table]:
                connection.execute(insert(table), rows)
        for table in ORDER:
            if rows := self._updates[table]:
                names = [name for name in rows[0] if name != ROW_ID]
                connection.execute(
                    update(table)
                    .where(table.c.id == bindparam(ROW_ID))
                    .values({name: bindparam(f"new_{name}") for name in names}),
                    [
                        {ROW_ID: row[ROW_ID]} | {f"new_{name}": row[name] for name in names}
                        for row in rows
                    ],
                )

    def _insert(self, table: Table, **values: object) -> str:
        row_id = uuid4().hex
        self._inserts[table].append({"id": row_id, **values})
        return row_id

    def _update(self, table: Table, row_id: str, **values: object) -> None:
        self._updates[table].append({ROW_ID: row_id, **values})

    def _add_submission(self, submission: GradedSubmission) -> tuple[str, float]:
        """Give the submission's row id, and how many seconds late it is."""
        row = self.known.submissions.get(submission.trainee)
        if row is None:
            row_id = self._insert(
                tables.submitted_assignment,
                assignment_id=self.assignment.row_id,
                student_id=submission.trainee,
                timestamp=submission.timestamp,
            )
            return row_id, self._seconds_late(submission.timestamp, None)
        timestamp = submission.timestamp or row.timestamp
        self._update(tables.submitted_assignment, row.id, timestamp=timestamp)
        return str(row.id), self._seconds_late(timestamp, row.extension)

    def _seconds_late(self, timestamp: datetime | None, extension: timedelta | None) -> float:
        due = self.assignment.duedate
        if timestamp is None or due is None:
            return 0.0
        return max(0.0, (timestamp - due - (extension or timedelta())).total_seconds())

    def _add_notebook(self, submission_id: str, rows: NotebookRows) -> tuple[str, bool]:
        known = self.known.notebooks.get((submission_id, rows.row_id))
        if known is not None:
            return known, False
        row_id = self._insert(
            tables.submitted_notebook,
            assignment_id=submission_id,
            notebook_id=rows.row_id,
            flagged=False,
        )
        return row_id, True

    def _add_grades(
        self, notebook_id: str, rows: NotebookRows, graded: GradedNotebook | None
    ) -> float:
        """Give the notebook's score, what a person gave included."""
        found = {grade.grade_id: grade for grade in graded.grades} if graded else {}
        score = 0.0
        for name, cell_id in rows.graded.items():
            known = self.known.grades.get((notebook_id, cell_id))
            grade = found.get(name)
            auto = grade.auto_score if grade else known.auto_score if known else None
            manual = known.manual_score if known else None
            if known is None:
                waits = grade is None or auto is None or grade.needs_person
                self._insert(
                    tables.grade,
                    notebook_id=notebook_id,
                    cell_id=cell_id,
                    auto_score=auto,
                    needs_manual_grade=waits,
                )
            elif grade is not None:
                waits = manual is not None or auto is None or grade.needs_person
                self._update(tables.grade, known.id, auto_score=auto, needs_manual_grade=waits)
            given = manual if manual is not None else auto
            if given is not None:
                score += given + ((known.extra_credit or 0.0) if known else 0.0)
        return score

    def _add_comments(
        self, notebook_id: str, rows: NotebookRows, graded: GradedNotebook | None
    ) -> None:
        found = {each.grade_id: each.auto_comment for each in graded.comments} if graded else {}
        for name, cell_id in rows.commented.items():
            known = self.known.comments.get((notebook_id, cell_id))
            if known is None:
                self._insert(
                    tables.comment,
                    notebook_id=notebook_id,
                    cell_id=cell_id,
                    auto_comment=found.get(name),
                )
            elif name in found and known.auto_comment != found[name]:
                self._update(tables.comment, known.id, auto_comment=found[name])

    def _penalty(self, trainee: str, score: float, seconds_late: float) -> float | None:
        if self.late_penalty is None or seconds_late <= 0:
            return None
        penalty = self.late_penalty(trainee, score, seconds_late)
        return None if penalty is None else min(max(0.0, penalty), score)
