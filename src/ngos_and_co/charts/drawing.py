"""A chart in the house style: as a specification for a live page, and as SVG for a printed one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ngos_and_co.charts.errors import FigureError
from ngos_and_co.charts.theme import HOUSE_CONFIG, HOUSE_WIDTH, PHONE_WIDTH, SMALLEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    import altair


def _merged(house: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(house)
    for name, value in own.items():
        inner = merged.get(name)
        both = isinstance(inner, dict) and isinstance(value, dict)
        merged[name] = _merged(inner, value) if both and inner else value
    return merged


def specification(chart: altair.TopLevelMixin) -> dict[str, Any]:
    """Write a chart in the house style as Vega-Lite.

    Parameters
    ----------
    chart : altair chart
        Its own configuration goes before the house's.

    Returns
    -------
    dict
        A Vega-Lite specification with its data in it.
    """
    import altair

    with altair.theme.enable("none"):
        written: dict[str, Any] = chart.to_dict()
    written["config"] = _merged(HOUSE_CONFIG, written.get("config", {}))
    if not {"hconcat", "vconcat", "concat", "facet", "spec"} & written.keys():
        written.setdefault("width", HOUSE_WIDTH)
        # The width then holds the axis labels as well, so that text keeps its size on a phone.
        written.setdefault("autosize", {"type": "fit-x", "contains": "padding"})
    return written


def svg(chart: altair.TopLevelMixin) -> str:
    """Draw a chart in the house style.

    Parameters
    ----------
    chart : altair chart
        Its own configuration goes before the house's.

    Returns
    -------
    str
        SVG, the same for the same chart each time.
    """
    return drawn(specification(chart))


def drawn(written: dict[str, Any]) -> str:
    """Draw a specification as SVG."""
    import vl_convert

    drawing: str = vl_convert.vegalite_to_svg(written)
    return drawing


def width_of(drawing: str) -> float:
    """Give the width of an SVG in px."""
    found = re.search(r'<svg[^>]*?\bwidth="([\d.]+)"', drawing)
    return float(found.group(1)) if found else HOUSE_WIDTH


def refuse_small_text(drawing: str) -> None:
    """Refuse a drawing whose text a phone would shrink below what can be read.

    Raises
    ------
    FigureError
        If its smallest text would be smaller than ``SMALLEST_TEXT``.
    """
    width = width_of(drawing)
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)', drawing)]
    effective = min(sizes, default=SMALLEST_TEXT) * min(1.0, PHONE_WIDTH / width)
    if effective < SMALLEST_TEXT - 0.5:
        raise FigureError(
            f"The smallest text of this chart would be {effective:.1f} px high on a phone: "
            f"draw it at most {HOUSE_WIDTH} px wide with text of at least 12 px "
            "(one chart below another instead of side by side)."
        )
