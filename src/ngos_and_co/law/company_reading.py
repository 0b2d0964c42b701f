"""From what somebody wrote about a company to the company, or to a sentence for each field that is wrong."""

import difflib
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ngos_and_co.law.company import (
    COVERAGES,
    LEGAL_FORMS,
    PRODUCTS,
    ROLES,
    SECTORS,
    STRUCTURES,
    WORLD,
    Company,
    InvalidCompany,
)
from ngos_and_co.law.places import CURRENCIES, country_names
from ngos_and_co.law.quantities import (
    ACCEPTED_MONEY,
    ACCEPTED_NUMBER,
    Interval,
    Money,
    QuantityError,
    read_interval,
    read_money,
)

MOST_EMPLOYEES = 1e7
"""More than any company's; more is taken for a slip of the pen."""
MOST_YEARS = 500.0
RATE = re.compile(r"([A-Z]{3})/([A-Z]{3})")
ACCEPTED_COUNTRY = "an ISO 3166-1 code of two capital letters, such as DE or PL"
ACCEPTED_RATE = (
    "a pair such as 'PLN/EUR' and how many units of the second one unit of the first is worth"
)

Reader = Callable[[str, Any], Any]


class _FieldError(ValueError):
    """A field cannot be used; the message is the sentence."""


def read_company(document: object) -> Company:
    """Read a description of a company, as YAML or JSON gives it.

    Parameters
    ----------
    document : object
        A mapping with the fields of :class:`Company`. Left out or null: not known; an empty list: none.
        Numbers may be ranges ("1000 to 5000"); money names its currency ("EUR 36 million");
        ``employees`` and ``turnover`` are one value or a mapping by place.

    Raises
    ------
    InvalidCompany
        With one sentence for each field that is wrong.
    """
    if not isinstance(document, Mapping):
        raise InvalidCompany(["The description does not consist of fields such as 'seat: DE'."])
    problems: list[str] = []
    values = dict(_values(document, problems))
    if problems:
        raise InvalidCompany(problems)
    return Company(**values)


def _values(document: Mapping[Any, Any], problems: list[str]) -> Iterator[tuple[str, Any]]:
    for name, value in document.items():
        if name not in _READERS:
            near = difflib.get_close_matches(str(name), _READERS, n=1)
            hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(_READERS)}."
            problems.append(f"There is no field '{name}'. {hint}")
        elif value is not None:
            try:
                yield name, _READERS[name](name, value)
            except _FieldError as error:
                problems.append(str(error))


def _text(name: str, value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        raise _FieldError(f"The field '{name}' is {value!r}. Give a text.")
    return value


def _country(name: str, value: Any) -> str:  # noqa: ANN401
    if isinstance(value, str) and value in country_names():
        return value
    hint = " In YAML, write 'NO' in quotes." if value is False else ""
    raise _FieldError(f"The field '{name}' is {value!r}. Give {ACCEPTED_COUNTRY}.{hint}")


def _set_of(read: Reader) -> Reader:
    def read_set(name: str, value: Any) -> frozenset[str]:  # noqa: ANN401
        if not isinstance(value, (list, tuple, set, frozenset)):
            raise _FieldError(
                f"The field '{name}' is {value!r}. Give a list; an empty one for none."
            )
        return frozenset(read(name, each) for each in value)

    return read_set


def _one_of(known: Mapping[str, str]) -> Reader:
    def read(name: str, value: Any) -> str:  # noqa: ANN401
        if isinstance(value, str) and value in known:
            return value
        raise _FieldError(f"The field '{name}' is {value!r}. Give one of {', '.join(known)}.")

    return read


def _flag(name: str, value: Any) -> bool:  # noqa: ANN401
    if not isinstance(value, bool):
        raise _FieldError(f"The field '{name}' is {value!r}. Give true or false.")
    return value


def _employees(name: str, value: Any) -> Mapping[str, Interval]:  # noqa: ANN401
    return _by_place(name, value, lambda field, each: _count(field, each, MOST_EMPLOYEES))


def _turnover(name: str, value: Any) -> Mapping[str, Money]:  # noqa: ANN401
    return _by_place(name, value, _money, regions=("EU",))


def _by_place(
    name: str,
    value: Any,  # noqa: ANN401
    read: Reader,
    regions: tuple[str, ...] = (),
) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        return {WORLD: read(name, value)}
    found = {}
    for place, each in value.items():
        if place != WORLD and place not in regions and place not in country_names():
            places = ", ".join((WORLD, *regions))
            raise _FieldError(
                f"The field '{name}' has the place {place!r}. Give {places}, or {ACCEPTED_COUNTRY}."
            )
        if each is not None:
            found[str(place)] = read(f"{name}.{place}", each)
    return found


def _years(name: str, value: Any) -> Interval:  # noqa: ANN401
    return _count(name, value, MOST_YEARS)


def _count(name: str, value: Any, largest: float) -> Interval:  # noqa: ANN401
    try:
        interval = read_interval(value, largest=largest)
    except QuantityError as error:
        raise _FieldError(
            f"The field '{name}' {error}. Give {ACCEPTED_NUMBER}, from 0 to {largest:,.0f}."
        ) from None
    if interval.low % 1 or (interval.high != math.inf and interval.high % 1):
        raise _FieldError(f"The field '{name}' is {value!r}. Give a whole number.")
    return interval


def _money(name: str, value: Any) -> Money:  # noqa: ANN401
    try:
        return read_money(value)
    except QuantityError as error:
        raise _FieldError(f"The field '{name}' {error}. Give {ACCEPTED_MONEY}.") from None


def _rates(name: str, value: Any) -> Mapping[tuple[str, str], float]:  # noqa: ANN401
    if not isinstance(value, Mapping):
        raise _FieldError(f"The field '{name}' is {value!r}. Give {ACCEPTED_RATE}.")
    found = {}
    for pair, rate in value.items():
        match = RATE.fullmatch(str(pair))
        is_number = isinstance(rate, (int, float)) and not isinstance(rate, bool)
        if (
            match is None
            or not {match[1], match[2]} <= CURRENCIES
            or not is_number
            or not 0 < rate < 1e6
        ):
            raise _FieldError(f"The field '{name}' has {pair!r}: {rate!r}. Give {ACCEPTED_RATE}.")
        found[match[1], match[2]] = float(rate)
    return found


_READERS: Mapping[str, Reader] = {
    "name": _text,
    "seat": _country,
    "branches": _set_of(_country),
    "sales": _set_of(_country),
    "imports_into": _set_of(_country),
    "listed_in": _set_of(_country),
    "public_supplier_to": _set_of(_country),
    "taxed_in": _set_of(_country),
    "legal_form": _one_of(LEGAL_FORMS),
    "structure": _one_of(STRUCTURES),
    "figures_cover": _one_of(COVERAGES),
    "sector": _one_of(SECTORS),
    "roles": _set_of(_one_of(ROLES)),
    "products": _set_of(_one_of(PRODUCTS)),
    "employees": _employees,
    "turnover": _turnover,
    "assets": _money,
    "royalties": _money,
    "eu_unit_turnover": _money,
    "years_at_this_size": _years,
    "public_interest": _flag,
    "micro_or_small": _flag,
    "minerals_above_threshold": _flag,
    "child_labour_suspected": _flag,
    "business_in_california": _flag,
    "rates": _rates,
}
