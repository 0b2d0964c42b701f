"""Countries, currencies, and the regions that laws speak of, with the days of joining and leaving."""

import csv
import functools
import io
from collections.abc import Mapping
from datetime import date
from importlib.resources import files

import attrs

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_CODES.split())
"""ISO 4217 codes of money in use, and the lev and the kuna, which older accounts are kept in."""


@attrs.frozen
class Membership:
    """A country's time in a region.

    Attributes
    ----------
    since, until : date or None
        First day in it, and first day no longer in it.
    is_confirmed : bool
        False where we do not know whether the region's law bound the country.
    """

    since: date | None = None
    until: date | None = None
    is_confirmed: bool = True

    def covers(self, day: date) -> bool:
        """Tell whether the day lies within."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


_JOINED = {
    "BE DE FR IT LU NL": date(1958, 1, 1),
    "DK IE": date(1973, 1, 1),
    "GR": date(1981, 1, 1),
    "ES PT": date(1986, 1, 1),
    "AT FI SE": date(1995, 1, 1),
    "CY CZ EE HU LT LV MT PL SI SK": date(2004, 5, 1),
    "BG RO": date(2007, 1, 1),
    "HR": date(2013, 7, 1),
}
_EU: Mapping[str, Membership] = {
    code: Membership(since=day) for codes, day in _JOINED.items() for code in codes.split()
} | {
    # EU law went on applying in the United Kingdom until the end of the transition.
    "GB": Membership(since=date(1973, 1, 1), until=date(2021, 1, 1))
}


def _without(*codes: str) -> Mapping[str, Membership]:
    members = {code: membership for code, membership in _EU.items() if code not in codes}
    # Which of these acts the United Kingdom had taken part in is not in our tables.
    return members | {"GB": attrs.evolve(members["GB"], is_confirmed=False)}


REGIONS: Mapping[str, Mapping[str, Membership]] = {
    "EU": _EU,
    "EU-without-DK": _without("DK"),
    "EU-without-DK-IE": _without("DK", "IE"),
}
"""What a rule may name instead of a country."""


def is_within(country: str, place: str, day: date) -> bool | None:
    """Tell whether a country is a place or lies in it.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-2.
    place : str
        A country's code or a region of ``REGIONS``.
    day : date
        On which it is asked.

    Returns
    -------
    bool or None
        None where it is not confirmed.
    """
    if place not in REGIONS:
        return country == place
    membership = REGIONS[place].get(country)
    if membership is None or not membership.covers(day):
        return False
    return True if membership.is_confirmed else None


@functools.cache
def country_names() -> Mapping[str, str]:
    """Give the English name of each country by its ISO 3166-1 alpha-2 code (and XK, Kosovo)."""
    text = (files("ngos_and_co") / "law" / "countries.csv").read_text(encoding="utf-8")
    return {row["code"]: row["name"] for row in csv.DictReader(io.StringIO(text))}
