"""A documented chain from the buyer to the workers: who stood where, and what could be seen from there."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co import charts, data
from ngos_and_co.explorers.presenting import ChoiceError, present

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DOCUMENTED, TYPICAL = "documented", "typical"
BASIS_WORDS = {
    DOCUMENTED: "documented in this case",
    TYPICAL: "typical of such cases, not documented in this one",
}


@attrs.frozen
class Sign:
    """Something that could be seen from one place in a chain.

    Attributes
    ----------
    text : str
    basis : {"documented", "typical"}
        Whether the sign is documented in this case, or only typical of such cases.
    indicators : tuple of str
        Codes of the indicators of forced labour that it points to.
    """

    text: str
    basis: str
    indicators: tuple[str, ...]


@attrs.frozen
class Link:
    """One place in a chain.

    Attributes
    ----------
    position : int
        1 is the furthest from the workers.
    role : str
        What the actor is to the others: public client, brand, contractor, labour provider.
    actor : str
        Who it was, as far as public.
    signs : tuple of Sign
    """

    position: int
    role: str
    actor: str
    signs: tuple[Sign, ...]


@attrs.frozen
class Chain:
    """The chain of a documented case.

    Attributes
    ----------
    case, title, source : str
    links : tuple of Link
        From the buyer down to the workers.
    """

    case: str
    title: str
    source: str
    links: tuple[Link, ...]


def cases() -> tuple[tuple[str, str], ...]:
    """Give the cases that have a chain: title and short name, in the table's order."""
    titles = {row["case"]: row["title"] for row in data.rows("cases")}
    found = dict.fromkeys(row["case"] for row in data.rows("case_chains"))
    return tuple((titles[case], case) for case in found)


def chain(case: str) -> Chain:
    """Read the chain of a case.

    Raises
    ------
    ChoiceError
        If no chain is recorded for it.
    """
    rows = [row for row in data.rows("case_chains") if row["case"] == case]
    if not rows:
        known = ", ".join(name for _, name in cases())
        raise ChoiceError(f"There is no chain for the case {case!r}. Choose one of {known}.")
    title = next(row["title"] for row in data.rows("cases") if row["case"] == case)
    return Chain(case, title, rows[0]["source"], tuple(_links(rows)))


def _links(rows: Sequence[dict[str, str]]) -> Iterator[Link]:
    for position in sorted({int(row["position"]) for row in rows}):
        own = [row for row in rows if int(row["position"]) == position]
        signs = tuple(
            Sign(row["sign"], row["basis"], tuple(row["indicators"].split()))
            for row in own
            if row["sign"]
        )
        yield Link(position, own[0]["role"], own[0]["actor"], signs)


def view(case: str, with_typical: bool) -> str:
    """Show a chain as HTML: a numbered list from the buyer to the workers, each with its signs."""
    shown = chain(case)
    names = {row["code"]: row["name"] for row in data.rows("indicators")}
    items = "".join(_link_html(link, names, with_typical) for link in shown.links)
    source = escape(charts.source_text(shown.source).rstrip("."))
    return (
        f'<div class="ngos-chain"><p><strong>{escape(shown.title)}</strong></p>'
        f"<ol>{items}</ol>"
        f'<p class="ngos-figure-source">Source: {source}. '
        "Where a sign could be seen is our reading of the case.</p></div>"
    )


def _link_html(link: Link, names: dict[str, str], with_typical: bool) -> str:
    signs = [sign for sign in link.signs if with_typical or sign.basis == DOCUMENTED]
    rows = "".join(
        f'<li class="ngos-sign-{sign.basis}">{escape(sign.text)} '
        f"<em>({escape(_remark(sign, names))})</em></li>"
        for sign in signs
    )
    seen = f"<ul>{rows}</ul>" if rows else "<p>No sign is recorded for this place.</p>"
    return f"<li><p><strong>{escape(link.role)}</strong>: {escape(link.actor)}</p>{seen}</li>"


def _remark(sign: Sign, names: dict[str, str]) -> str:
    indicators = ", ".join(names[code] for code in sign.indicators)
    return f"{BASIS_WORDS[sign.basis]}; {indicators}" if indicators else BASIS_WORDS[sign.basis]


DEFAULTS = {"case": "kozee-sleep", "with_typical": True}


def explore() -> Any:  # noqa: ANN401 (HTML, or widgets)
    """Show the explorer: a menu of cases in a live notebook, one case where outputs are static."""
    return present(view, DEFAULTS, _controls, "The chain of Kozee Sleep, from buyer to workers")


def _controls() -> dict[str, Any]:
    import ipywidgets

    return {
        "case": ipywidgets.Dropdown(options=list(cases()), description="Case"),
        "with_typical": ipywidgets.Checkbox(description="Show signs that are only typical, too"),
    }
