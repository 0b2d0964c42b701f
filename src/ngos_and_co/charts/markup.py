"""Numbers, tables and pieces of a page as HTML that needs no script."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

import attrs

from ngos_and_co.charts.errors import FigureError

if TYPE_CHECKING:
    import pandas

NOT_PUBLISHED = "not published"


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
