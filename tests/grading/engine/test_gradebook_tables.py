"""Our tables are nbgrader's: a new version of it that changes them must not go unnoticed."""

import pytest
from sqlalchemy import Table

from ngos_and_co.grading.engine.gradebook_tables import TABLES


@pytest.mark.parametrize("table", TABLES.sorted_tables, ids=lambda table: table.name)
def test_columns_are_nbgraders(table: Table) -> None:
    from nbgrader.api import Base

    theirs = Base.metadata.tables[table.name]
    for column in table.columns:
        known = theirs.columns[column.name]
        assert isinstance(known.type, type(column.type)), column.name
        assert known.primary_key == column.primary_key


@pytest.mark.parametrize(
    "name", ["student", "submitted_assignment", "submitted_notebook", "grade", "comment"]
)
def test_nothing_that_must_be_filled_is_left_out(name: str) -> None:
    from nbgrader.api import Base

    ours = TABLES.tables[name].columns
    theirs = Base.metadata.tables[name].columns
    required = [column.name for column in theirs if not column.nullable]
    assert [column for column in required if column not in ours] == []
