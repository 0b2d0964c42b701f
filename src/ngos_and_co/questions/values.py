"""Values that code hands over: numbers, texts, lists and tables, in one normal form that JSON can hold."""

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from ngos_and_co.questions.folding import UNPRINTABLE
from ngos_and_co.questions.problems import excerpt

MOST_CELLS = 20_000
"""Entries of a list, or rows times columns of a table; more is a data set and no answer."""
LONGEST_TEXT = 5_000
"""Characters of a text, or of one entry."""
LARGEST_NUMBER = 10**300

NUMBER, TEXT, LIST, TABLE = "number", "text", "list", "table"

Entry = bool | float | str | None
"""One value of a list or a table; None where it is missing."""


class ValueProblem(ValueError):  # noqa: N818 (it is a trainee's value, and no error of the program)
    """A value is not what is asked for; the message is a clause that says why, without a full stop."""


@attrs.frozen
class Table:
    """A table.

    Attributes
    ----------
    columns : tuple of str
        Their names, each once.
    rows : tuple of tuple
        As long as `columns` each.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.rows), len(self.columns)


Value = float | str | tuple[Entry, ...] | Table


def read_value(value: object, kind: str) -> Value | None:
    """Read a value in the form in which it is stored.

    Parameters
    ----------
    value : object
        As JSON, or YAML, has it; a table as ``{"columns": [...], "rows": [[...]]}``.
    kind : {"number", "text", "list", "table"}

    Returns
    -------
    float, str, tuple, Table or None
        None if it is empty: a blank text, a list or table without entries.

    Raises
    ------
    ValueProblem
        If it is not of this kind, or too large.
    """
    return None if value is None else READERS[kind](value)


def kind_of(value: object) -> str:
    """Tell which kind a stored value seems to be of, where no question says it."""
    if isinstance(value, str):
        return TEXT
    if isinstance(value, list | tuple):
        return LIST
    return TABLE if isinstance(value, Mapping) else NUMBER


def as_json(value: Value | None) -> Any:  # noqa: ANN401
    """Give a value in the form in which it is stored."""
    if isinstance(value, Table):
        return {"columns": list(value.columns), "rows": [list(row) for row in value.rows]}
    return list(value) if isinstance(value, tuple) else value


def in_short(value: Value) -> str:
    """Say a value in a few words, for whoever handed it over."""
    if isinstance(value, Table):
        rows, columns = value.shape
        return f"{rows} × {columns}: {excerpt(', '.join(value.columns))[1:-1]}"
    if isinstance(value, tuple):
        return excerpt(list(value))
    return excerpt(value) if isinstance(value, str) else f"{value:.15g}"


def _read_number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueProblem(f"{excerpt(value)} is not a number")
    if (number := _read_finite(value)) is None:
        raise ValueProblem("it is not a number, but a missing one")
    return number


def _read_text(value: object) -> str | None:
    entry = _read_entry(value)
    if not isinstance(entry, str):
        raise ValueProblem(f"{excerpt(value)} is not a text")
    return entry.strip() or None


def _read_list(value: object) -> tuple[Entry, ...] | None:
    if not isinstance(value, list | tuple):
        raise ValueProblem(f"{excerpt(value)} is not a list")
    _check_size(len(value), "entries")
    return tuple(_read_entry(each) for each in value) or None


def _read_table(value: object) -> Table | None:
    if not isinstance(value, Mapping) or set(value) != {"columns", "rows"}:
        raise ValueProblem(f"{excerpt(value)} is not a table")
    columns, rows = value["columns"], value["rows"]
    if not _is_sequence(columns) or not _is_sequence(rows):
        raise ValueProblem("its columns and rows are not lists")
    _check_size(len(columns) * max(len(rows), 1), "cells")
    _check_size(len(rows), "rows")
    names = tuple(_read_column_name(name) for name in columns)
    if len(set(names)) < len(names):
        raise ValueProblem("two of its columns have the same name")
    for row in rows:
        if not _is_sequence(row) or len(row) != len(names):
            raise ValueProblem("one of its rows is not as long as its columns are many")
    return Table(names, tuple(tuple(map(_read_entry, row)) for row in rows)) if names else None


READERS: Mapping[str, Callable[[object], Value | None]] = MappingProxyType(
    {NUMBER: _read_number, TEXT: _read_text, LIST: _read_list, TABLE: _read_table}
)
KINDS = tuple(READERS)


def _is_sequence(value: object) -> bool:
    return isinstance(value, list | tuple)


def _check_size(size: int, of: str) -> None:
    if size > MOST_CELLS:
        raise ValueProblem(f"it has {size:,} {of}; an answer has at most {MOST_CELLS:,}")


def _read_column_name(name: object) -> str:
    entry = _read_entry(name)
    if not isinstance(entry, str) or not entry.strip():
        raise ValueProblem(f"its column {excerpt(name)} is not named by a text")
    return entry.strip()


def _read_entry(value: object) -> Entry:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _read_finite(value)
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise ValueProblem(f"a text in it is longer than {LONGEST_TEXT:,} characters")
        if UNPRINTABLE.search(value):
            raise ValueProblem("a text in it holds signs that cannot be shown")
        return value
    if isinstance(value, datetime.date):  # YAML reads dates; JSON has them as texts
        return date_text(value)
    raise ValueProblem(
        f"{excerpt(value)} in it is neither a number, a text, true, false nor missing"
    )


def _read_finite(value: float) -> float | None:
    if value != value:  # not a number, which is how pandas writes what is missing
        return None
    if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
        raise ValueProblem("a number in it is too large to be compared")
    return value


def date_text(value: datetime.date) -> str:
    """Write a date as ISO 8601 has it, without a time where that is midnight."""
    if isinstance(value, datetime.datetime) and value.timetz() == datetime.time(0):
        return value.date().isoformat()
    return value.isoformat()
