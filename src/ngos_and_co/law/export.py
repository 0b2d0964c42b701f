"""All that the book's page needs to answer without a kernel: rules, vocabularies, words, an example."""

import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

import yaml

from ngos_and_co.days import MONTHS
from ngos_and_co.law.company import GOODS, VOCABULARIES
from ngos_and_co.law.company_reading import MOST_EMPLOYEES, MOST_YEARS
from ngos_and_co.law.facts import FACTS, HAS_OWNER, HAS_PLACES
from ngos_and_co.law.instruments import Instrument, for_companies
from ngos_and_co.law.places import CURRENCIES, REGIONS, country_names
from ngos_and_co.law.quantities import LARGEST, Money
from ngos_and_co.law.rules import Compare, Joined, Not, Rule, Span, Unconfirmed
from ngos_and_co.law.words import CONFIDENCES, PARTS, REGION_NAMES, STATE_HEADINGS, WORDS

DEFAULT_DAY = date(2026, 11, 26)
"""The day that the finder asks about unless told another."""


def example() -> Mapping[str, Any]:
    """Give the description of the company that is shown first."""
    text = (files("ngos_and_co") / "law" / "example.yml").read_text(encoding="utf-8")
    document: Mapping[str, Any] = yaml.safe_load(text)
    return document


def export() -> Mapping[str, Any]:
    """Give the data of the page, as JSON holds them."""
    return {
        "day": DEFAULT_DAY.isoformat(),
        "facts": {name: {"kind": kind, "label": label} for name, (kind, label) in FACTS.items()},
        "hasPlaces": HAS_PLACES,
        "hasOwner": HAS_OWNER,
        "vocabularies": VOCABULARIES,
        "goods": list(GOODS),
        "countries": country_names(),
        "currencies": sorted(CURRENCIES),
        "limits": {"money": LARGEST, "employees": MOST_EMPLOYEES, "years": MOST_YEARS},
        "regions": {
            name: {
                code: [_day(each.since), _day(each.until), each.is_confirmed]
                for code, each in members.items()
            }
            for name, members in REGIONS.items()
        },
        "regionNames": REGION_NAMES,
        "months": MONTHS,
        "words": WORDS,
        "headings": STATE_HEADINGS,
        "confidences": CONFIDENCES,
        "parts": PARTS,
        "example": example(),
        "instruments": [_instrument(each) for each in for_companies()],
    }


SCRIPTS = ("law-words.js", "law-reading.js", "law-answers.js", "law-page.js")
START = """\
for (const place of document.querySelectorAll("[data-ngos-law-finder]")) {
  window.ngosLawFinder = ngosLawPage(ngosLawData, place);
}
"""


def page_script() -> str:
    """Give the page's one script, with its data: a page opened from a folder may read no other file."""
    folder = files("ngos_and_co") / "law" / "static"
    data = json.dumps(export(), ensure_ascii=False, separators=(",", ":"))
    parts = [(folder / name).read_text(encoding="utf-8") for name in SCRIPTS]
    return "\n".join(["(() => {", f"const ngosLawData = {data};", *parts, START, "})();\n"])


def page_stylesheet() -> str:
    """Give the page's stylesheet."""
    return (files("ngos_and_co") / "law" / "static" / "law-finder.css").read_text(encoding="utf-8")


def rule_json(rule: Rule) -> Mapping[str, Any]:
    """Write a rule as the page's script reads it: dates as text, money as currency and amount."""
    return {**_rule(rule), **_span(rule.span)}


def _rule(rule: Rule) -> Mapping[str, Any]:
    match rule:
        case Compare(path=path, operator=operator, threshold=threshold):
            value = (
                {"currency": threshold.currency, "amount": threshold.amount.low}
                if isinstance(threshold, Money)
                else threshold
            )
            return {"fact": path.text, "operator": operator, "threshold": value}
        case Joined(least=least, rules=rules):
            return {"least": least, "of": [rule_json(each) for each in rules]}
        case Not(rule=part):
            return {"not": rule_json(part)}
        case Unconfirmed(text=text):
            return {"unconfirmed": text}
        case _:
            raise TypeError(f"There is no export of {type(rule).__name__}.")


def _span(span: Span) -> Mapping[str, str]:
    days = {"from": _day(span.since), "until": _day(span.until)}
    return {name: day for name, day in days.items() if day is not None}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _instrument(instrument: Instrument) -> Mapping[str, Any]:
    return {
        "id": instrument.id,
        "title": instrument.title,
        "short_title": instrument.short_title,
        "strength": instrument.strength,
        "official_reference": instrument.official_reference,
        "url": instrument.url,
        "duties": instrument.duties,
        "levers": instrument.levers,
        "write_to": instrument.write_to,
        "remarks": instrument.remarks,
        "unconfirmed": instrument.unconfirmed,
        "checked": instrument.checked.isoformat(),
        "confidence": instrument.confidence,
        "references": [
            {"text": each.text, "url": each.url, "state": each.state}
            for each in instrument.references
        ],
        "days": [day.isoformat() for day in instrument.days_of_change],
        "routes": [
            {
                "id": route.id,
                "provision": route.provision,
                "text": route.text,
                "in_force": route.in_force,
                "when": rule_json(route.rule),
            }
            for route in instrument.routes
        ],
    }
