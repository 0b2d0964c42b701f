"""The instruments: what each is, whom it binds by which rule, what it asks for and what an NGO can do.

One file an instrument in ``instruments/``. The table ``instruments`` of the data package and the law pages
of the book are made from these files.
"""

import functools
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from importlib.resources import files

import attrs

from ngos_and_co.law.places import REGIONS
from ngos_and_co.law.rules import Rule


class Addressee(StrEnum):
    """Whom an instrument addresses in the end."""

    COMPANIES = "companies"
    STATES = "states"


class Strength(StrEnum):
    """Whether it is law."""

    BINDING = "binding"
    SOFT = "soft"


class Level(StrEnum):
    """Who made it, in the order of the law pages."""

    INTERNATIONAL = "international"
    COUNCIL_OF_EUROPE = "council-of-europe"
    EU = "eu"
    NATIONAL = "national"
    SOFT_LAW = "soft-law"


class Confidence(StrEnum):
    """How sure we are, as in the data package."""

    READ = "read"
    KNOWN = "known"
    UNCERTAIN = "uncertain"


@attrs.frozen(kw_only=True)
class Route:
    """One way in which an instrument comes to bind a company.

    Attributes
    ----------
    id : str
        Unique in its instrument.
    provision : str
        Where the instrument says so.
    text : str
        The rule in one sentence.
    rule : Rule
    in_force : bool
        False where it was adopted and never entered into force.
    """

    id: str
    provision: str
    text: str
    rule: Rule
    in_force: bool = True


@attrs.frozen(kw_only=True)
class Change:
    """An event in an instrument's life.

    Attributes
    ----------
    date : str
        ISO 8601, to the day, month or year.
    text : str
    """

    date: str
    text: str


@attrs.frozen(kw_only=True)
class Reference:
    """Where a statement about an instrument comes from.

    Attributes
    ----------
    text : str
    url : str
        Empty where there is no address to give.
    state : str
        ``read``, ``read-secondary`` or ``known`` (not opened by us).
    """

    text: str
    url: str = ""
    state: str = "read"


@attrs.frozen(kw_only=True)
class Instrument:
    """A law, treaty or standard.

    Attributes
    ----------
    id, title, short_title : str
    level : Level
    jurisdiction : str
        UN, ILO, OECD, CoE, EU or a country's code.
    addressees : Addressee
    strength : Strength
    adopted, in_force : str
        ISO 8601 to the day, month or year; empty where it does not apply.
    official_reference, url : str
    source : str
        Key of the table ``sources``.
    about, covers, enforcement : str
    duties, levers, write_to : tuple of str
        What it asks for; what an NGO can do with it; to whom to write.
    remarks : tuple of str
        What to know of every answer, such as that a directive reaches companies through national law.
    changes : tuple of Change
    status : str
        Its state on the day of ``checked``.
    unconfirmed : str
        What of its state could not be confirmed; empty if nothing.
    checked : date
    confidence : Confidence
    references : tuple of Reference
    routes : tuple of Route
        None where only States are bound.
    """

    id: str
    title: str
    short_title: str
    level: Level
    jurisdiction: str
    addressees: Addressee
    strength: Strength
    adopted: str
    in_force: str
    official_reference: str
    url: str
    source: str
    about: str
    covers: str
    enforcement: str
    duties: tuple[str, ...]
    levers: tuple[str, ...]
    write_to: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    status: str
    unconfirmed: str = ""
    checked: date
    confidence: Confidence
    references: tuple[Reference, ...]
    routes: tuple[Route, ...] = ()

    @functools.cached_property
    def days_of_change(self) -> tuple[date, ...]:
        """Days on which a rule of it begins or ends, or a country joins or leaves a region it names."""
        days = {day for route in self.routes for day in route.rule.days_of_change()}
        regions = {name for route in self.routes for name in route.rule.regions()}
        memberships = [each for name in regions for each in REGIONS[name].values()]
        joined = {day for each in memberships for day in (each.since, each.until) if day}
        return tuple(sorted(days | {day for day in joined if days and day > min(days)}))


@functools.cache
def _by_id() -> Mapping[str, Instrument]:
    from ngos_and_co.law.instrument_reading import read_instrument

    folder = files("ngos_and_co") / "law" / "instruments"
    found = [
        read_instrument(path.read_text(encoding="utf-8"), path.name)
        for path in folder.iterdir()
        if path.name.endswith(".yml")
    ]
    order = list(Level)
    found.sort(key=lambda each: (order.index(each.level), each.jurisdiction, each.adopted))
    return {each.id: each for each in found}


def instruments() -> tuple[Instrument, ...]:
    """Give all instruments: international, Council of Europe, EU, national, soft law."""
    return tuple(_by_id().values())


def for_companies() -> tuple[Instrument, ...]:
    """Give the instruments about which the finder answers."""
    return tuple(each for each in instruments() if each.addressees is Addressee.COMPANIES)


def instrument(name: str) -> Instrument:
    """Give one instrument.

    Raises
    ------
    LookupError
        If there is none of that id.
    """
    try:
        return _by_id()[name]
    except KeyError:
        raise LookupError(f"There is no instrument {name!r}.") from None
