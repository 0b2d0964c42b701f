"""Declare the fields of a plan: one declaration gives the form, the reading, the schema and the words.

Every field may be empty, because a plan is filled in over weeks. What an empty field means for the whole,
:mod:`~ngos_and_co.engagement.completeness` says.
"""

import enum
from collections.abc import Mapping
from typing import Any

import attrs

LONGEST_LINE = 200
LONGEST_TEXT = 4_000
MOST_ROWS = 80
LARGEST_AMOUNT = 100_000_000
METADATA = "engagement"


class Kind(enum.Enum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    NAME = "name"
    """One of the names that another list of the same section holds."""
    GRADE = "grade"
    DAY = "day"
    AMOUNT = "amount"
    ROWS = "rows"


@attrs.frozen
class FieldForm:
    """What a form, a reader and a schema need to know of a field.

    Attributes
    ----------
    kind : Kind
    label, hint : str
        Words for the person who fills it in; the hint may be empty.
    choices : mapping of str to str
        For a choice: stored value and words. For a grade: the numbers as text, and words.
    lowest, highest : int
        For a grade.
    row : type or None
        For rows: the class of one.
    one : str
        For rows: what one is called.
    names_of : str
        For a name: the field of the same section whose rows have the names.
    needed : bool
        Whether a plan is incomplete without it.
    """

    kind: Kind
    label: str
    hint: str = ""
    choices: Mapping[str, str] = attrs.field(factory=dict)
    lowest: int = 0
    highest: int = 0
    row: type | None = None
    one: str = ""
    names_of: str = ""
    needed: bool = False


def _declare(form: FieldForm, default: object) -> Any:  # noqa: ANN401
    return attrs.field(default=default, metadata={METADATA: form})


def line(label: str, hint: str = "", *, needed: bool = False) -> Any:  # noqa: ANN401
    """Declare a text of one line."""
    return _declare(FieldForm(Kind.LINE, label, hint, needed=needed), "")


def text(label: str, hint: str = "", *, needed: bool = False) -> Any:  # noqa: ANN401
    """Declare a text of several lines."""
    return _declare(FieldForm(Kind.TEXT, label, hint, needed=needed), "")


def choice(
    label: str,
    choices: Mapping[str, str],
    hint: str = "",
    *,
    needed: bool = False,
) -> Any:  # noqa: ANN401
    """Declare one of several values; the empty text means that nothing is chosen yet."""
    return _declare(FieldForm(Kind.CHOICE, label, hint, choices, needed=needed), "")


def name(label: str, names_of: str, hint: str = "") -> Any:  # noqa: ANN401
    """Declare the name of a row of another list."""
    return _declare(FieldForm(Kind.NAME, label, hint, names_of=names_of), "")


def grade(
    label: str,
    words: Mapping[int, str],
    hint: str = "",
    *,
    needed: bool = False,
) -> Any:  # noqa: ANN401
    """Declare a whole number of a scale, each step with its words; None means not graded yet."""
    choices = {str(number): meaning for number, meaning in words.items()}
    form = FieldForm(Kind.GRADE, label, hint, choices, min(words), max(words), needed=needed)
    return _declare(form, None)


def day(label: str, hint: str = "", *, needed: bool = False) -> Any:  # noqa: ANN401
    """Declare a day; None means that none is set."""
    return _declare(FieldForm(Kind.DAY, label, hint, needed=needed), None)


def amount(label: str, hint: str = "", *, needed: bool = False) -> Any:  # noqa: ANN401
    """Declare an amount of euros, never below zero; None means that none is set."""
    return _declare(FieldForm(Kind.AMOUNT, label, hint, needed=needed), None)


def rows(
    label: str,
    row: type,
    one: str,
    hint: str = "",
    *,
    needed: bool = False,
) -> Any:  # noqa: ANN401
    """Declare a list of rows of one class, and what one of them is called."""
    return _declare(FieldForm(Kind.ROWS, label, hint, row=row, one=one, needed=needed), ())


def forms_of(section: type) -> Mapping[str, FieldForm]:
    """Give the fields of a section or row, in the order of the form."""
    return {each.name: each.metadata[METADATA] for each in attrs.fields(section)}


def is_empty(value: object) -> bool:
    """Tell whether a field is not filled in."""
    return value is None or value == () or (isinstance(value, str) and not value.strip())


def is_filled(section: object) -> bool:
    """Tell whether anything of a section or row is filled in."""
    return any(not is_empty(getattr(section, each)) for each in forms_of(type(section)))
