"""From what a trainee's code computed to what can be stored: numbers, texts, lists and tables.

Nothing is imported for it: a value can only be of a library that its maker has imported.
"""

import datetime
import decimal
import fractions
import sys
from collections.abc import Iterable, Mapping, Set
from typing import Any

from ngos_and_co.questions.problems import excerpt
from ngos_and_co.questions.values import MOST_CELLS, TABLE, ValueProblem, date_text


def plain_value(value: Any, kind: str | None = None) -> Any:  # noqa: ANN401
    """Turn a value into one that JSON can hold.

    Parameters
    ----------
    value : object
        A number, text, date, list, set, array, Series, Index or DataFrame.
    kind : str or None
        What the question asks for, if that is known: a Series becomes a list, or a table with its index.

    Returns
    -------
    object
        A table as ``{"columns": [...], "rows": [[...]]}``. A DataFrame's named index becomes columns; one
        without a name is left out where it only numbers the rows.

    Raises
    ------
    ValueProblem
        If nothing of the kind can be made of it.
    """
    pandas = sys.modules.get("pandas")
    if pandas is not None:
        if isinstance(value, pandas.Series) and kind == TABLE:
            value = value.reset_index()
        if isinstance(value, pandas.DataFrame):
            return _plain_table(value, pandas)
        if isinstance(value, pandas.Series | pandas.Index | pandas.api.extensions.ExtensionArray):
            return _plain_list(value)
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.ndarray):
        return _plain_array(value)
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, Set):
        return sorted(_plain_list(value), key=lambda each: (str(type(each)), str(each)))
    if isinstance(value, list | tuple | range):
        return _plain_list(value)
    return _plain_entry(value)


def _plain_table(frame: Any, pandas: Any) -> dict[str, Any]:  # noqa: ANN401
    if frame.columns.nlevels > 1:
        raise ValueProblem(
            "it has more than one row of headings; give it one with .columns = [...]"
        )
    _check_size(len(frame), len(frame) * len(frame.columns))
    if any(name is not None for name in frame.index.names) or not _only_numbers_rows(frame, pandas):
        frame = frame.reset_index()
    columns = [_plain_entry(name) for name in frame.columns]
    columns = [name if isinstance(name, str) else str(name) for name in columns]
    cells = [_plain_list(frame.iloc[:, place]) for place in range(len(columns))]
    return {"columns": columns, "rows": [list(row) for row in zip(*cells, strict=True)]}


def _only_numbers_rows(frame: Any, pandas: Any) -> bool:  # noqa: ANN401
    return frame.index.nlevels == 1 and bool(pandas.api.types.is_integer_dtype(frame.index.dtype))


def _plain_array(array: Any) -> Any:  # noqa: ANN401
    if array.ndim == 0:
        return _plain_entry(array.item())
    if array.ndim > 1:
        raise ValueProblem("it is an array of more than one dimension; hand over a DataFrame")
    return _plain_list(array)


def _plain_mapping(value: Mapping[Any, Any]) -> dict[str, Any]:
    if set(value) != {"columns", "rows"}:
        raise ValueProblem("it is a dict; hand over a list, or a DataFrame made of it")
    return {
        "columns": _plain_list(value["columns"]),
        "rows": [_plain_list(row) for row in value["rows"]],
    }


def _plain_list(values: Iterable[Any]) -> list[Any]:
    size = len(values)  # type: ignore[arg-type]  # all that come here have one
    _check_size(size, size)
    return [_plain_entry(each) for each in values]


def _check_size(rows: int, cells: int) -> None:
    if max(rows, cells) > MOST_CELLS:
        raise ValueProblem(
            f"it has {max(rows, cells):,} values; an answer has at most {MOST_CELLS:,}"
        )


def _plain_entry(value: Any) -> Any:  # noqa: ANN401
    if _is_missing(value):
        return None
    if isinstance(value, decimal.Decimal | fractions.Fraction):
        return float(value)
    if isinstance(value, datetime.date):  # pandas' Timestamp is one too
        return date_text(value)
    if type(value).__module__ == "numpy" and hasattr(value, "item"):
        return _plain_entry(_unwrapped(value))
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool | int | float) or value is None:
        return value
    if type(value).__module__.partition(".")[0] == "pandas":  # a Period, an Interval, a Timedelta
        return str(value)
    raise ValueProblem(
        f"{excerpt(value)} is of type {type(value).__name__}, which cannot be handed over"
    )


def _unwrapped(value: Any) -> Any:  # noqa: ANN401
    if type(value).__name__ == "datetime64":
        if str(value) == "NaT":
            return None
        return datetime.datetime.fromisoformat(str(value.astype("datetime64[us]")))
    plain = value.item()
    if type(plain) is type(value):
        raise ValueProblem(f"{excerpt(value)} has no plain form")
    return plain


def _is_missing(value: object) -> bool:
    """Tell whether a value is one of the ways to say that there is none."""
    if isinstance(value, float):
        return value != value
    return type(value).__name__ in {"NaTType", "NAType"}
