"""Figures that everybody can read: a chart as SVG with alt text, its source, and the table behind it.

Charts are drawn in Altair and turned into SVG by vl-convert, the same bytes each time, so that a committed
notebook does not change when it is run again. They show without scripts and without a network. In a live
notebook the chart answers to the mouse instead.
"""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co.charts.drawing import drawn, refuse_small_text, specification, width_of
from ngos_and_co.charts.errors import FigureError
from ngos_and_co.charts.evidence import remark, source_text, sources_of
from ngos_and_co.charts.markup import Html, html_table
from ngos_and_co.output import is_static

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import altair
    import pandas

VEGA_LITE = "application/vnd.vegalite.v5+json"
"""The chart format that JupyterLab draws by itself, without a request to anybody."""
NO_LINKS_OUT = {"embed_options": {"actions": False, "renderer": "svg"}}
"""The chart's own menu would offer to send the data to an editor on another host."""
FIGURE = '<figure class="ngos-figure">'


@attrs.frozen
class LiveFigure(Html):
    """A figure whose chart answers to the mouse in a live notebook.

    Attributes
    ----------
    chart : mapping
        Vega-Lite specification.
    drawing : str
        The same as SVG, for a viewer that cannot draw the specification.
    note : str
        HTML below the chart: caption, source and table.
    """

    chart: Mapping[str, Any]
    drawing: str
    note: str

    def _ipython_display_(self) -> None:
        from IPython.display import display

        bundle = {
            VEGA_LITE: self.chart,
            "image/svg+xml": self.drawing,
            "text/plain": self.summary,
        }
        display(bundle, raw=True, metadata={VEGA_LITE: NO_LINKS_OUT})  # type: ignore[no-untyped-call]
        display({"text/html": self.note, "text/plain": ""}, raw=True)  # type: ignore[no-untyped-call]


def figure(
    chart: altair.TopLevelMixin,
    *,
    alt: str,
    caption: str,
    table: pandas.DataFrame,
    source: str | Iterable[str] | None = None,
    confidence: str | None = None,
) -> Html:
    """Make a figure of a chart: picture with alt text, caption with source, table behind it.

    Parameters
    ----------
    chart : altair chart
    alt : str
        What a person who cannot see the chart must know: a sentence with its message.
    caption : str
        One or two sentences below the picture.
    table : pandas.DataFrame
        The figures drawn. Columns ``source`` and ``confidence`` feed the source line.
    source : str or iterable of str, optional
        Keys of the table ``sources``, or text. Left out: the table's own.
    confidence : str, optional
        A remark of one's own on how sure the figures are. Left out: made from the table's column.

    Returns
    -------
    Html
        The figure as HTML; where outputs are live, a notebook shows the chart itself.

    Raises
    ------
    FigureError
        If alt text, caption or source is missing, or text would be too small on a phone.
    """
    if len(alt.split()) < 4:
        raise FigureError(
            "This figure has no alt text that helps: say in a sentence what the chart shows (alt=...)."
        )
    if not caption.strip():
        raise FigureError(
            "This figure has no caption: say in one line what it shows (caption=...)."
        )
    sources = sources_of(table, source)
    if not sources:
        raise FigureError(
            "This figure has no source: give source=... a key of the table sources, "
            "or keep the column source in the table."
        )
    written = specification(chart)
    drawing = drawn(written)
    refuse_small_text(drawing)
    confidences = table["confidence"].unique() if "confidence" in table.columns else ()
    doubt = f" {confidence.strip()}" if confidence else remark(confidences)
    named = "; ".join(source_text(key) for key in sources)
    note = (
        f"<figcaption>{escape(caption)} "
        f'<span class="ngos-figure-source">Source: {escape(named.rstrip("."))}.{escape(doubt)}</span>'
        "</figcaption>"
        "<details><summary>Table behind this figure</summary>"
        f"{html_table(table, caption).markup}</details></figure>"
    )
    markup = f"{FIGURE}{_picture(drawing, alt)}{note}"
    if is_static():
        return Html(markup, alt)
    # Without its schema's address, which names another host; the format says which it is.
    live = {key: part for key, part in written.items() if key != "$schema"} | {"description": alt}
    return LiveFigure(markup, alt, live, drawing, f"{FIGURE}{note}")


def _picture(drawing: str, alt: str) -> str:
    encoded = base64.b64encode(drawing.encode()).decode()
    widest = round(width_of(drawing) * 1.5)
    return (
        f'<img alt="{escape(alt)}" src="data:image/svg+xml;base64,{encoded}"'
        f' style="width:100%;max-width:{widest}px;height:auto">'
    )
