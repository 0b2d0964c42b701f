"""Wrong answers that an author foresaw: what they are told, and what they may still earn."""

from typing import Any

import attrs

from ngos_and_co.questions.reading import TEXT, FieldError, Reader, read_number, read_text, reads


@attrs.frozen
class WrongAnswer:
    """A wrong answer that an author foresaw.

    Attributes
    ----------
    answer : object
        In the form of the type's key, or of a part of it.
    feedback : str
        What those are told who gave it, in Markdown.
    share : float
        What it earns of what is right; from 0 to below 1.
    """

    answer: Any
    feedback: str
    share: float = 0.0


def wrong_answers_reader(
    read_answer: Reader[Any],
) -> Reader[tuple[WrongAnswer, ...]]:
    """Make the reader of a ``wrong`` field whose answers are read so."""

    def read_one(value: object) -> WrongAnswer:
        if not isinstance(value, dict) or not {"answer", "feedback"} <= set(value):
            raise FieldError(
                "It has no answer and feedback.", "Give it both, and a share if it earns one."
            )
        if unknown := set(value) - {"answer", "feedback", "share"}:
            raise FieldError(
                f"A wrong answer has no field {sorted(map(str, unknown))[0]!r}.",
                "Give it answer, feedback and share.",
            )
        share = read_number(value.get("share", 0))
        if not 0 <= share < 1:
            raise FieldError(f"The share {share} is not below 1.", "Write a number from 0 to 0.99.")
        return WrongAnswer(read_answer(value["answer"]), read_text(value["feedback"]), float(share))

    wrong_answer = {
        "type": "object",
        "properties": {
            "answer": read_answer.schema,
            "feedback": TEXT,
            "share": {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
        },
        "required": ["answer", "feedback"],
        "additionalProperties": False,
    }

    @reads({"type": "array", "items": wrong_answer, "minItems": 1})
    def read_wrong_answers(value: object) -> tuple[WrongAnswer, ...]:
        if not isinstance(value, list) or not value:
            raise FieldError(
                "It is not a list of wrong answers.",
                "Write lines like '- {answer: 12, feedback: You counted the row twice.}'.",
            )
        found = []
        for number, each in enumerate(value, start=1):
            try:
                found.append(read_one(each))
            except FieldError as error:
                raise FieldError(f"Wrong answer {number}: {error.message}", error.mend) from None
        return tuple(found)

    return read_wrong_answers
