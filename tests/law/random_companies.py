"""Descriptions of companies put together at random, with facts left out, ranges and foreign currencies."""

import itertools
import random
from datetime import date, timedelta
from typing import Any

from ngos_and_co.law.company import COVERAGES, LEGAL_FORMS, PRODUCTS, ROLES, STRUCTURES

COUNTRIES = [
    *("DE", "PL", "CZ", "BG", "FR", "IT", "DK", "IE", "NL", "HR"),
    *("GB", "NO", "CH", "US", "CA", "AU", "CN"),
]
CURRENCIES = ["EUR", "GBP", "NOK", "CHF", "USD", "CAD", "AUD", "PLN", "CZK"]
SETS = ("branches", "sales", "imports_into", "listed_in", "public_supplier_to", "taxed_in")
FLAGS = (
    "public_interest",
    "micro_or_small",
    "minerals_above_threshold",
    "child_labour_suspected",
    "business_in_california",
)
NUMBERS = (0, 1, 49, 50, 250, 500, 999, 1000, 1001, 3000, 5000, 5001, 10000, 50000)
MILLIONS = (0.5, 19.99, 20, 35, 36, 40, 70, 75, 100, 200, 275, 450, 450.5, 1500, 1500.01, 90000)


def company(chance: random.Random) -> dict[str, Any]:
    """Describe one company."""
    document: dict[str, Any] = {"name": "At random (fictional)"}

    def maybe(name: str, value: Any) -> None:  # noqa: ANN401
        if chance.random() < 0.7:
            document[name] = value

    maybe("seat", chance.choice(COUNTRIES))
    for name in SETS:
        maybe(name, sorted(chance.sample(COUNTRIES, chance.choice((0, 1, 3)))))
    for name in FLAGS:
        maybe(name, chance.random() < 0.5)
    maybe("legal_form", chance.choice(list(LEGAL_FORMS)))
    maybe("structure", chance.choice(list(STRUCTURES)))
    maybe("figures_cover", chance.choice(list(COVERAGES)))
    maybe("roles", sorted(chance.sample(list(ROLES), 3)))
    maybe("products", sorted(chance.sample(list(PRODUCTS), 2)))
    places = ["world", *chance.sample(COUNTRIES, 2)]
    maybe("employees", {place: _count(chance) for place in places if chance.random() < 0.7})
    maybe("turnover", {each: _money(chance) for each in ("EU", *places) if chance.random() < 0.6})
    for name in ("assets", "royalties", "eu_unit_turnover"):
        maybe(name, _money(chance))
    maybe("years_at_this_size", chance.choice((1, 2, "1 to 3")))
    rates = {f"{one}/{other}": 0.37 for one, other in itertools.pairwise(CURRENCIES)}
    maybe("rates", rates)
    return document


def day(chance: random.Random) -> date:
    """Give a day from 2000 to 2032."""
    return date(2000, 1, 1) + timedelta(days=chance.randrange(12000))


def _count(chance: random.Random) -> Any:  # noqa: ANN401
    low = chance.choice(NUMBERS)
    return chance.choice((low, f"{low}+", f"{low} to {low + chance.choice(NUMBERS)}"))


def _money(chance: random.Random) -> str:
    low = chance.choice(MILLIONS)
    amount = chance.choice((f"{low}", f"{low}+", f"{low} to {low + chance.choice(MILLIONS):.2f}"))
    return f"{chance.choice(CURRENCIES)} {amount} million"
