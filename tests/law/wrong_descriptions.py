"""Descriptions with one wrong field: the description, the field, a part of what is said to be accepted."""

import math
from typing import Any

WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"turnover": "EUR -5"}, "turnover", "ISO 4217 code and an amount"),
    ({"turnover": "XYZ 5"}, "turnover", "ISO 4217"),
    ({"turnover": {"Mars": "EUR 5"}}, "turnover", "ISO 3166-1"),
    ({"turnover": {"GB": "EUR 1e99"}}, "turnover.GB", "ISO 4217"),
    ({"assets": 5}, "assets", "ISO 4217 code and an amount"),
    ({"seat": "Atlantis"}, "seat", "ISO 3166-1"),
    ({"seat": False}, "seat", "write 'NO' in quotes"),
    ({"sales": "DE"}, "sales", "a list"),
    ({"sales": ["UK"]}, "sales", "ISO 3166-1"),
    ({"employees": math.nan}, "employees", "a number (1200)"),
    ({"employees": -1}, "employees", "from 0 to 10,000,000"),
    ({"employees": 10_000_001}, "employees", "from 0 to 10,000,000"),
    ({"employees": 1.5}, "employees", "a whole number"),
    ({"employees": {"EU": 5}}, "employees", "ISO 3166-1"),
    ({"years_at_this_size": 501}, "years_at_this_size", "from 0 to 500"),
    ({"structure": "holding"}, "structure", "single, parent, subsidiary"),
    ({"roles": ["boss"]}, "roles", "producer"),
    ({"public_interest": "maybe"}, "public_interest", "true or false"),
    ({"rates": {"PLN": 0.2}}, "rates", "a pair such as 'PLN/EUR'"),
    ({"rates": {"PLN/EUR": 0}}, "rates", "a pair such as 'PLN/EUR'"),
    ({"name": 5}, "name", "a text"),
    ({"emploies": 5}, "emploies", "Did you mean 'employees'?"),
]
