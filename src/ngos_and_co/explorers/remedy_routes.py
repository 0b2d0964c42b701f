"""Routes to remedy: which ways are worth a look in a case, in which order, and what each does not give.

The rules are the table ``remedy_routes``: a route is shown when all facts that it needs are there. Danger
comes first, and then everything waits that the employer or the company would learn of.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co import charts, data
from ngos_and_co.explorers.presenting import ChoiceError, present

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas

DANGER = "danger"
FACTS: Mapping[str, str] = {
    DANGER: "Somebody is in danger now, or not free to leave",
    "trafficking-signs": "There are signs of trafficking or forced labour",
    "unpaid": "Wages were not paid",
    "no-right-to-stay": "The worker is from outside the EU and has no right to stay",
    "posted": "The worker was posted from another State",
    "subcontractor": "The employer works for others as a subcontractor or supplier",
    "company-channel": "The company or its buyer has a complaint channel",
    "multinational": "The company or its buyer works in several States",
    "norway": "A company that falls under Norwegian law buys or sells here",
    "germany": "A company with 1,000 employees in Germany buys from here",
    "france": "The company belongs to a very large French group",
    "very-large-company": "The company falls under the CSDDD: very large, from 2029",
    "eu-product": "Goods of this work are sold in the EU",
    "us-goods": "Goods of this work are sold to the United States",
    "public-contract": "The work is done for a public buyer",
    "state-failed": "The State knew and did not protect",
}
"""Facts of a case that decide on routes, with the words of the form."""
WAITS = "Wait with this until nobody is in danger: the employer or the company learns of it."
NO_ADVICE = (
    "This list is a start, not legal advice, and it is not complete. Routes can be combined. Ask a lawyer "
    "about time limits on the first day. The person concerned decides. Promise nobody that money will come."
)
CONFIDENCE_WORDS = {
    "read": "",
    "known": "We know this in general and did not read it at its source.",
    "uncertain": "This is uncertain.",
}


@attrs.frozen
class Route:
    """A way to remedy.

    Attributes
    ----------
    title, first_step, provision, write_to, who_can_act, limits : str
    needs : frozenset of str
        Keys of ``FACTS`` that must all be there.
    company_learns : bool
        Whether the employer or the company learns of it early.
    from_date : str
        ISO 8601; empty if the law applies already.
    unconfirmed : str
        What could not be confirmed; may be empty.
    source : str
        Key of the table ``sources``.
    confidence : str
    """

    title: str
    needs: frozenset[str]
    first_step: str
    provision: str
    write_to: str
    who_can_act: str
    company_learns: bool
    limits: str
    from_date: str
    unconfirmed: str
    source: str
    confidence: str


def all_routes() -> tuple[Route, ...]:
    """Give all routes of the table, in their order."""
    ordered = sorted(data.rows("remedy_routes"), key=lambda row: int(row["order"]))
    same = [
        field.name for field in attrs.fields(Route) if field.name not in ("needs", "company_learns")
    ]
    return tuple(
        Route(
            needs=frozenset(row["needs"].split()),
            company_learns=row["company_learns"] == "true",
            **{name: row[name] for name in same},
        )
        for row in ordered
    )


def routes(facts: Iterable[str]) -> tuple[Route, ...]:
    """Give the routes whose facts are all there: danger first, and then what the company learns of last.

    Parameters
    ----------
    facts : iterable of str
        Keys of ``FACTS``.

    Raises
    ------
    ChoiceError
        If there is no fact, or one that is not known.
    """
    known = set(facts)
    if unknown := sorted(known - set(FACTS)):
        raise ChoiceError(f"There is no fact {unknown[0]!r}. Choose among {', '.join(FACTS)}.")
    if not known:
        raise ChoiceError(
            "No fact is chosen: tick at least one thing that you know about the case."
        )
    found = [route for route in all_routes() if route.needs <= known]
    if DANGER in known:
        found.sort(key=lambda route: route.company_learns)
    return tuple(found)


def table(found: Sequence[Route]) -> pandas.DataFrame:
    """Give routes as a table: what, first step, provision, to whom."""
    import pandas

    return pandas.DataFrame(
        [(each.title, each.first_step, each.provision, each.write_to) for each in found],
        columns=["route", "first step", "law and article", "to whom"],
    )


def sentence(found: Sequence[Route], in_danger: bool) -> str:
    """Say what comes first, and how many routes there are."""
    if not found:
        return (
            "These facts alone open none of our routes. Add what you know about pay, "
            "the company or the State; a lawyer or a union may know a way that is not in our table."
        )
    number = "One route is" if len(found) == 1 else f"{len(found)} routes are"
    start = "Safety first, evidence second, publicity last. " if in_danger else ""
    return f"{start}{number} worth a look. Begin with: {found[0].title}."


def view(**facts: bool) -> str:
    """Show the routes for a case as HTML.

    Parameters
    ----------
    **facts : bool
        Whether each of ``FACTS`` is there; left out: not known.
    """
    chosen = [name for name, is_there in facts.items() if is_there]
    found = routes(chosen)
    in_danger = DANGER in chosen
    items = "".join(f"<li>{''.join(_markup(route, in_danger))}</li>" for route in found)
    return (
        f'<p class="ngos-result"><strong>{escape(sentence(found, in_danger))}</strong></p>'
        + (f"<ol>{items}</ol>" if items else "")
        + f'<div class="ngos-box ngos-note"><p>{escape(NO_ADVICE)}</p></div>'
        + "".join(_sources(found))
    )


def _markup(route: Route, in_danger: bool) -> Iterator[str]:
    yield f"<p><strong>{escape(route.title)}</strong></p>"
    if in_danger and route.company_learns:
        yield f"<p><strong>{escape(WAITS)}</strong></p>"
    lines = {
        "First step": route.first_step,
        "Law": route.provision,
        "Applies from": route.from_date,
        "To whom": route.write_to,
        "Who can act": route.who_can_act,
        "Limits": route.limits,
        "Not confirmed": route.unconfirmed,
        "How sure": CONFIDENCE_WORDS[route.confidence],
    }
    shown = (f"<li>{name}: {escape(text)}</li>" for name, text in lines.items() if text)
    yield f"<ul>{''.join(shown)}</ul>"


def _sources(found: Sequence[Route]) -> Iterator[str]:
    named = "; ".join(dict.fromkeys(charts.source_text(route.source) for route in found))
    if named:
        yield f'<p class="ngos-figure-source">Source: {escape(named.rstrip("."))}.</p>'


EXAMPLE = ("unpaid", "no-right-to-stay", "subcontractor", "company-channel", "multinational")
DEFAULTS = {name: name in EXAMPLE for name in FACTS}


def explore() -> Any:  # noqa: ANN401 (HTML, or widgets)
    """Show the explorer: facts to tick in a live notebook, one case where outputs are static."""
    return present(
        view, DEFAULTS, _controls, "Routes to remedy for an unpaid worker without a right to stay"
    )


def _controls() -> dict[str, Any]:
    import ipywidgets

    return {
        name: ipywidgets.Checkbox(description=text, indent=False) for name, text in FACTS.items()
    }
