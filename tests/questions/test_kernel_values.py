"""What a kernel computes becomes plain numbers, texts, lists and tables."""

import datetime
import decimal
import fractions
import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ngos_and_co.questions.kernel_values import plain_value
from ngos_and_co.questions.values import MOST_CELLS, ValueProblem, read_value

FRAME = pd.DataFrame({"country": ["BG", "CZ"], "persons": [12, 30]})


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (3, 3),
        (np.int64(3), 3),
        (np.float32(0.5), 0.5),
        (np.bool_(True), True),
        (np.array(4), 4),
        (float("nan"), None),
        (np.float64("nan"), None),
        (pd.NA, None),
        (pd.NaT, None),
        (np.datetime64("NaT"), None),
        (decimal.Decimal("0.25"), 0.25),
        (fractions.Fraction(1, 4), 0.25),
        (np.str_("BG"), "BG"),
        (datetime.date(2024, 3, 1), "2024-03-01"),
        (datetime.datetime(2024, 3, 1, 12, 30), "2024-03-01T12:30:00"),
        (pd.Timestamp("2024-03-01"), "2024-03-01"),
        (np.datetime64("2024-03-01"), "2024-03-01"),
        (pd.Period("2024-03"), "2024-03"),
        ((1, 2), [1, 2]),
        (range(3), [0, 1, 2]),
        ({"b", "a"}, ["a", "b"]),
        (np.array([1.5, np.nan]), [1.5, None]),
        (pd.Series([1, 2], index=["a", "b"]), [1, 2]),
        (pd.Index(["a", "b"]), ["a", "b"]),
        (pd.Series([1, None], dtype="Int64"), [1, None]),
        (pd.Series(["x", None], dtype="category"), ["x", None]),
        (pd.array([1, None], dtype="Int64"), [1, None]),
    ],
)
def test_values_are_unwrapped(value: object, plain: object) -> None:
    unwrapped = plain_value(value)
    assert unwrapped == plain
    assert json.loads(json.dumps(unwrapped, allow_nan=False)) == plain


def test_a_frame_becomes_columns_and_rows() -> None:
    assert plain_value(FRAME) == {
        "columns": ["country", "persons"],
        "rows": [["BG", 12], ["CZ", 30]],
    }


@pytest.mark.parametrize(
    ("frame", "columns"),
    [
        (FRAME.set_index("country"), ["country", "persons"]),
        (FRAME.groupby("country").sum(), ["country", "persons"]),
        (FRAME[FRAME.persons > 12], ["country", "persons"]),
        (FRAME.rename_axis("row"), ["row", "country", "persons"]),
        (FRAME.assign(year=2020).set_index(["year", "country"]), ["year", "country", "persons"]),
        (FRAME.set_index(pd.Index(["x", "y"])), ["index", "country", "persons"]),
        (FRAME.rename(columns={"persons": 2020}), ["country", "2020"]),
        (FRAME.rename(columns={"persons": pd.Timestamp("2020-01-01")}), ["country", "2020-01-01"]),
    ],
)
def test_an_index_with_a_meaning_becomes_columns(frame: pd.DataFrame, columns: list[str]) -> None:
    assert plain_value(frame)["columns"] == columns


def test_a_series_becomes_a_table_where_one_is_asked_for() -> None:
    counts = FRAME.set_index("country")["persons"]
    assert plain_value(counts, "table") == {
        "columns": ["country", "persons"],
        "rows": [["BG", 12], ["CZ", 30]],
    }


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({"a": 1}, "a dict"),
        (object(), "cannot be handed over"),
        (print, "cannot be handed over"),
        (1j, "cannot be handed over"),
        (b"bytes", "cannot be handed over"),
        ([[1]], "cannot be handed over"),
        (np.zeros((2, 2)), "more than one dimension"),
        (pd.DataFrame({("a", "b"): [1]}), "more than one row of headings"),
        (range(MOST_CELLS + 1), "at most"),
        (pd.DataFrame({"a": range(11_000), "b": 0}), "at most"),
    ],
)
def test_what_cannot_be_handed_over_is_told(value: object, sentence: str) -> None:
    with pytest.raises(ValueProblem, match=sentence):
        plain_value(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("text", "number"),
        (True, "number"),
        (10**400, "number"),
        (1e301, "number"),
        (float("inf"), "number"),
        (float("nan"), "number"),
        (3, "text"),
        ("\ud800", "text"),
        ("\x00", "text"),
        ("x" * 5001, "text"),
        ("abc", "list"),
        ([[1]], "list"),
        ([{}], "list"),
        ([0] * (MOST_CELLS + 1), "list"),
        ([1], "table"),
        ({"columns": ["a"]}, "table"),
        ({"columns": ["a"], "rows": [[1]], "more": 1}, "table"),
        ({"columns": "a", "rows": []}, "table"),
        ({"columns": ["a", "a"], "rows": []}, "table"),
        ({"columns": ["a"], "rows": [[1, 2]]}, "table"),
        ({"columns": ["a"], "rows": ["b"]}, "table"),
        ({"columns": [1], "rows": [[1]]}, "table"),
        ({"columns": ["a"], "rows": [[[]]]}, "table"),
        ({"columns": [], "rows": [[]] * (MOST_CELLS + 1)}, "table"),
    ],
)
def test_a_stored_value_of_another_form_is_refused(value: Any, kind: str) -> None:  # noqa: ANN401
    with pytest.raises(ValueProblem):
        read_value(value, kind)


@pytest.mark.parametrize(
    ("value", "kind"), [("  ", "text"), ([], "list"), ({"columns": [], "rows": []}, "table")]
)
def test_an_empty_value_is_no_answer(value: Any, kind: str) -> None:  # noqa: ANN401
    assert read_value(value, kind) is None
