"""The law finder in a notebook: describe a company, see which laws and standards bind it, and why."""

from __future__ import annotations

import datetime
from html import escape
from typing import TYPE_CHECKING, Any

from ngos_and_co.days import day_text
from ngos_and_co.explorers.presenting import ChoiceError, present
from ngos_and_co.law import InvalidCompany, applicable, read_company
from ngos_and_co.law.company import COVERAGES, STRUCTURES
from ngos_and_co.law.export import DEFAULT_DAY, example
from ngos_and_co.law.form import document_of, texts_of
from ngos_and_co.law.result import answer_document
from ngos_and_co.law.words import PARTS, STATE_HEADINGS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TEXT_FIELDS: Mapping[str, str] = {
    "seat": "Country of its seat",
    "branches": "Branches in",
    "sales": "Sells in",
    "imports_into": "Imports into",
    "public_supplier_to": "Supplies public bodies of",
    "roles": "Roles",
    "products": "Products",
    "employees": "Employees worldwide",
    "employees_in": "Employees by country",
    "turnover": "Turnover worldwide",
    "turnover_in": "Turnover by place",
    "assets": "Balance-sheet total",
    "years_at_this_size": "Years at this size",
    "rates": "Rates of exchange",
}
"""Fields of the notebook's form, with their labels; the page and ``ngos law`` have all fields."""
CHOICES = {"structure": STRUCTURES, "figures_cover": COVERAGES}


def view(on: str = DEFAULT_DAY.isoformat(), **texts: str) -> str:
    """Give the answer about a company as HTML.

    Parameters
    ----------
    on : str
        The day asked about, ISO 8601.
    **texts : str
        What was typed, by field; empty: not known.

    Raises
    ------
    ChoiceError
        If something cannot be used; the message names each such field.
    """
    try:
        day = datetime.date.fromisoformat(on.strip())
    except ValueError:
        raise ChoiceError(f"The date is {on!r}. Give a day such as 2026-11-26.") from None
    try:
        answers = applicable(read_company(document_of(texts)), day)
    except InvalidCompany as error:
        raise ChoiceError(" ".join(error.problems)) from None
    return "".join(_markup([answer_document(answer) for answer in answers], day))


def _markup(answers: list[Mapping[str, Any]], day: datetime.date) -> Iterator[str]:
    for state, heading in STATE_HEADINGS.items():
        found = [each for each in answers if each["state"] == state]
        if found:
            yield f"<p><strong>{escape(heading)} on {day_text(day)} ({len(found)})</strong></p>"
        for each in found:
            doubt = " Part of this is not confirmed." if each["unconfirmed"] else ""
            yield (
                f"<details><summary><strong>{escape(each['title'])}</strong> "
                f"{escape(each['verdict'])}{doubt}</summary>{''.join(_details(each))}</details>"
            )
    checked = max(each["checked"] for each in answers)
    yield f"<p>{escape(WORDS['no-advice'].format(day=checked))}</p>"


def _details(answer: Mapping[str, Any]) -> Iterator[str]:
    yield from _list(PARTS["missing"], (each["text"] for each in answer["missing"]))
    for reason in answer["why"]:
        title = f"{PARTS['why']}: {reason['rule']} ({reason['provision']})"
        yield f"<p>{escape(title)}</p>"
        yield from _list("", (each["text"] for each in reason["compared"]))
    if answer["unconfirmed"]:
        yield from _list(PARTS["unconfirmed"], [answer["unconfirmed"]])
    for part in ("duties", "levers", "write_to", "remarks"):
        yield from _list(PARTS[part], answer[part])
    yield f'<p><a href="{escape(answer["url"])}">{escape(answer["url"])}</a></p>'


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    lines = "".join(f"<li>{escape(item)}</li>" for item in items)
    if lines:
        yield f"<p>{escape(title)}</p><ul>{lines}</ul>" if title else f"<ul>{lines}</ul>"


def defaults() -> dict[str, str]:
    """Give the fields' texts for the company that is shown first."""
    texts = texts_of(example())
    names = ("name", *TEXT_FIELDS, *CHOICES)
    return {"on": DEFAULT_DAY.isoformat(), **{name: texts.get(name, "") for name in names}}


def _controls() -> Mapping[str, Any]:
    import ipywidgets

    def text(label: str) -> Any:  # noqa: ANN401
        return ipywidgets.Text(description=label, continuous_update=False)

    choices = {
        name: ipywidgets.Dropdown(
            description=label,
            options=[("not known", ""), *((words, key) for key, words in CHOICES[name].items())],
        )
        for name, label in (("structure", "Place in a group"), ("figures_cover", "Figures count"))
    }
    return {
        "on": text("Day asked about"),
        "name": text("Name"),
        **{name: text(label) for name, label in TEXT_FIELDS.items()},
        **choices,
    }


def explore() -> Any:  # noqa: ANN401 (what a notebook shows: HTML, or widgets)
    """Show the finder: a form in a live notebook, the answer about the example where outputs are static."""
    return present(view, defaults(), _controls, "Law finder: the answer about a fictional company")
