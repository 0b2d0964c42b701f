"""The grid of power and interest: who stands where, with a number each that cannot be covered by another.

A stakeholder's place in its cell is worked out like the pips of a die: up to twelve have room in one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co.charts.theme import INK, PALETTE, QUIET
from ngos_and_co.engagement.document import excerpt
from ngos_and_co.engagement.stakeholders import (
    AFFECTED,
    CORNERS,
    HIGH,
    STRENGTH,
    Stakeholder,
    StakeholderMap,
    corner,
    ranked,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import altair

    from ngos_and_co.charts import Html

GRID_WIDTH, GRID_HEIGHT = 285, 430
"""Pixels; with the axis, the width is that of a phone."""
DOT_DISTANCE = 16.5
"""Pixels between the middles of two dots, which are 15 across."""
DOT_AREA = 177
CELL_WIDTH, CELL_HEIGHT = GRID_WIDTH / len(STRENGTH), GRID_HEIGHT / len(STRENGTH)
ROOM_IN_A_CELL = 12
ROOM_FOR_CORNER = 0.1
"""Share of a cell's height by which its dots are lowered, below the words of the corner."""
LONGEST_KEY = 20
"""With more stakeholders, the names are in the table alone."""
LONGEST_NAME = 44
LONGEST_LINE = 300
"""Pixels; a name of wide letters is cut at this length, so that the chart fits a phone."""
SIDES = {"against it": PALETTE[5], "undecided or not known": QUIET, "for it": PALETTE[0]}
SOURCE = "your own judgments in this plan"
PICTURE_SCALE = 2.5


@attrs.frozen
class Placed:
    """A stakeholder in the grid.

    Attributes
    ----------
    number : int
        Its place in the ranked table.
    stakeholder : Stakeholder
    x, y : float
        Interest and power, moved a little so that no two are in the same place.
    """

    number: int
    stakeholder: Stakeholder
    x: float
    y: float


def placed(stakeholders: Iterable[Stakeholder]) -> tuple[Placed, ...]:
    """Place all stakeholders whose power and interest are graded."""
    cells: dict[tuple[int, int], list[tuple[int, Stakeholder]]] = {}
    for number, each in enumerate(ranked(stakeholders), 1):
        if each.power is not None and each.interest is not None:
            cells.setdefault((each.interest, each.power), []).append((number, each))
    found = []
    for (interest, power), members in cells.items():
        offsets = _pips(len(members))
        for (number, each), (across, down) in zip(members, offsets, strict=True):
            x = interest + across
            found.append(Placed(number, each, x, power - down - ROOM_FOR_CORNER))
    return tuple(sorted(found, key=lambda each: each.number))


def stakeholder_grid(stakeholder_map: StakeholderMap) -> altair.TopLevelMixin:
    """Draw the grid of power and interest, with the names below it."""
    import altair

    dots = placed(stakeholder_map.stakeholders)
    grid = altair.layer(_corner_areas(), _corner_words(), *_dots(dots)).properties(
        width=GRID_WIDTH, height=GRID_HEIGHT
    )
    parts = [grid] if len(dots) > LONGEST_KEY or not dots else [grid, _key(dots)]
    chart: altair.TopLevelMixin = altair.vconcat(*parts, spacing=6)
    return chart


def grid_alt_text(stakeholder_map: StakeholderMap) -> str:
    """Say in words what the grid shows, corner by corner."""
    parts = []
    for (is_power_high, is_interest_high), name in CORNERS.items():
        there = [each.name for each in ranked(stakeholder_map.stakeholders) if corner(each) == name]
        power = "high" if is_power_high else "low"
        interest = "high" if is_interest_high else "low"
        who = "; ".join(there) if there else "nobody"
        parts.append(f"{name} ({power} power, {interest} interest): {who}.")
    return "Grid of power and interest. " + " ".join(parts)


def grid_png(stakeholder_map: StakeholderMap) -> bytes:
    """Draw the grid as a PNG picture for paper."""
    import vl_convert

    from ngos_and_co.charts.drawing import specification

    written = specification(stakeholder_grid(stakeholder_map))
    picture: bytes = vl_convert.vegalite_to_png(written, scale=PICTURE_SCALE)
    return picture


def grid_figure(stakeholder_map: StakeholderMap) -> Html:
    """Make the grid a figure for a notebook, with its table."""
    import pandas

    from ngos_and_co import charts

    everybody = ranked(stakeholder_map.stakeholders)
    table = pandas.DataFrame(
        {
            "who": [each.name for each in everybody],
            "number": range(1, len(everybody) + 1),
            "power": [each.power for each in everybody],
            "interest": [each.interest for each in everybody],
            "corner": [corner(each) for each in everybody],
        }
    )
    return charts.figure(
        stakeholder_grid(stakeholder_map),
        alt=grid_alt_text(stakeholder_map),
        caption="Who can change the workers' situation, and whom it concerns.",
        table=table,
        source=SOURCE,
    )


def _pips(count: int) -> list[tuple[float, float]]:
    """Give offsets from a cell's middle, in cells, row by row."""
    columns = min(count, 3) if count <= ROOM_IN_A_CELL else math.ceil(math.sqrt(count))
    rows = math.ceil(count / columns)
    across = min(DOT_DISTANCE / CELL_WIDTH, 0.9 / columns)
    down = min(DOT_DISTANCE / CELL_HEIGHT, 0.92 / rows)
    offsets = []
    for index in range(count):
        row, column = divmod(index, columns)
        in_row = min(columns, count - row * columns)
        offsets.append(((column - (in_row - 1) / 2) * across, (row - (rows - 1) / 2) * down))
    return offsets


def _scale_x() -> Any:  # noqa: ANN401
    import altair

    return altair.X(
        "x:Q",
        title="Interest in the matter (1 hardly any, 5 very much)",
        scale=altair.Scale(domain=[0.5, 5.5], zero=False, nice=False),
        axis=altair.Axis(values=list(STRENGTH), format="d", grid=False),
    )


def _scale_y() -> Any:  # noqa: ANN401
    import altair

    return altair.Y(
        "y:Q",
        title="Power to change the workers' situation",
        scale=altair.Scale(domain=[0.5, 5.5], zero=False, nice=False),
        axis=altair.Axis(values=list(STRENGTH), format="d", grid=False),
    )


def _corner_areas() -> Any:  # noqa: ANN401
    import altair

    edge = HIGH - 0.5
    sides = {False: (0.5, edge), True: (edge, 5.5)}
    areas = [
        {"x": sides[across][0], "x2": sides[across][1], "y": sides[up][0], "y2": sides[up][1]}
        for up, across in CORNERS
    ]
    return (
        altair.Chart({"values": areas})
        .mark_rect(fill="#f6f8f9", stroke=QUIET, strokeWidth=1)
        .encode(x=_scale_x(), x2="x2:Q", y=_scale_y(), y2="y2:Q")
    )


def _corner_words() -> Any:  # noqa: ANN401
    import altair

    edge = HIGH - 0.5
    words = [
        {"x": edge if across else 0.5, "y": 5.5 if up else edge, "words": words}
        for (up, across), words in CORNERS.items()
    ]
    return (
        altair.Chart({"values": words})
        .mark_text(align="left", baseline="top", dx=4, dy=4, fontWeight="bold", color=QUIET)
        .encode(x=_scale_x(), y=_scale_y(), text="words:N")
    )


def _dots(dots: Sequence[Placed]) -> list[Any]:
    import altair

    values = [
        {"x": each.x, "y": each.y, "number": each.number, "side": _side(each.stakeholder)}
        for each in dots
    ]
    base = altair.Chart({"values": values}).encode(x=_scale_x(), y=_scale_y())
    colour = altair.Color(
        "side:N",
        title="Towards your demand",
        scale=altair.Scale(domain=list(SIDES), range=list(SIDES.values())),
        legend=altair.Legend(orient="top", columns=3, titleOrient="top"),
    )
    return [
        base.mark_point(size=DOT_AREA, filled=True, opacity=1).encode(color=colour),
        base.mark_text(color="#ffffff", fontWeight="bold", fontSize=11).encode(text="number:N"),
    ]


def _key(dots: Sequence[Placed]) -> Any:  # noqa: ANN401
    import altair

    lines = [
        {"line": index, "words": f"{each.number}  {_name(each.stakeholder)}"}
        for index, each in enumerate(dots)
    ]
    return (
        altair.Chart({"values": lines})
        .mark_text(align="left", color=INK, limit=LONGEST_LINE)
        .encode(
            x=altair.value(0),
            y=altair.Y("line:O", axis=None),
            text="words:N",
        )
        .properties(width=GRID_WIDTH, height=17 * len(lines))
    )


def _name(stakeholder: Stakeholder) -> str:
    mark = " (affected)" if stakeholder.role == AFFECTED else ""
    return excerpt(stakeholder.name, LONGEST_NAME - len(mark)) + mark


def _side(stakeholder: Stakeholder) -> str:
    position = stakeholder.position or 0
    return list(SIDES)[1 + (position > 0) - (position < 0)]
