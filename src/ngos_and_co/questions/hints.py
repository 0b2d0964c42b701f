"""Hints that a trainee may take one by one."""

import attrs

from ngos_and_co.questions.reading import TEXT, FieldError, Schema, read_number, read_text, reads


@attrs.frozen
class Hint:
    """A hint.

    Attributes
    ----------
    text : str
        In Markdown.
    cost : float
        Points that taking it costs; 0 or more.
    """

    text: str
    cost: float = 0.0


HINT: Schema = {
    "anyOf": [
        TEXT,
        {
            "type": "object",
            "properties": {"text": TEXT, "cost": {"type": "number", "minimum": 0}},
            "required": ["text"],
            "additionalProperties": False,
        },
    ]
}


@reads({"type": "array", "items": HINT, "minItems": 1})
def read_hints(value: object) -> tuple[Hint, ...]:
    """Read a list of hints: texts, or texts with a cost."""
    if not isinstance(value, list) or not value:
        raise FieldError(
            "It is not a list of hints.", "Write lines like '- The text', or leave the field out."
        )
    return tuple(_read_hint(each, number) for number, each in enumerate(value, start=1))


def _read_hint(value: object, number: int) -> Hint:
    try:
        if not isinstance(value, dict):
            return Hint(read_text(value))
        if unknown := set(value) - {"text", "cost"}:
            raise FieldError(
                f"A hint has no field {sorted(map(str, unknown))[0]!r}.", "Give it text and cost."
            )
        return Hint(read_text(value.get("text")), _read_cost(value.get("cost", 0)))
    except FieldError as error:
        raise FieldError(f"Hint {number}: {error.message}", error.mend) from None


def _read_cost(value: object) -> float:
    cost = read_number(value)
    if cost < 0 or round(cost, 2) != cost:
        raise FieldError(
            f"{cost} is not a cost in points.", "Write 0 or more, with no more than two decimals."
        )
    return float(cost)
