"""The two charts that are needed most, with labels at the data instead of a legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngos_and_co.charts.errors import FigureError
from ngos_and_co.charts.markup import number_text
from ngos_and_co.charts.theme import INK, PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import altair
    import pandas

LINE_HEIGHT_SHARE = 0.065
"""Height of a line of text as a share of the house's height of a chart."""


def spread(wished: Sequence[float], gap: float) -> list[float]:
    """Move positions apart so that labels do not cover each other.

    Parameters
    ----------
    wished : sequence of float
        Where each label would stand, in any order.
    gap : float
        Least distance between two labels.

    Returns
    -------
    list of float
        In the order of ``wished``: at least ``gap`` apart, as near to the wishes as an even push allows.
    """
    order = sorted(range(len(wished)), key=lambda index: wished[index])
    groups: list[tuple[float, list[int]]] = []
    for index in order:
        centre, members = wished[index], [index]
        # A group that touches its neighbour below merges with it, around their common middle.
        while groups:
            below, lower = groups[-1]
            if centre - below >= gap * (len(members) + len(lower)) / 2:
                break
            centre = (centre * len(members) + below * len(lower)) / (len(members) + len(lower))
            members = lower + members
            groups.pop()
        groups.append((centre, members))
    placed = [0.0] * len(wished)
    for centre, members in groups:
        for rank, index in enumerate(members):
            placed[index] = centre + gap * (rank - (len(members) - 1) / 2)
    return placed


def bars(
    table: pandas.DataFrame,
    *,
    category: str,
    value: str,
    title: str,
    sort: Iterable[str] | None = None,
) -> altair.TopLevelMixin:
    """Draw horizontal bars, each with its value at its end.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a bar; a missing value has no bar.
    category, value : str
        Columns.
    title : str
        What the values are, with their unit.
    sort : iterable of str, optional
        Categories from the top; left out: as in the table.

    Returns
    -------
    altair chart

    Raises
    ------
    FigureError
        If the table lacks a column, or has no value.
    """
    import altair

    shown = _shown(table, category, value)
    shown = shown.assign(label=[number_text(float(number)) for number in shown[value]])
    order = list(sort) if sort is not None else list(dict.fromkeys(shown[category]))
    widest = max(float(number) for number in shown[value])
    base = altair.Chart(shown).encode(
        y=altair.Y(f"{category}:N", title=None, sort=order),
        x=altair.X(
            f"{value}:Q",
            title=title,
            # Room for the label of the longest bar.
            scale=altair.Scale(domain=[min(0.0, float(shown[value].min())), widest * 1.2 or 1]),
        ),
    )
    labels = base.mark_text(align="left", dx=4, color=INK).encode(text="label:N")
    chart: altair.TopLevelMixin = altair.layer(base.mark_bar(), labels)
    return chart


def lines(
    table: pandas.DataFrame, *, x: str, y: str, series: str, title: str
) -> altair.TopLevelMixin:
    """Draw lines over time, each named at its end.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a point; a missing value leaves a gap.
    x, y, series : str
        Columns: year, value, and what the line is about.
    title : str
        What the values are, with their unit.

    Returns
    -------
    altair chart

    Raises
    ------
    FigureError
        If the table lacks a column, has no value, or has more lines than can be told apart.
    """
    import altair

    names = list(dict.fromkeys(_shown(table, x, y, series)[series]))
    if len(names) > len(PALETTE):
        raise FigureError(
            f"{len(names)} lines cannot be told apart: choose at most {len(PALETTE)}, "
            "or draw small charts below each other."
        )
    shown = _shown(table, x, y, series)
    colour = altair.Color(
        f"{series}:N",
        legend=None,
        scale=altair.Scale(domain=names, range=list(PALETTE[: len(names)])),
    )
    points = altair.Chart(shown).encode(
        # Years stand at their distance: a gap of four years must not look like one.
        x=altair.X(
            f"{x}:Q",
            title=None,
            scale=altair.Scale(zero=False, nice=False),
            axis=altair.Axis(format="d", tickMinStep=1, tickCount=4, grid=False),
        ),
        y=altair.Y(f"{y}:Q", title=title),
        color=colour,
    )
    ends = shown.sort_values(x).groupby(series, sort=False).tail(1)
    span = float(shown[y].max()) - min(0.0, float(shown[y].min()))
    ends = ends.assign(
        label_y=spread([float(end) for end in ends[y]], (span or 1.0) * LINE_HEIGHT_SHARE)
    )
    labels = (
        altair.Chart(ends)
        .mark_text(align="left", dx=7)
        .encode(x=f"{x}:Q", y="label_y:Q", text=f"{series}:N", color=colour)
    )
    chart: altair.TopLevelMixin = altair.layer(points.mark_line(), labels)
    return chart


def _shown(table: pandas.DataFrame, *columns: str) -> pandas.DataFrame:
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise FigureError(
            f"The table has no column {missing[0]!r}; it has {', '.join(map(str, table.columns))}."
        )
    shown = table[list(columns)].dropna()
    if shown.empty:
        raise FigureError("The table has no value to draw: every row lacks one.")
    return shown
