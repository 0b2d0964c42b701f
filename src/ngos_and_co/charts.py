"""Figures that everybody can read: a chart as SVG with alt text, its source, and the table behind it.

Charts are drawn in Altair and turned into SVG by vl-convert, the same bytes each time, so that a committed
notebook does not change when it is run again. They show without scripts and without a network.
"""

from __future__ import annotations

import base64
import functools
import math
import re
from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co import data

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import altair
    import pandas

# Okabe and Ito's colours, told apart by people with all common kinds of colour blindness; the first four
# also reach a contrast of 3 to 1 on white.
PALETTE = ("#0072b2", "#d55e00", "#00805a", "#a8487a", "#7a5c00", "#56b4e9", "#999999")
INK = "#1f2933"
QUIET = "#5b6770"
NOT_PUBLISHED = "not published"

# A phone of 360 px leaves about this much for a figure; the house size fits it without shrinking.
PHONE_WIDTH = 328
SMALLEST_TEXT = 11
HOUSE_WIDTH = 336

HOUSE_CONFIG: Mapping[str, Any] = {
    "background": "#ffffff",
    "font": "Helvetica, Arial, sans-serif",
    "padding": 4,
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "domainColor": QUIET,
        "tickColor": QUIET,
        "gridColor": "#e3e7ea",
        "labelLimit": 170,
        "labelOverlap": True,
    },
    "axisQuantitative": {"tickCount": 5, "format": ",~f"},
    "axisX": {"labelAngle": 0},
    "bar": {"color": PALETTE[0]},
    "line": {"color": PALETTE[0], "strokeWidth": 2.5, "point": {"filled": True, "size": 50}},
    "point": {"color": PALETTE[0], "filled": True, "size": 60},
    "text": {"fontSize": 12, "color": INK},
    "title": {"fontSize": 14, "color": INK, "anchor": "start", "fontWeight": "bold"},
    "header": {"labelFontSize": 12, "titleFontSize": 12, "labelColor": INK, "titleColor": INK},
    "legend": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "labelColor": INK,
        "titleColor": INK,
        "orient": "top",
        "columns": 2,
        "labelLimit": 150,
    },
    "range": {"category": list(PALETTE)},
    "scale": {"zero": True},
    "view": {"stroke": None, "continuousWidth": HOUSE_WIDTH, "continuousHeight": 220},
}

_REMARKS: Mapping[str, str] = {
    "read-secondary": "partly official figures as reported by the press or in summaries",
    "known": "partly established figures whose official page could not be opened",
    "computed": "partly our own arithmetic",
    "implied": "partly follows from a source that does not state it",
    "uncertain": "partly uncertain because sources disagree",
}


class FigureError(ValueError):
    """A figure lacks what a reader needs; the message says what to add."""


@attrs.frozen
class Html:
    """A piece of a page, shown as it is by a notebook.

    Attributes
    ----------
    markup : str
        HTML without scripts.
    summary : str
        What it shows, in plain text, for places that cannot show HTML.
    """

    markup: str
    summary: str

    def _repr_html_(self) -> str:
        return self.markup

    def __str__(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return self.summary


def number_text(value: float) -> str:
    """Write a number with commas between thousands and at most two decimals.

    Parameters
    ----------
    value : float

    Returns
    -------
    str
        For example ``10,793`` or ``43.8``.
    """
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace("-", "\u2212")


def _is_missing(value: object) -> bool:
    # pandas.NA is the only value here that is not even equal to itself as a truth value.
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, float) and math.isnan(value)


def _cell_text(value: object, grouped: bool) -> str:
    if _is_missing(value):
        return NOT_PUBLISHED
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else "no"
    # numpy's numbers are no Python int or float, but they convert.
    if hasattr(value, "__float__") and not isinstance(value, str):
        return number_text(float(value)) if grouped else f"{value}"
    return str(value)


def _heading(column: object) -> str:
    text = str(column).replace("_", " ")
    return text[:1].upper() + text[1:]


def html_table(frame: pandas.DataFrame, caption: str) -> Html:
    """Show a data frame as a table that screen readers can read.

    Parameters
    ----------
    frame : pandas.DataFrame
        The first column heads its rows. A named index becomes the first column; an unnamed one is left out.
        Missing values read ``not published``.
    caption : str
        What the table shows.

    Returns
    -------
    Html

    Raises
    ------
    FigureError
        If the caption is empty.
    """
    if not caption.strip():
        raise FigureError("This table has no caption: say in one line what it shows.")
    shown = frame if frame.index.name is None else frame.reset_index()
    grouped = ["year" not in str(column).lower() for column in shown.columns]
    numeric = [kind.kind in "iuf" for kind in shown.dtypes]
    head = "".join(f'<th scope="col">{escape(_heading(column))}</th>' for column in shown.columns)
    body = []
    for row in shown.itertuples(index=False, name=None):
        texts = [_cell_text(value, group) for value, group in zip(row, grouped, strict=True)]
        cells = [f'<th scope="row">{escape(texts[0])}</th>']
        for text, is_number, value in zip(texts[1:], numeric[1:], row[1:], strict=True):
            names = ["ngos-number"] if is_number else []
            names += ["ngos-missing"] if _is_missing(value) else []
            attribute = f' class="{" ".join(names)}"' if names else ""
            cells.append(f"<td{attribute}>{escape(text)}</td>")
        body.append(f"<tr>{''.join(cells)}</tr>")
    # A wide table scrolls inside its own frame, which the keyboard can reach.
    markup = (
        f'<div class="ngos-table" role="region" tabindex="0" aria-label="{escape(caption)}"'
        ' style="overflow-x:auto"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )
    return Html(markup, caption)


@functools.cache
def _sources() -> Mapping[str, Mapping[str, str]]:
    return {row["key"]: row for row in data.rows("sources")}


def source_text(source: str) -> str:
    """Write a source as a reader meets it below a figure.

    Parameters
    ----------
    source : str
        Key of the table ``sources``, or a text of one's own.

    Returns
    -------
    str
        ``Publisher, Title (year)`` for a key, the text itself otherwise.
    """
    row = _sources().get(source)
    if row is None:
        return source
    year = f" ({row['date'][:4]})" if row["date"] else ""
    return f"{row['publisher']}, {row['title']}{year}"


def _remark(confidences: Iterable[str]) -> str:
    found = [text for name, text in _REMARKS.items() if name in set(confidences)]
    return f" How sure: {'; '.join(found)}." if found else ""


def _sources_of(table: pandas.DataFrame, source: str | Iterable[str] | None) -> list[str]:
    if isinstance(source, str):
        named = [source]
    elif source is not None:
        named = list(source)
    elif "source" in table.columns:
        named = [str(key) for key in table["source"].unique()]
    else:
        named = [str(table.attrs.get("source", ""))]
    return [name for name in named if name.strip()]


def _merged(house: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(house)
    for name, value in own.items():
        inner = merged.get(name)
        both = isinstance(inner, dict) and isinstance(value, dict)
        merged[name] = _merged(inner, value) if both and inner else value
    return merged


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
    import altair
    import vl_convert

    with altair.theme.enable("none"):
        specification = chart.to_dict()
    specification["config"] = _merged(HOUSE_CONFIG, specification.get("config", {}))
    if not {"hconcat", "vconcat", "concat", "facet", "spec"} & specification.keys():
        specification.setdefault("width", HOUSE_WIDTH)
        # The width then holds the axis labels as well, so that text keeps its size on a phone.
        specification.setdefault("autosize", {"type": "fit-x", "contains": "padding"})
    drawing: str = vl_convert.vegalite_to_svg(specification)
    return drawing


def _width(drawing: str) -> float:
    found = re.search(r'<svg[^>]*?\bwidth="([\d.]+)"', drawing)
    return float(found.group(1)) if found else HOUSE_WIDTH


def _refuse_small_text(drawing: str) -> None:
    width = _width(drawing)
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)', drawing)]
    effective = min(sizes, default=SMALLEST_TEXT) * min(1.0, PHONE_WIDTH / width)
    if effective < SMALLEST_TEXT - 0.5:
        raise FigureError(
            f"The smallest text of this chart would be {effective:.1f} px high on a phone: "
            f"draw it at most {HOUSE_WIDTH} px wide with text of at least 12 px "
            "(one chart below another instead of side by side)."
        )


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
    sources = _sources_of(table, source)
    if not sources:
        raise FigureError(
            "This figure has no source: give source=... a key of the table sources, "
            "or keep the column source in the table."
        )
    drawing = svg(chart)
    _refuse_small_text(drawing)
    confidences = table["confidence"].unique() if "confidence" in table.columns else ()
    remark = f" {confidence.strip()}" if confidence else _remark(confidences)
    named = "; ".join(source_text(key) for key in sources)
    picture = base64.b64encode(drawing.encode()).decode()
    widest = round(_width(drawing) * 1.5)
    markup = (
        '<figure class="ngos-figure">'
        f'<img alt="{escape(alt)}" src="data:image/svg+xml;base64,{picture}"'
        f' style="width:100%;max-width:{widest}px;height:auto">'
        f"<figcaption>{escape(caption)} "
        f'<span class="ngos-figure-source">Source: {escape(named.rstrip("."))}.{escape(remark)}</span>'
        "</figcaption>"
        "<details><summary>Table behind this figure</summary>"
        f"{html_table(table, caption).markup}</details></figure>"
    )
    return Html(markup, alt)
