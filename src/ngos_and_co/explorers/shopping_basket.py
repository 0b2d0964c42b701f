"""A shopping basket of goods made in Europe: what is documented of each, and what that does not say."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co import charts, data
from ngos_and_co.explorers.presenting import ChoiceError, present

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas

STATUS_WORDS: Mapping[str, str] = {
    "alleged": "alleged: nobody has decided, as far as we have read",
    "found by authority": "found by an authority",
    "decided by court": "decided by a court, and no criminal conviction",
    "convicted": "convicted by a criminal court",
    "partly convicted": "some convicted, others acquitted",
    "acquitted": "acquitted of exploitation",
    "paid or settled": "paid or settled, without a decision",
}
"""What became of a case, with the words that the reader sees."""
CONFIDENCE_WORDS: Mapping[str, str] = {
    "high": "",
    "medium": "Parts of this case are uncertain.",
    "low": "Much of this case is uncertain: do not use it in public.",
}
NO_LIST = (
    "This is no list of bad goods. A case tells of one workplace and its years, and not of the packet "
    "in your hand. Goods that are not listed are those of which this course has no case."
)


@attrs.frozen
class Evidence:
    """What is documented of one good in one case.

    Attributes
    ----------
    good : str
        The good or service as a shopper meets it.
    case, place, years : str
        The case's short name, the country of the work, and the years.
    found, found_by, status : str
        What was found or alleged, by whom, and a key of ``STATUS_WORDS``.
    not_said : str
        What may not be concluded.
    source : str
        Key of the table ``sources``.
    confidence : {"high", "medium", "low"}
    """

    good: str
    case: str
    place: str
    years: str
    found: str
    found_by: str
    status: str
    not_said: str
    source: str
    confidence: str


def all_evidence() -> tuple[Evidence, ...]:
    """Read the table ``european_basket``, in its order."""
    places = {row["code"]: row["name"] for row in data.rows("places")}
    return tuple(
        Evidence(place=places[row["geo"]], **{name: row[name] for name in row if name != "geo"})
        for row in data.rows("european_basket")
    )


def goods() -> tuple[str, ...]:
    """Give the goods of which something is documented, in the table's order."""
    return tuple(dict.fromkeys(each.good for each in all_evidence()))


def basket(chosen: Iterable[str]) -> tuple[Evidence, ...]:
    """Give what is documented of the goods chosen, in the table's order.

    Parameters
    ----------
    chosen : iterable of str
        Names among :func:`goods`.

    Raises
    ------
    ChoiceError
        If nothing is chosen, or a good that the table does not have.
    """
    wanted = set(chosen)
    if unknown := sorted(wanted - set(goods())):
        raise ChoiceError(
            f"This course has no case about {unknown[0]!r}, which does not mean that there is none. "
            f"Choose among {', '.join(goods())}."
        )
    if not wanted:
        raise ChoiceError("The basket is empty: choose at least one thing.")
    return tuple(each for each in all_evidence() if each.good in wanted)


def sentence(found: Sequence[Evidence]) -> str:
    """Count the cases in a basket by what became of them, in one line."""
    counts = Counter(each.status for each in found)
    parts = [f"{counts[status]} {status}" for status in STATUS_WORDS if counts[status]]
    number = "One row" if len(found) == 1 else f"{len(found)} rows"
    return f"{number} of evidence: {', '.join(parts)}."


def table(found: Sequence[Evidence]) -> pandas.DataFrame:
    """Give evidence as a table with the columns good, place, years, found, by whom, status."""
    import pandas

    return pandas.DataFrame(
        [
            (each.good, each.place, each.years, each.found, each.found_by, each.status)
            for each in found
        ],
        columns=["good", "place", "years", "found or alleged", "by whom", "status"],
    )


def view(chosen: Sequence[str]) -> str:
    """Show what is documented of the goods in a basket, as HTML.

    Parameters
    ----------
    chosen : sequence of str
        Names among :func:`goods`.
    """
    found = basket(chosen)
    groups = dict.fromkeys(each.good for each in found)
    return (
        f'<p class="ngos-result"><strong>{escape(sentence(found))}</strong></p>'
        f'<div class="ngos-box ngos-note"><p>{escape(NO_LIST)}</p></div>'
        + "".join(_group(good, [each for each in found if each.good == good]) for good in groups)
        + _sources(found)
    )


def _group(good: str, found: Iterable[Evidence]) -> str:
    items = "".join(f"<li>{''.join(_markup(each))}</li>" for each in found)
    return f"<p><strong>{escape(good.capitalize())}</strong></p><ul>{items}</ul>"


def _markup(each: Evidence) -> Iterator[str]:
    yield f"<p>{escape(each.place)}, {escape(each.years)}. {escape(each.found)}.</p>"
    lines = {
        "Status": STATUS_WORDS[each.status],
        "By whom": each.found_by,
        "What it does not say": each.not_said,
        "How sure": CONFIDENCE_WORDS[each.confidence],
    }
    shown = (f"<li>{name}: {escape(text)}</li>" for name, text in lines.items() if text)
    yield f"<ul>{''.join(shown)}</ul>"


def _sources(found: Sequence[Evidence]) -> str:
    named = "; ".join(dict.fromkeys(charts.source_text(each.source) for each in found))
    return f'<p class="ngos-figure-source">Source: {escape(named.rstrip("."))}.</p>'


DEFAULTS: Mapping[str, Any] = {"chosen": ("mushrooms", "strawberries", "a bed")}


def explore() -> Any:  # noqa: ANN401 (HTML, or widgets)
    """Show the explorer: goods to choose in a live notebook, one basket where outputs are static."""
    return present(
        view, DEFAULTS, _controls, "What is documented of mushrooms, strawberries and a bed"
    )


def _controls() -> dict[str, Any]:
    import ipywidgets

    return {
        "chosen": ipywidgets.SelectMultiple(
            options=goods(), rows=len(goods()), description="In the basket"
        )
    }
