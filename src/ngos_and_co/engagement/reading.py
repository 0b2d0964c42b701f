"""From JSON to a plan and back. All problems are collected; what can be read is read."""

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

import attrs

from ngos_and_co.engagement.fields import (
    LARGEST_AMOUNT,
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_ROWS,
    FieldForm,
    Kind,
    forms_of,
    is_filled,
)
from ngos_and_co.engagement.plan import SECTIONS, EngagementPlan
from ngos_and_co.questions.problems import excerpt

Section = TypeVar("Section")

# Texts come by the clipboard from letters and web pages, which hold more than one sees.
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens, spaces of no width, byte order marks: left out."""
ALLOWED = frozenset("\n\t\u00a0\u2007\u2009\u202f\u3000\u200c\u200d\u200e\u200f")
"""Not printable by Python's count, yet needed: fixed spaces, joiners of emoji and letters, directions."""


@attrs.frozen
class FieldProblem:
    """One value that cannot be used.

    Attributes
    ----------
    place : str
        Such as ``risks.risks.2.owner``; rows are counted from 0.
    message : str
        A sentence for the person who filled it in.
    """

    place: str
    message: str


class _UnusableError(ValueError):
    """A value cannot be used; the message is the sentence."""


def read_plan(document: object) -> tuple[EngagementPlan, tuple[FieldProblem, ...]]:
    """Read a plan: a mapping with the names of `SECTIONS`.

    Returns
    -------
    plan : EngagementPlan
        With all that could be read; what could not is empty.
    problems : tuple of FieldProblem
        None if the document is valid.
    """
    if not isinstance(document, Mapping):
        return EngagementPlan(), (FieldProblem("", "The plan does not consist of sections."),)
    problems = [
        FieldProblem("", f"A plan has no section {excerpt(name)}.")
        for name in document
        if name not in SECTIONS
    ]
    sections: dict[str, Any] = {}
    for name, section_class in SECTIONS.items():
        if name in document:
            sections[name], found = read_section(section_class, document[name], name)
            problems += found
    return EngagementPlan(**sections), tuple(problems)


def read_section(
    section: type[Section], document: object, place: str
) -> tuple[Section, tuple[FieldProblem, ...]]:
    """Read one section or row; returns as :func:`read_plan` does."""
    if not isinstance(document, Mapping):
        return section(), (FieldProblem(place, "This does not consist of fields."),)
    forms = forms_of(section)
    problems = [
        FieldProblem(place, f"There is no field {excerpt(name)}.")
        for name in document
        if name not in forms
    ]
    values: dict[str, Any] = {}
    for name, form in forms.items():
        if name not in document:
            continue
        where = f"{place}.{name}"
        if form.kind is Kind.ROWS:
            values[name], found = _read_rows(form, document[name], where)
            problems += found
            continue
        try:
            values[name] = _read_value(form, document[name])
        except _UnusableError as error:
            problems.append(FieldProblem(where, f"{form.label}: {error}"))
    return section(**values), tuple(problems)


def as_document(section: attrs.AttrsInstance) -> dict[str, Any]:
    """Give a plan, section or row as JSON holds it."""
    return {
        each.name: _as_json(getattr(section, each.name)) for each in attrs.fields(type(section))
    }


def _as_json(value: object) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return [as_document(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float) else as_document(value)  # type: ignore[arg-type]


def _read_rows(
    form: FieldForm, value: object, place: str
) -> tuple[tuple[Any, ...], list[FieldProblem]]:
    if not isinstance(value, list):
        return (), [FieldProblem(place, f"{form.label}: this is not a list.")]
    problems: list[FieldProblem] = []
    if len(value) > MOST_ROWS:
        message = f"{form.label}: there are {len(value)} rows; {MOST_ROWS} are the most."
        problems.append(FieldProblem(place, message))
        value = value[:MOST_ROWS]
    assert form.row is not None  # noqa: S101 (rows() asks for it)
    found: list[Any] = []
    for number, each in enumerate(value):
        row: Any
        row, wrong = read_section(form.row, each, f"{place}.{number}")
        problems += wrong
        # A row that nobody filled in is no row; one that cannot be read keeps its place.
        if wrong or is_filled(row):
            found.append(row)
    return tuple(found), problems


def _read_value(form: FieldForm, value: object) -> object:
    match form.kind:
        case Kind.LINE | Kind.NAME:
            return _read_text(value, LONGEST_LINE)
        case Kind.TEXT:
            return _read_text(value, LONGEST_TEXT)
        case Kind.CHOICE:
            if value not in ("", *form.choices):
                raise _UnusableError("choose one of the list.")
            return value
        case Kind.GRADE:
            return _read_grade(form, value)
        case Kind.DAY:
            return _read_day(value)
        case _:
            return _read_amount(value)


def _read_text(value: object, longest: int) -> str:
    if not isinstance(value, str):
        raise _UnusableError("this is not a text.")
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", value)).strip()
    if len(text) > longest:
        raise _UnusableError(
            f"this has {len(text)} characters; {longest} are the most. Shorten it."
        )
    if any(not each.isprintable() and each not in ALLOWED for each in text):
        raise _UnusableError("this holds signs that cannot be printed. Type it anew.")
    return text


def _read_grade(form: FieldForm, value: object) -> int | None:
    if value is None:
        return None
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if not is_number or not form.lowest <= value <= form.highest:  # type: ignore[operator]
        raise _UnusableError(f"choose a whole number from {form.lowest} to {form.highest}.")
    return value  # type: ignore[return-value]


def _read_day(value: object) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise _UnusableError("give a day such as 2027-03-31.") from None


def _read_amount(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _UnusableError("give a number of euros.")
    if not 0 <= value <= LARGEST_AMOUNT:
        raise _UnusableError(f"give a number from 0 to {LARGEST_AMOUNT:,}.")
    return round(float(value), 2)
