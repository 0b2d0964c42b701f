"""From the YAML of an instrument's rule to the rule, or to a sentence that says what is wrong with it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ngos_and_co.law.company import VOCABULARIES
from ngos_and_co.law.facts import Kind, Path, read_path
from ngos_and_co.law.places import REGIONS, country_names
from ngos_and_co.law.quantities import Money, QuantityError, read_interval, read_money
from ngos_and_co.law.rules import Compare, Joined, Not, Rule, Span, Unconfirmed

OPERATORS: Mapping[str, tuple[Kind, ...]] = {
    "in": (Kind.COUNTRY, Kind.COUNTRIES, Kind.CHOICE, Kind.CHOICES),
    "is": (Kind.CHOICE, Kind.FLAG),
    "above": (Kind.COUNT, Kind.MONEY),
    "at_least": (Kind.COUNT, Kind.MONEY),
    "below": (Kind.COUNT, Kind.MONEY),
    "at_most": (Kind.COUNT, Kind.MONEY),
}
DATES = ("from", "until")


class RuleError(ValueError):
    """A rule cannot be read; the message is a sentence."""


def read_rule(document: object) -> Rule:
    """Read a rule.

    Parameters
    ----------
    document : object
        As YAML gives it; ``rules`` documents the language.

    Raises
    ------
    RuleError
        If it is none.
    """
    if not isinstance(document, Mapping):
        raise RuleError(f"A rule is {document!r}, which does not consist of fields.")
    fields = dict(document)
    span = read_span({name: fields.pop(name, None) for name in DATES})
    for word, read in _READERS.items():
        if word in fields:
            return read(fields, span)
    raise RuleError(f"A rule has none of {', '.join(_READERS)}: {document!r}.")


def read_span(fields: Mapping[str, object]) -> Span:
    """Read ``from`` and ``until``."""
    days = []
    for name in DATES:
        value = fields.get(name)
        if value is not None and not isinstance(value, date):
            raise RuleError(f"'{name}' is {value!r}, which is no date such as 2024-01-01.")
        days.append(value)
    since, until = days
    if since and until and until <= since:
        raise RuleError(f"'until' is {until}, which is not after {since}.")
    return Span(since, until)


def _compare(fields: dict[Any, Any], span: Span) -> Rule:
    try:
        path = read_path(str(fields.pop("fact")))
    except LookupError as error:
        raise RuleError(str(error.args[0])) from None
    if len(fields) != 1:
        raise RuleError(f"The fact {path.text!r} needs one of {', '.join(OPERATORS)}.")
    ((operator, value),) = fields.items()
    if path.kind not in OPERATORS.get(operator, ()):
        raise RuleError(f"The fact {path.text!r} cannot be compared with {operator!r}.")
    return Compare(
        path=path, operator=operator, threshold=_threshold(path, operator, value), span=span
    )


def _threshold(path: Path, operator: str, value: object) -> Any:  # noqa: ANN401
    if path.kind is Kind.FLAG:
        return _checked(path, value, isinstance(value, bool))
    if operator == "is":
        return _checked(path, value, value in VOCABULARIES[path.name])
    if operator == "in":
        known = set(VOCABULARIES.get(path.name) or (*REGIONS, *country_names()))
        listed = value if isinstance(value, list) and value else [None]
        for each in listed:
            _checked(path, each, each in known)
        return tuple(listed)
    try:
        if path.kind is Kind.COUNT:
            return read_interval(value).low
        money = read_money(value)
    except QuantityError as error:
        raise RuleError(f"The threshold of {path.text!r} {error}.") from None
    _checked(path, value, money.amount.is_exact)
    return Money(money.currency, money.amount)


def _checked(path: Path, value: object, is_right: bool) -> object:
    if not is_right:
        raise RuleError(f"The fact {path.text!r} cannot be {value!r}.")
    return value


def _joined(word: str) -> Callable[[dict[Any, Any], Span], Rule]:
    def read(fields: dict[Any, Any], span: Span) -> Rule:
        parts = fields.pop("of" if word == "some" else word, None)
        least = fields.pop("some", None)
        if fields or not isinstance(parts, list):
            raise RuleError(f"'{word}' does not hold a list of rules and nothing else.")
        rules = tuple(read_rule(part) for part in parts)
        least = {"all": len(rules), "any": 1}.get(word, least)
        if not isinstance(least, int) or (word != "all" and not 0 < least <= len(rules)):
            raise RuleError(f"'{word}' asks for {least!r} of {len(rules)} rules.")
        return Joined(least=least, rules=rules, span=span)

    return read


def _not(fields: dict[Any, Any], span: Span) -> Rule:
    part = fields.pop("not")
    if fields:
        raise RuleError("'not' holds more than one rule.")
    return Not(rule=read_rule(part), span=span)


def _unconfirmed(fields: dict[Any, Any], span: Span) -> Rule:
    text = fields.pop("unconfirmed")
    if fields or not isinstance(text, str) or not text.strip():
        raise RuleError("'unconfirmed' does not hold a text and nothing else.")
    return Unconfirmed(text=" ".join(text.split()), span=span)


_READERS: Mapping[str, Callable[[dict[Any, Any], Span], Rule]] = {
    "fact": _compare,
    "all": _joined("all"),
    "any": _joined("any"),
    "some": _joined("some"),
    "not": _not,
    "unconfirmed": _unconfirmed,
}
