"""Lists and tables are compared by the rules that the course states, and nothing of the key is told."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.questions.comparison import MOST_ROWS_TRIED, Comparison
from ngos_and_co.questions.tolerance import EXACT, Tolerance
from ngos_and_co.questions.values import Table, read_value

KEY = Table(
    ("country", "persons", "share"), (("BG", 12, 0.25), ("CZ", 30, 0.625), ("PL", None, None))
)
ANY_ORDER = Comparison(Tolerance(0.01), ordered=False)
IN_ORDER = Comparison(Tolerance(0.01), ordered=True)

ENTRIES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(-1e9, 1e9)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
)


def told(
    comparison: Comparison, answer: Table, key: Table = KEY
) -> list[tuple[str, dict[str, Any]]]:
    return [(each.name, each.places) for each in comparison.differences(answer, key)]


def table(*columns: str, rows: Any) -> Table:  # noqa: ANN401
    return Table(columns, tuple(map(tuple, rows)))


def test_rows_and_columns_may_stand_in_any_order() -> None:
    answer = table(
        "share",
        "country",
        "persons",
        rows=[(None, "pl", None), (0.25, "BG", 12.0), (0.63, "CZ", 30)],
    )
    assert told(ANY_ORDER, answer) == []
    assert told(IN_ORDER, answer) == [("valueColumnsOrder", {})]


@pytest.mark.parametrize(
    ("answer", "difference"),
    [
        (
            table("country", "persons", rows=[("BG", 12)]),
            ("valueColumnsMissing", {"columns": "share"}),
        ),
        (
            table("country", "persons", "share", "note", rows=[]),
            ("valueColumnsExtra", {"columns": "note"}),
        ),
        (table("country", "persons", "share", rows=KEY.rows[:2]), ("valueFewerRows", {"rows": 2})),
        (
            table("country", "persons", "share", rows=(*KEY.rows, KEY.rows[0])),
            ("valueMoreRows", {"rows": 4}),
        ),
        (
            table("country", "persons", "share", rows=[*KEY.rows[:2], ("PL", 0, None)]),
            ("valueRowsDiffer", {"count": 1}),
        ),
        (
            table("country", "persons", "share", rows=[KEY.rows[0], KEY.rows[0], KEY.rows[2]]),
            ("valueRowsDiffer", {"count": 1}),
        ),
    ],
)
def test_each_difference_is_told_by_its_place(
    answer: Table, difference: tuple[str, dict[str, Any]]
) -> None:
    assert told(ANY_ORDER, answer) == [difference]


def test_where_order_counts_the_first_cell_that_differs_is_named() -> None:
    answer = table(
        "country", "persons", "share", rows=[KEY.rows[0], ("CZ", 30, 0.7), ("PL", 1, None)]
    )
    assert told(IN_ORDER, answer) == [("valueCellDiffers", {"row": 2, "column": "share"})]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (1, 1.0, True),
        (1, 1.009, True),
        (1, 1.02, False),
        (True, 1, False),
        (True, True, True),
        (None, None, True),
        (None, 0, False),
        ("Łódź ", "lodz", True),
        ("1", 1, False),
        ("", None, False),
    ],
)
def test_single_entries(one: Any, other: Any, alike: bool) -> None:  # noqa: ANN401
    assert ANY_ORDER.entries_agree(one, other) is alike
    assert ANY_ORDER.entries_agree(other, one) is alike


def test_within_the_tolerance_the_best_pairing_counts() -> None:
    # Taken in turn, 1.0 would take 1.008 away from 1.016.
    comparison = Comparison(Tolerance(0.009), ordered=False)
    answer, key = (1.0, 1.016), (1.008, 0.992)
    assert list(comparison.list_differences(answer, key)) == []
    assert list(comparison.list_differences((1.0, 1.018), key)) != []


def test_a_long_list_of_rounded_numbers_is_compared_by_sorting() -> None:
    key = tuple(number + 0.004 for number in range(3 * MOST_ROWS_TRIED))
    answer = tuple(float(number) for number in reversed(range(3 * MOST_ROWS_TRIED)))
    assert list(ANY_ORDER.list_differences(answer, key)) == []
    changed = (*answer[:-1], -5.0)
    assert [each.name for each in ANY_ORDER.list_differences(changed, key)] == [
        "valueEntriesDiffer"
    ]


@given(st.lists(ENTRIES, max_size=30), st.randoms(use_true_random=False))
def test_a_list_equals_itself_in_any_order(entries: list[Any], chance: random.Random) -> None:
    comparison = Comparison(EXACT, ordered=False)
    value = read_value(entries, "list") or ()
    assert isinstance(value, tuple)
    mixed = chance.sample(value, len(value))
    assert list(comparison.list_differences(mixed, value)) == []


@given(st.data(), st.integers(1, 4), st.integers(0, 8), st.randoms(use_true_random=False))
def test_a_table_equals_itself_however_it_is_shuffled(
    data: st.DataObject, width: int, height: int, chance: random.Random
) -> None:
    row = st.tuples(*[ENTRIES] * width)
    rows = tuple(data.draw(st.lists(row, min_size=height, max_size=height)))
    columns = tuple("abcd"[:width])
    places = chance.sample(range(width), width)
    shuffled = Table(
        tuple(columns[place] for place in places),
        tuple(tuple(row[place] for place in places) for row in chance.sample(rows, height)),
    )
    assert told(Comparison(EXACT, ordered=False), shuffled, Table(columns, rows)) == []


@given(st.lists(ENTRIES, min_size=1, max_size=10), st.integers(1, 5))
def test_a_number_that_is_off_is_noticed(entries: list[Any], by: int) -> None:
    numbers = [*entries, 1000]
    changed = [*numbers]
    changed[-1] = 1000 + by
    comparison = Comparison(EXACT, ordered=False)
    assert list(comparison.list_differences(changed, numbers)) != []
