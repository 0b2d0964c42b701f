"""Known values, and what must hold of any scores."""

import math
import statistics as standard

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.grading.report.statistics import (
    correlation,
    cronbach_alpha,
    item_rest_correlations,
    mean,
    variance,
)

POINTS = st.floats(0, 10, allow_nan=False).map(lambda value: round(value, 2))
PAIRS = st.lists(st.tuples(POINTS, POINTS), min_size=3, max_size=30)
SCORES = st.integers(2, 6).flatmap(
    lambda questions: st.lists(
        st.lists(POINTS, min_size=questions, max_size=questions), min_size=2, max_size=20
    )
)


def columns_of(rows: list[list[float]]) -> list[list[float]]:
    return [list(column) for column in zip(*rows, strict=True)]


def test_known_mean_and_variance() -> None:
    assert mean([1, 2, 6]) == 3
    assert variance([1, 2, 6]) == 7
    assert mean([]) is None
    assert variance([1]) is None


def test_known_correlation() -> None:
    # By hand: deviations (-1.5, -0.5, 0.5, 1.5) and (-1, -1, 1, 1); 4 / sqrt(5 * 4).
    assert correlation([1, 2, 3, 4], [1, 1, 3, 3]) == pytest.approx(4 / math.sqrt(20))
    assert correlation([1, 2, 3], [6, 4, 2]) == pytest.approx(-1)


@pytest.mark.parametrize("first", [[1.0, 2.0], [0.1, 0.1, 0.1]])
def test_no_correlation_of_too_little(first: list[float]) -> None:
    assert correlation(first, list(range(len(first)))) is None


def test_known_alpha() -> None:
    # By hand: variances 1 and 1, of the totals (2, 3, 6)... 13/3; 2 * (1 - 2 / (13/3)).
    found = cronbach_alpha([[1, 2, 3], [1, 1, 3]])
    parts = standard.variance([1, 2, 3]) + standard.variance([1, 1, 3])
    assert found is not None
    assert found.alpha == pytest.approx(2 * (1 - parts / standard.variance([2, 3, 6])))
    assert (found.trainees, found.questions) == (3, 2)


def test_known_limits_of_alpha() -> None:
    # Bonett (2002): ln(1 - alpha) plus or minus 1.96 sqrt(2k / ((k - 1)(n - 2))).
    found = cronbach_alpha([[1, 2, 3, 4, 4, 2], [1, 1, 3, 4, 3, 3]])
    assert found is not None
    reach = 1.959964 * math.sqrt(4 / 4)
    assert found.low == pytest.approx(1 - math.exp(math.log(1 - found.alpha) + reach))
    assert found.high == pytest.approx(1 - math.exp(math.log(1 - found.alpha) - reach))


def test_alike_questions_are_wholly_reliable() -> None:
    found = cronbach_alpha([[1, 2, 3], [1, 2, 3]])
    assert found is not None
    assert found.alpha == pytest.approx(1)
    assert found.low is None


@pytest.mark.parametrize(
    "columns", [[], [[1, 2, 3]], [[1], [2]], [[1, 2], [2, 1]]], ids=["none", "one", "alone", "same"]
)
def test_no_alpha_of_too_little(columns: list[list[float]]) -> None:
    assert cronbach_alpha(columns) is None


def test_a_question_is_not_correlated_with_itself() -> None:
    columns = [[1.0, 2.0, 3.0, 4.0], [4.0, 3.0, 2.0, 1.0]]
    assert item_rest_correlations(columns) == [pytest.approx(-1), pytest.approx(-1)]


@given(PAIRS)
def test_correlation_is_bounded_and_has_no_direction(pairs: list[tuple[float, float]]) -> None:
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    found = correlation(first, second)
    if found is not None:
        assert -1 <= found <= 1
        assert correlation(second, first) == pytest.approx(found, abs=1e-9)


@given(SCORES, st.floats(0.5, 4))
def test_alpha_does_not_know_the_unit(rows: list[list[float]], factor: float) -> None:
    found = cronbach_alpha(columns_of(rows))
    scaled = cronbach_alpha(columns_of([[value * factor for value in row] for row in rows]))
    if found is not None and scaled is not None:
        assert found.alpha <= 1 + 1e-9
        assert scaled.alpha == pytest.approx(found.alpha, rel=1e-6, abs=1e-6)
        if found.low is not None and found.high is not None:
            assert found.low <= found.alpha <= found.high <= 1


@given(SCORES)
def test_the_order_of_trainees_does_not_matter(rows: list[list[float]]) -> None:
    there, back = cronbach_alpha(columns_of(rows)), cronbach_alpha(columns_of(rows[::-1]))
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.alpha == pytest.approx(back.alpha, rel=1e-6, abs=1e-6)
