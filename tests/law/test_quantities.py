import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.law.quantities import (
    Interval,
    Money,
    QuantityError,
    interval_text,
    read_interval,
    read_money,
)

NUMBERS = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (1200, 1200, 1200),
        ("1,200", 1200, 1200),
        ("1 200", 1200, 1200),
        ("1000 to 5000", 1000, 5000),
        ("1000-5000", 1000, 5000),
        ("1000+", 1000, math.inf),
        ("1.5 billion", 1.5e9, 1.5e9),
        ("30 to 40 million", 30e6, 40e6),
        (0, 0, 0),
    ],
)
def test_numbers_and_ranges_are_read(text: object, low: float, high: float) -> None:
    assert read_interval(text) == Interval(low, high)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (-1, "less than 0"),
        ("-5", "less than 0"),
        ("−5 million", "less than 0"),
        (math.nan, "no number to count with"),
        (math.inf, "no number to count with"),
        (True, "no number"),
        ([1], "no number"),
        ("a lot", "cannot be read"),
        ("", "cannot be read"),
        ("5 zillion", "cannot be read"),
        ("9 to 3", "end is less"),
        (1e16, "more than"),
        ("1" + "0" * 400, "no number to count with"),
    ],
)
def test_what_is_no_quantity_is_told(value: object, why: str) -> None:
    with pytest.raises(QuantityError, match=why):
        read_interval(value)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("36 million", "currency '36'"),
        ("EURO 5", "currency 'EURO'"),
        ("eur 5", "currency 'eur'"),
        ("EUR", "does not name"),
        (5, "does not name"),
        ("EUR -5", "less than 0"),
    ],
)
def test_money_without_a_known_currency_is_told(value: object, why: str) -> None:
    with pytest.raises(QuantityError, match=why):
        read_money(value)


def test_money_is_read() -> None:
    assert read_money("GBP 36 million") == Money("GBP", Interval(36e6, 36e6))


@given(st.text())
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        interval = read_interval(text)
    except QuantityError as error:
        assert str(error)
    else:
        assert 0 <= interval.low <= interval.high


@given(NUMBERS, NUMBERS, NUMBERS)
def test_an_interval_reaches_a_bound_only_if_every_number_in_it_does(
    one: int, other: int, bound: int
) -> None:
    interval = Interval(min(one, other), max(one, other))
    for strictly in (True, False):
        ends = {end > bound if strictly else end >= bound for end in (interval.low, interval.high)}
        expected = ends.pop() if len(ends) == 1 else None
        assert interval.reaches(bound, strictly=strictly) is expected


@given(NUMBERS, NUMBERS)
def test_what_is_written_is_read_again(one: int, other: int) -> None:
    interval = Interval(float(min(one, other)), float(max(one, other)))
    text: Any = interval_text(interval)
    if not text.startswith("up to"):
        assert read_interval(text) == interval
