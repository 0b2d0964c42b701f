"""The facts that rules may ask for, and what a company's description says about each on a day.

A fact's path names it: ``seat``, ``operates_in``, ``employees``, ``employees.DE``, ``turnover.EU``. Before a
figure, ``group.`` asks for the company together with all companies that it controls.
"""

import functools
import math
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

import attrs

from ngos_and_co.law.company import WORLD, Company
from ngos_and_co.law.places import country_names, is_within
from ngos_and_co.law.quantities import ANYTHING, Interval, Money

GROUP = "group."
EU = "EU"


class Kind(StrEnum):
    """What sort of value a fact has."""

    COUNTRY = "country"
    COUNTRIES = "countries"
    CHOICE = "choice"
    CHOICES = "choices"
    FLAG = "flag"
    COUNT = "count"
    MONEY = "money"


FACTS: Mapping[str, tuple[Kind, str]] = {
    "seat": (Kind.COUNTRY, "country of the seat"),
    "branches": (Kind.COUNTRIES, "other countries with a branch"),
    "operates_in": (Kind.COUNTRIES, "countries with the seat or a branch"),
    "sales": (Kind.COUNTRIES, "countries where it sells"),
    "imports_into": (Kind.COUNTRIES, "countries into which it imports"),
    "listed_in": (Kind.COUNTRIES, "countries where it is listed"),
    "public_supplier_to": (Kind.COUNTRIES, "countries whose public bodies it supplies"),
    "taxed_in": (Kind.COUNTRIES, "other countries where it is liable to tax"),
    "legal_form": (Kind.CHOICE, "legal form"),
    "structure": (Kind.CHOICE, "place in a group"),
    "sector": (Kind.CHOICE, "sector"),
    "roles": (Kind.CHOICES, "what it does"),
    "products": (Kind.CHOICES, "what it sells"),
    "public_interest": (Kind.FLAG, "listed, a bank or an insurer"),
    "micro_or_small": (Kind.FLAG, "micro or small undertaking"),
    "minerals_above_threshold": (Kind.FLAG, "mineral imports above the law's volumes"),
    "child_labour_suspected": (Kind.FLAG, "reasonable suspicion of child labour"),
    "business_in_california": (Kind.FLAG, "business in California"),
    "years_at_this_size": (Kind.COUNT, "financial years in a row at this size"),
    "employees": (Kind.COUNT, "employees"),
    "turnover": (Kind.MONEY, "net turnover"),
    "assets": (Kind.MONEY, "balance-sheet total"),
    "royalties": (Kind.MONEY, "royalties"),
    "eu_unit_turnover": (Kind.MONEY, "turnover of the largest subsidiary or branch in the EU"),
}
"""Each fact's kind and its name in a sentence."""

HAS_PLACES = ("employees", "turnover")
HAS_OWNER = ("employees", "turnover", "assets", "royalties")


class Reason(StrEnum):
    """Why something cannot be told."""

    NOT_GIVEN = "not-given"
    RANGE = "range"
    CURRENCY = "currency"
    WHOSE_FIGURES = "whose-figures"
    UNCONFIRMED = "unconfirmed"


@attrs.frozen
class Path:
    """A fact as a rule names it.

    Attributes
    ----------
    name : str
        Key of ``FACTS``.
    place : str
        ``world``, ``EU`` or a country; only of ``employees`` and ``turnover``.
    of_group : bool
        Whether companies that it controls count too.
    """

    name: str
    place: str = WORLD
    of_group: bool = False

    @functools.cached_property
    def kind(self) -> Kind:
        """What sort of value it has."""
        return FACTS[self.name][0]

    @functools.cached_property
    def text(self) -> str:
        """The path as rules write it."""
        place = "" if self.place == WORLD else f".{self.place}"
        return f"{GROUP if self.of_group else ''}{self.name}{place}"


def read_path(text: str) -> Path:
    """Read a fact's path.

    Raises
    ------
    LookupError
        If there is no such fact, or it has no such place or owner; the message is a sentence.
    """
    name, _, place = text.removeprefix(GROUP).partition(".")
    path = Path(name, place or WORLD, text.startswith(GROUP))
    if name not in FACTS:
        raise LookupError(f"There is no fact {name!r}.")
    if place and name not in HAS_PLACES:
        raise LookupError(f"The fact {name!r} has no place.")
    if path.of_group and name not in HAS_OWNER:
        raise LookupError(f"The fact {name!r} is not counted for a group.")
    if place and place != EU and place not in country_names():
        raise LookupError(f"{place!r} is no country's code.")
    return path


@attrs.frozen
class SetFact:
    """Members of a set that are known.

    Attributes
    ----------
    members : frozenset of str
    is_complete : bool
        Whether there are no others.
    """

    members: frozenset[str]
    is_complete: bool


@attrs.frozen
class Figure:
    """A number as a rule sees it.

    Attributes
    ----------
    interval : Interval
        What is known, of the company or group that the rule counts.
    as_given : Interval
        The same without regard to whom the figures cover.
    is_given : bool
        Whether the description has this figure or one that bounds it.
    other_currency : str or None
        The currency of a figure that could not be compared.
    was_converted : bool
        Whether a stated rate of exchange was used.
    """

    interval: Interval
    as_given: Interval
    is_given: bool
    other_currency: str | None = None
    was_converted: bool = False


def text_fact(company: Company, path: Path) -> str | None:
    """Give a country or choice; None if it is not known."""
    value = getattr(company, path.name)
    return value if value is None else str(value)


def flag_fact(company: Company, path: Path) -> bool | None:
    """Give a flag; None if it is not known."""
    value = getattr(company, path.name)
    return value if value is None else bool(value)


def set_fact(company: Company, path: Path) -> SetFact:
    """Give a set as far as it is known."""
    if path.name == "operates_in":
        seat = frozenset() if company.seat is None else frozenset({company.seat})
        branches = company.branches or frozenset()
        return SetFact(seat | branches, company.seat is not None and company.branches is not None)
    value: frozenset[str] | None = getattr(company, path.name)
    return SetFact(value or frozenset(), value is not None)


def unknown_parts(company: Company, path: Path) -> tuple[str, ...]:
    """Name what to find out about a set that is not wholly known."""
    if path.name != "operates_in":
        return (path.name,)
    return tuple(name for name in ("seat", "branches") if getattr(company, name) is None)


def count_fact(company: Company, path: Path, day: date) -> Figure:
    """Give a number of persons or years."""
    if path.name == "years_at_this_size":
        years = company.years_at_this_size
        given = years or ANYTHING
        return Figure(given, given, years is not None)
    given = at_place(company.employees, path.place, day)
    return _figure(company, path, given, bool(company.employees))


def money_fact(company: Company, path: Path, currency: str, day: date) -> Figure:
    """Give an amount in the currency in which the law counts."""
    amounts: Mapping[str, Money]
    if path.name == "turnover":
        amounts = company.turnover
    else:
        amount: Money | None = getattr(company, path.name)
        amounts = {} if amount is None else {WORLD: amount}
    convert = converter(company.rates, currency)
    known = {place: money for place, each in amounts.items() if (money := convert(each))}
    given = at_place(known, path.place, day)
    looked_at = [each for place, each in amounts.items() if place in (path.place, EU, WORLD)]
    other = next((each.currency for each in looked_at if convert(each) is None), None)
    was_converted = any(each.currency != currency and convert(each) for each in looked_at)
    return _figure(company, path, given, bool(known), other, was_converted)


def converter(
    rates: Mapping[tuple[str, str], float], currency: str
) -> Callable[[Money], Interval | None]:
    """Give what turns money into a currency, or into None where no rate was stated."""

    def convert(money: Money) -> Interval | None:
        if money.currency == currency:
            return money.amount
        rate = rates.get((money.currency, currency))
        return None if rate is None else money.amount.times(rate)

    return convert


def at_place(figures: Mapping[str, Interval], place: str, day: date) -> Interval:
    """Give what is known of one place's figure from those of all places.

    The whole is not less than its parts, and a part not more than the whole.

    Parameters
    ----------
    figures : mapping of str to Interval
        By country, ``EU`` or ``world``.
    place : str
    day : date
        On which a country must be a member to count for the EU.
    """
    if not figures:
        return ANYTHING
    countries = {key: each for key, each in figures.items() if key not in (WORLD, EU)}
    in_eu = {key for key in countries if is_within(key, EU, day)}
    eu = Interval(sum(countries[key].low for key in in_eu), math.inf)
    eu = eu.within(figures.get(EU, ANYTHING))
    outside = sum(each.low for key, each in countries.items() if key not in in_eu)
    whole = Interval(eu.low + outside, math.inf).within(figures.get(WORLD, ANYTHING))
    if place == WORLD:
        return whole
    if place == EU:
        return eu.within(Interval(0.0, max(0.0, whole.high - outside)))
    if place in countries:
        return countries[place].within(Interval(0.0, whole.high))
    others = sum(each.low for each in countries.values())
    bound = max(0.0, whole.high - others)
    if is_within(place, EU, day):
        bound = min(bound, max(0.0, eu.high - sum(countries[key].low for key in in_eu)))
    return Interval(0.0, bound)


def _figure(
    company: Company,
    path: Path,
    given: Interval,
    is_given: bool,
    other_currency: str | None = None,
    was_converted: bool = False,
) -> Figure:
    covered = given
    if path.name in HAS_OWNER:
        count = counted_with_group if path.of_group else counted_alone
        covered = count(given, company.structure, company.figures_cover)
    return Figure(covered, given, is_given, other_currency, was_converted)


def counted_alone(given: Interval, structure: str | None, figures_cover: str | None) -> Interval:
    """Give what a figure says about the company alone."""
    if structure == "single" or figures_cover == "company":
        return given
    return Interval(0.0, given.high)


def counted_with_group(
    given: Interval, structure: str | None, figures_cover: str | None
) -> Interval:
    """Give what a figure says about the company with those that it controls."""
    if structure == "single":
        return given
    if structure == "subsidiary":
        return counted_alone(given, structure, figures_cover)
    if structure == "parent":
        return given if figures_cover == "group" else Interval(given.low, math.inf)
    if figures_cover == "company":
        return Interval(given.low, math.inf)
    return Interval(0.0, given.high if figures_cover == "group" else math.inf)
