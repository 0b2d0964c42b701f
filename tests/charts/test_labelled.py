import itertools
import re

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.charts import PALETTE, FigureError, bars, figure, lines, svg
from ngos_and_co.charts.labelled import spread

PROFITS = pandas.DataFrame(
    {"region": ["Europe", "Asia", "Africa"], "profit": pandas.array([84, 62, None], dtype="Int64")}
)
SCORES = pandas.DataFrame(
    {
        "year": [2018, 2022, 2018, 2022],
        "score": [30.0, 16.0, 32.0, 16.1],
        "sector": ["Food", "Food", "ICT", "ICT"],
    }
)


def written(drawing: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawing)


def test_a_bar_carries_its_value_and_a_missing_one_is_no_bar() -> None:
    texts = written(svg(bars(PROFITS, category="region", value="profit", title="billion dollars")))
    assert {"Europe", "Asia", "84", "62", "billion dollars"} <= set(texts)
    assert "Africa" not in texts


def test_bars_come_in_the_order_asked_for() -> None:
    chart = bars(PROFITS, category="region", value="profit", title="x", sort=["Asia", "Europe"])
    texts = written(svg(chart))
    assert texts.index("Asia") < texts.index("Europe")


def test_lines_are_named_at_their_ends_and_need_no_legend() -> None:
    drawing = svg(lines(SCORES, x="year", y="score", series="sector", title="points of 100"))
    assert {"Food", "ICT", "2018", "2022"} <= set(written(drawing))
    assert "role-legend" not in drawing
    assert PALETTE[0] in drawing
    assert PALETTE[1] in drawing


def test_both_pass_as_figures_on_a_phone() -> None:
    for chart, table in (
        (bars(PROFITS, category="region", value="profit", title="billion"), PROFITS),
        (lines(SCORES, x="year", y="score", series="sector", title="points"), SCORES),
    ):
        figure(chart, alt="What is shown, in words.", caption="Shown.", table=table, source="test")


def test_too_many_lines_are_refused() -> None:
    table = pandas.DataFrame({"year": 2018, "score": 1.0, "name": [str(n) for n in range(7)]})
    with pytest.raises(FigureError, match="7 lines cannot be told apart: choose at most 6"):
        lines(table, x="year", y="score", series="name", title="points")


def test_a_wrong_column_and_an_empty_table_are_sentences() -> None:
    with pytest.raises(FigureError, match="no column 'profits'; it has region, profit"):
        bars(PROFITS, category="region", value="profits", title="x")
    with pytest.raises(FigureError, match="no value to draw"):
        bars(PROFITS.tail(1), category="region", value="profit", title="x")


def test_the_table_given_is_not_changed() -> None:
    before = SCORES.copy()
    lines(SCORES, x="year", y="score", series="sector", title="points")
    pandas.testing.assert_frame_equal(SCORES, before)


def test_labels_that_are_far_apart_stay_where_they_are() -> None:
    assert spread([10, 50, 30], 5) == [10, 50, 30]


def test_labels_at_one_place_stand_around_it() -> None:
    assert spread([10, 10], 4) == [8, 12]


@given(
    st.lists(st.floats(-1000, 1000), max_size=8),
    st.floats(0.1, 50),
)
def test_labels_never_cover_each_other_and_keep_their_order(
    wished: list[float], gap: float
) -> None:
    placed = spread(wished, gap)
    order = sorted(range(len(wished)), key=lambda index: wished[index])
    for lower, upper in itertools.pairwise(order):
        assert placed[upper] - placed[lower] >= gap * (1 - 1e-6)
    assert sum(placed) == pytest.approx(sum(wished), abs=1e-6 * (1 + sum(map(abs, wished))))
