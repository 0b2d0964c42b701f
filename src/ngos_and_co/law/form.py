"""From texts that somebody typed, one a field, to a description of a company; for widgets and commands.

``document_of({"seat": "Germany", "sales": "DE, Poland", "employees_in": "DE: 1100"})`` gives what
:func:`~ngos_and_co.law.company_reading.read_company` reads. It checks nothing: the reader does.
"""

from collections.abc import Mapping
from typing import Any

from ngos_and_co.law.company import WORLD
from ngos_and_co.law.places import country_names

NONE = "none"
COUNTRY_SETS = (
    "branches",
    "sales",
    "imports_into",
    "listed_in",
    "public_supplier_to",
    "taxed_in",
)
CHOICE_SETS = ("roles", "products")
FLAGS = (
    "public_interest",
    "micro_or_small",
    "minerals_above_threshold",
    "child_labour_suspected",
    "business_in_california",
)
BY_PLACE = {"employees_in": "employees", "turnover_in": "turnover"}
YES_AND_NO = {"yes": True, "no": False, "true": True, "false": False}


def document_of(texts: Mapping[str, str | None]) -> dict[str, Any]:
    """Give the description that texts make; an empty text is a fact not known."""
    given = {name: text.strip() for name, text in texts.items() if text and text.strip()}
    document: dict[str, Any] = {}
    for name, text in given.items():
        if name == "seat":
            document[name] = country_code(text)
        elif name in COUNTRY_SETS:
            document[name] = [country_code(each) for each in _list(text)]
        elif name in CHOICE_SETS:
            document[name] = _list(text)
        elif name in FLAGS:
            document[name] = YES_AND_NO.get(text.lower(), text)
        elif name == "rates":
            document[name] = {pair: _number(rate) for pair, rate in _pairs(text).items()}
        elif name not in BY_PLACE:
            document[name] = text
    for name, figure in BY_PLACE.items():
        if name in given:
            places = {_place(place): value for place, value in _pairs(given[name]).items()}
            whole = {WORLD: document[figure]} if figure in document else {}
            document[figure] = {**whole, **places}
    return document


def texts_of(document: Mapping[str, Any]) -> dict[str, str]:
    """Give the texts that make a description: the way back."""
    texts: dict[str, str] = {}
    for name, value in document.items():
        if name in COUNTRY_SETS:
            texts[name] = ", ".join(country_names()[code] for code in value) or NONE
        elif name in CHOICE_SETS:
            texts[name] = ", ".join(value) or NONE
        elif name in FLAGS:
            texts[name] = "yes" if value else "no"
        elif isinstance(value, Mapping):
            pairs = "; ".join(f"{key}: {each}" for key, each in value.items() if key != WORLD)
            texts[next((n for n, f in BY_PLACE.items() if f == name), name)] = pairs
            if WORLD in value:
                texts[name] = str(value[WORLD])
        else:
            texts[name] = country_names()[value] if name == "seat" else str(value)
    return texts


def country_code(text: str) -> str:
    """Give the code of a country by its name or code; what is neither, as it is."""
    codes = {name.lower(): code for code, name in country_names().items()}
    return codes.get(text.lower()) or (text.upper() if len(text) == 2 else text)


def _place(text: str) -> str:
    return text if text in (WORLD, "EU") else country_code(text)


def _list(text: str) -> list[str]:
    if text.lower() == NONE:
        return []
    return [each.strip() for each in text.split(",") if each.strip()]


def _pairs(text: str) -> dict[str, str]:
    pairs = {}
    for each in filter(str.strip, text.split(";")):
        key, _, value = each.partition(":")
        pairs[key.strip()] = value.strip()
    return pairs


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text
