"""nbgrader's gradebook as tables, as far as grading reads and writes them.

nbgrader's own classes would do, but importing them takes seconds, and each grade a query of its own. A test
compares these tables with nbgrader's. Its migrations stay in charge of the schema: nothing is created here.
"""

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    Interval,
    MetaData,
    String,
    Table,
    Text,
)

TABLES = MetaData()

assignment = Table(
    "assignment",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("name", String(128)),
    Column("duedate", DateTime()),
    Column("course_id", String(128)),
)
notebook = Table(
    "notebook",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("name", String(128)),
    Column("assignment_id", String(32)),
)
base_cell = Table(
    "base_cell",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("name", String(128)),
    Column("notebook_id", String(32)),
    Column("type", String(50)),
)
grade_cells = Table(
    "grade_cells",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("max_score", Float()),
)
task_cells = Table(
    "task_cells",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("max_score", Float()),
)
source_cell = Table(
    "source_cell",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("name", String(128)),
    Column("cell_type", String()),
    Column("locked", Boolean()),
    Column("source", Text()),
    Column("checksum", String(128)),
    Column("notebook_id", String(32)),
)
student = Table("student", TABLES, Column("id", String(128), primary_key=True))
submitted_assignment = Table(
    "submitted_assignment",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("assignment_id", String(32)),
    Column("student_id", String(128)),
    Column("timestamp", DateTime()),
    Column("extension", Interval()),
)
submitted_notebook = Table(
    "submitted_notebook",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("assignment_id", String(32)),
    Column("notebook_id", String(32)),
    Column("flagged", Boolean()),
    Column("late_submission_penalty", Float()),
)
grade = Table(
    "grade",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("notebook_id", String(32)),
    Column("cell_id", String(32)),
    Column("auto_score", Float()),
    Column("manual_score", Float()),
    Column("extra_credit", Float()),
    Column("needs_manual_grade", Boolean()),
)
comment = Table(
    "comment",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("notebook_id", String(32)),
    Column("cell_id", String(32)),
    Column("auto_comment", Text()),
    Column("manual_comment", Text()),
)
