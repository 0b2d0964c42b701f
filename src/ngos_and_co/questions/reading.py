"""Read single fields of a question: each reader turns a YAML value into a model's value.

A reader raises :class:`FieldError` with what is wrong and how to mend it; the parser collects these.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import attrs

from ngos_and_co.questions.problems import excerpt

IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")
MAXIMUM_POINTS = 100.0
"""The most that one question may give; more is taken for a slip of the pen."""

Schema = Mapping[str, Any]
"""What a YAML value may be, as JSON Schema says it."""
Read = TypeVar("Read")


TEXT: Schema = {"type": "string", "pattern": r"\S"}
NAME: Schema = {"type": "string", "pattern": f"^\\s*{IDENTIFIER.pattern}\\s*$"}


def by_name(values: Schema, least: int = 1) -> Schema:
    """Give the schema of a mapping of ids to such values."""
    return {
        "type": "object",
        "propertyNames": {"pattern": f"^{IDENTIFIER.pattern}$"},
        "additionalProperties": values,
        "minProperties": least,
    }


def one_or_list(value: Schema) -> Schema:
    """Give the schema of one such value or a list of them."""
    return {"anyOf": [value, {"type": "array", "items": value, "minItems": 1, "uniqueItems": True}]}


class FieldError(ValueError):
    """A field's value cannot be used.

    Attributes
    ----------
    message, mend : str
        What is wrong, and what to do.
    """

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


@attrs.frozen
class Reader(Generic[Read]):
    """Reads a field, and says as JSON Schema what it takes.

    Attributes
    ----------
    function : callable
        Turns the YAML value into the model's value, or raises :class:`FieldError`.
    schema : mapping
        Whatever does not fulfil it is refused. Not all that fulfils it is taken: JSON Schema cannot say all.
    """

    function: Callable[[object], Read]
    schema: Schema

    def __call__(self, value: object) -> Read:
        """Read a value."""
        return self.function(value)


def reads(schema: Schema) -> Callable[[Callable[[object], Read]], Reader[Read]]:
    """Make the decorated function the reader of what this JSON Schema describes."""
    return lambda function: Reader(function, schema)


def field(read: Reader[Any], *, hidden: bool = False, **attributes: Any) -> Any:  # noqa: ANN401
    """Declare a field of a question.

    Parameters
    ----------
    read : Reader
    hidden : bool
        True for fields that may only stand between nbgrader's hidden-test lines.
    **attributes
        Passed on to :func:`attrs.field`; a ``default`` makes the field optional.
    """
    return attrs.field(metadata={"read": read, "hidden": hidden}, **attributes)


@reads(TEXT)
def read_text(value: object) -> str:
    """Read a text that is not empty."""
    if not isinstance(value, str):
        raise FieldError(
            f"The value {excerpt(value)} is read by YAML as {_yaml_kind(value)}, not as text.",
            "Put it in quotes.",
        )
    if not value.strip():
        raise FieldError("The text is empty.", "Write it, or leave the field out.")
    return value.strip()


@reads(NAME)
def read_identifier(value: object) -> str:
    """Read an id: lower-case letters, digits and hyphens, beginning with a letter."""
    text = read_text(value)
    if not IDENTIFIER.fullmatch(text):
        raise FieldError(
            f"The id {excerpt(text)} is not in the form of an id.",
            "Use lower-case letters, digits and hyphens, and begin with a letter: q1-elements.",
        )
    return text


@reads({"type": "number"})
def read_number(value: object) -> float:
    """Read a finite number; true and false are not numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FieldError(
            f"The value {excerpt(value)} is not a number.",
            "Write digits, with a point for decimals and no unit: 12.5.",
        )
    if not math.isfinite(value):
        raise FieldError(f"The value {excerpt(value)} is not a finite number.", "Write a number.")
    return value


@reads({"type": "number", "exclusiveMinimum": 0, "maximum": MAXIMUM_POINTS})
def read_points(value: object) -> float:
    """Read the points of a question: above 0, at most 100, in steps of 0.01."""
    points = read_number(value)
    if not 0 < points <= MAXIMUM_POINTS or round(points, 2) != points:
        raise FieldError(
            f"{points} is not a number of points.",
            "Give more than 0 and at most 100 points, with no more than two decimals.",
        )
    return float(points)


@reads({"type": "boolean"})
def read_boolean(value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise FieldError(
            f"The value {excerpt(value)} is neither true nor false.", "Write true or false."
        )
    return value


@reads({"type": "integer", "minimum": 1})
def read_count(value: object) -> int:
    """Read a whole number from 1 on."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise FieldError(
            f"The value {excerpt(value)} is not a whole number from 1 on.", "Write digits: 3."
        )
    return value


@reads(by_name(TEXT))
def read_texts_by_identifier(value: object) -> Mapping[str, str]:
    """Read a mapping of ids to texts, such as options or feedback."""
    if not isinstance(value, dict) or not value:
        raise FieldError("It is not a list of ids with texts.", "Write lines like 'a: The text'.")
    texts = {}
    for name, text in value.items():
        try:
            texts[read_identifier(name)] = read_text(text)
        except FieldError as error:
            raise FieldError(f"At {excerpt(name)}: {error.message}", error.mend) from None
    return texts


@reads(by_name(NAME))
def read_identifiers_by_identifier(value: object) -> Mapping[str, str]:
    """Read a mapping of ids to ids, such as what is matched with what."""
    if not isinstance(value, dict) or not value:
        raise FieldError("It is not a list of ids with ids.", "Write lines like 'a: x'.")
    found = {}
    for name, other in value.items():
        try:
            found[read_identifier(name)] = read_identifier(other)
        except FieldError as error:
            raise FieldError(f"At {excerpt(name)}: {error.message}", error.mend) from None
    return found


@reads(by_name(TEXT))
def read_feedback(value: object) -> Mapping[str, str]:
    """Read feedback by id; YAML's own true and false stand for the ids ``true`` and ``false``."""
    if isinstance(value, dict):
        value = {str(k).lower() if isinstance(k, bool) else k: text for k, text in value.items()}
    return read_texts_by_identifier(value)


@reads(by_name(TEXT, least=2))
def read_options(value: object) -> Mapping[str, str]:
    """Read the options of a choice: at least two, no text twice."""
    options = read_texts_by_identifier(value)
    if len(options) < 2:
        raise FieldError("There is only one option.", "Give at least two.")
    if len(set(options.values())) < len(options):
        raise FieldError("Two options have the same text.", "Make each option different.")
    return options


@reads(one_or_list(TEXT))
def read_texts(value: object) -> tuple[str, ...]:
    """Read one text or a list of texts, none twice."""
    values = value if isinstance(value, list) else [value]
    if not values:
        raise FieldError("The list is empty.", "Give at least one entry, or leave the field out.")
    texts = tuple(read_text(each) for each in values)
    if len(set(texts)) < len(texts):
        raise FieldError("An entry stands there twice.", "Name each entry once.")
    return texts


def _yaml_kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", type(None): "nothing"}
    return kinds.get(type(value), f"a {type(value).__name__}")
