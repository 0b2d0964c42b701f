"""From the file of an instrument to the instrument, or to all that is wrong with it."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import attrs
import yaml

from ngos_and_co.law.instruments import (
    Addressee,
    Change,
    Confidence,
    Instrument,
    Level,
    Reference,
    Route,
    Strength,
)
from ngos_and_co.law.rules_reading import RuleError, read_rule
from ngos_and_co.questions.problems import Problem

ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")
# The parser in C reads all files in the time in which the other reads one.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc]
    """A safe loader that refuses a repeated field, of which YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value]
        if repeated := next((name for name in names if names.count(name) > 1), None):
            line = node.start_mark.line + 1
            raise ValueError(f"the field {repeated!r} stands twice, from line {line}")
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


class InstrumentError(ValueError):
    """A file of an instrument cannot be read; carries every problem found.

    Attributes
    ----------
    problems : tuple of Problem
        At least one.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class _FieldError(ValueError):
    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


def read_instrument(text: str, place: str) -> Instrument:
    """Read the file of an instrument.

    Parameters
    ----------
    text : str
        YAML with the fields of :class:`Instrument`.
    place : str
        The file's name, for messages.

    Raises
    ------
    InstrumentError
        With every problem found.
    """
    try:
        document = yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, ValueError) as error:
        said = " ".join(str(error).split())
        raise InstrumentError(
            (Problem(place, "yaml", f"It is not YAML: {said}.", "Mend the line named."),)
        ) from None
    if not isinstance(document, Mapping):
        raise InstrumentError(
            (Problem(place, "yaml", "It does not consist of fields.", "Write 'name: value'."),)
        )
    problems: list[Problem] = list(_unknown_fields(document, place))
    values = dict(_values(document, place, problems))
    if not problems:
        problems += _fitting_problems(values, place)
    if problems:
        raise InstrumentError(tuple(problems))
    return Instrument(**values)


def _unknown_fields(document: Mapping[Any, Any], place: str) -> Iterator[Problem]:
    for name in document:
        if name not in _READERS:
            near = difflib.get_close_matches(str(name), _READERS, n=1)
            mend = f"Did you mean {near[0]!r}?" if near else "Leave it out."
            yield Problem(place, "field-unknown", "There is no such field.", mend, str(name))


def _values(
    document: Mapping[Any, Any], place: str, problems: list[Problem]
) -> Iterator[tuple[str, Any]]:
    for field in attrs.fields(Instrument):
        if field.name not in document:
            if field.default is attrs.NOTHING:
                problems.append(
                    Problem(place, "field-missing", "It is missing.", "Add it.", field.name)
                )
            continue
        try:
            yield field.name, _READERS[field.name](document[field.name])
        except _FieldError as error:
            problems.append(Problem(place, "field-value", error.message, error.mend, field.name))
        except RuleError as error:
            mend = "See the language of rules in law/rules.py."
            problems.append(Problem(place, "rule", str(error), mend, field.name))


def _fitting_problems(values: Mapping[str, Any], place: str) -> Iterator[Problem]:
    if place.removesuffix(".yml") != values["id"]:
        yield Problem(place, "id", "The file is not named as the instrument.", "Rename it.", "id")
    has_routes = bool(values.get("routes"))
    if has_routes != (values["addressees"] is Addressee.COMPANIES):
        message = "Only an instrument for companies has routes, and it has at least one."
        yield Problem(
            place, "routes", message, "Add routes, or say 'addressees: states'.", "routes"
        )
    names = [route.id for route in values.get("routes", ())]
    if len(names) != len(set(names)):
        yield Problem(place, "routes", "Two routes have one id.", "Rename one.", "routes")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _FieldError(f"{value!r} is no text.", "Put it in quotes.")
    if not value.strip():
        raise _FieldError("The text is empty.", "Write it, or leave the field out.")
    return " ".join(value.split())


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise _FieldError(f"{value!r} is no date.", "Write it as 2026-11-23.")
    return value


def _when(value: object) -> str:
    text = value.isoformat() if isinstance(value, date) else str(value)
    if text and not ISO_DATE.fullmatch(text):
        raise _FieldError(f"{text!r} is no date.", "Write 2026-11-23, 2026-11 or '2026'.")
    return text


def _identifier(value: object) -> str:
    text = _text(value)
    if not IDENTIFIER.fullmatch(text):
        raise _FieldError(f"{text!r} is no id.", "Use lower-case letters, digits and hyphens.")
    return text


def _one_of(words: type[StrEnum]) -> Callable[[object], StrEnum]:
    def read(value: object) -> StrEnum:
        try:
            return words(str(value))
        except ValueError:
            known = ", ".join(words)
            raise _FieldError(f"{value!r} is not known.", f"Use one of {known}.") from None

    return read


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_text(each) for each in _list(value))


def _list(value: object) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise _FieldError(f"{value!r} is no list with entries.", "Write '- ' before each entry.")
    return value


def _entries(required: set[str], optional: set[str], value: object) -> Iterator[dict[str, Any]]:
    for entry in _list(value):
        names = set(entry) if isinstance(entry, Mapping) else set()
        if not required <= names or not names <= required | optional:
            wanted = ", ".join(sorted(required))
            raise _FieldError(f"An entry is {entry!r}.", f"Give it the fields {wanted}.")
        yield dict(entry)


def _changes(value: object) -> tuple[Change, ...]:
    entries = _entries({"date", "text"}, set(), value)
    return tuple(Change(date=_when(each["date"]), text=_text(each["text"])) for each in entries)


def _references(value: object) -> tuple[Reference, ...]:
    return tuple(
        Reference(
            text=_text(each["text"]), url=each.get("url", ""), state=each.get("state", "read")
        )
        for each in _entries({"text"}, {"url", "state"}, value)
    )


def _routes(value: object) -> tuple[Route, ...]:
    required = {"id", "provision", "text", "when"}
    return tuple(
        Route(
            id=_identifier(each["id"]),
            provision=_text(each["provision"]),
            text=_text(each["text"]),
            rule=read_rule(each["when"]),
            in_force=each.get("in_force", True),
        )
        for each in _entries(required, {"in_force"}, value)
    )


_READERS: Mapping[str, Callable[[object], Any]] = {
    "id": _identifier,
    "title": _text,
    "short_title": _text,
    "level": _one_of(Level),
    "jurisdiction": _text,
    "addressees": _one_of(Addressee),
    "strength": _one_of(Strength),
    "adopted": _when,
    "in_force": _when,
    "official_reference": _text,
    "url": _text,
    "source": _identifier,
    "about": _text,
    "covers": _text,
    "enforcement": _text,
    "duties": _texts,
    "levers": _texts,
    "write_to": _texts,
    "remarks": _texts,
    "changes": _changes,
    "status": _text,
    "unconfirmed": _text,
    "checked": _day,
    "confidence": _one_of(Confidence),
    "references": _references,
    "routes": _routes,
}
