"""Numbers as an outsider knows them: exactly, as a range, or not at all; and money in one currency."""

import math
import re

import attrs

from ngos_and_co.law.places import CURRENCIES
from ngos_and_co.law.words import WORDS

LARGEST = 1e15
"""More than any company's money; more is taken for a slip of the pen."""
SCALES = {"": 1, "thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_NUMBER = r"\d+(?:[, ]\d{3})*(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})(?:(?P<open>\+)|\s*(?:to|-|–)\s*(?P<high>{_NUMBER}))?\s*(?P<scale>[a-z]*)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?P<currency>\S+)\s+(?P<amount>.+)")
ACCEPTED_NUMBER = "a number (1200), a range (1000 to 5000) or a least number (1000+)"
ACCEPTED_MONEY = (
    "a currency's ISO 4217 code and an amount, such as 'EUR 36000000' or 'GBP 30 to 40 million'"
)


class QuantityError(ValueError):
    """A text is no quantity; the message is the second half of a sentence that names the field."""


@attrs.frozen
class Interval:
    """What is known of a number.

    Attributes
    ----------
    low : float
        It is not less than this.
    high : float
        It is not more than this; infinite where there is no bound.
    """

    low: float = 0.0
    high: float = math.inf

    @property
    def is_exact(self) -> bool:
        """Whether there is only one number it can be."""
        return self.low == self.high

    def reaches(self, bound: float, *, strictly: bool) -> bool | None:
        """Tell whether the number is at least (`strictly`: more than) a bound; None if it may be."""
        if self.low > bound or (self.low == bound and not strictly):
            return True
        if self.high < bound or (self.high == bound and strictly):
            return False
        return None

    def times(self, factor: float) -> "Interval":
        """Give the same in another unit."""
        return Interval(self.low * factor, self.high * factor)

    def within(self, other: "Interval") -> "Interval":
        """Give what is left when another bound is known too."""
        low = max(self.low, other.low)
        return Interval(low, max(low, min(self.high, other.high)))


ANYTHING = Interval()
NOTHING = Interval(0.0, 0.0)


@attrs.frozen
class Money:
    """An amount as far as it is known, in one currency.

    Attributes
    ----------
    currency : str
        ISO 4217.
    amount : Interval
        In units of the currency.
    """

    currency: str
    amount: Interval


def read_interval(value: object, *, largest: float = LARGEST) -> Interval:
    """Read a number or a range of numbers.

    Parameters
    ----------
    value : object
        1200, "1,200", "1000 to 5000", "1000+", "1.5 million".
    largest : float
        More than this is refused.

    Raises
    ------
    QuantityError
        If it is something else, negative, not finite or too large.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise QuantityError(f"is {value!r}, which is no number")
    interval = _of_text(value) if isinstance(value, str) else Interval(float(value), float(value))
    if math.isnan(interval.low) or math.isinf(interval.low):
        raise QuantityError(f"is {value}, which is no number to count with")
    if interval.low < 0:
        raise QuantityError(f"is {value}, which is less than 0")
    bounds = [interval.low] if math.isinf(interval.high) else [interval.low, interval.high]
    if max(bounds) > largest:
        raise QuantityError(f"is {value}, which is more than {largest:,.0f}")
    if interval.high < interval.low:
        raise QuantityError(f"is {value!r}, whose end is less than its beginning")
    return interval


def _of_text(text: str) -> Interval:
    if re.match(r"\s*[-−–]\s*\d", text):
        raise QuantityError(f"is {text.strip()}, which is less than 0")
    match = _RANGE.fullmatch(text.strip())
    if match is None or (match["scale"] or "").lower() not in SCALES:
        raise QuantityError(f"is {text!r}, which cannot be read as a number")
    scale = SCALES[(match["scale"] or "").lower()]
    low = _number(match["low"]) * scale
    if match["open"]:
        return Interval(low, math.inf)
    return Interval(low, _number(match["high"]) * scale if match["high"] else low)


def _number(text: str) -> float:
    return float(re.sub(r"[, ]", "", text))


def read_money(value: object) -> Money:
    """Read an amount with its currency.

    Parameters
    ----------
    value : object
        "EUR 36000000", "GBP 36 million", "PLN 100 to 200 million".

    Raises
    ------
    QuantityError
        If it is something else, or its currency is no ISO 4217 code.
    """
    match = _MONEY.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise QuantityError(f"is {value!r}, which does not name a currency and an amount")
    if match["currency"] not in CURRENCIES:
        raise QuantityError(f"has the currency {match['currency']!r}, which ISO 4217 does not know")
    return Money(match["currency"], read_interval(match["amount"]))


def interval_text(interval: Interval) -> str:
    """Write what is known of a number: ``1,200``, ``1,000 to 5,000``, ``1,000 or more``, ``up to 900``."""
    low, high = _plain(interval.low), _plain(interval.high)
    if interval.is_exact:
        return low
    if math.isinf(interval.high):
        return WORDS["or-more"].format(low=low) if interval.low else WORDS["not-known"]
    return WORDS["to" if interval.low else "up-to"].format(low=low, high=high)


def _plain(number: float) -> str:
    text = f"{number:,.2f}"
    return text.removesuffix(".00")
