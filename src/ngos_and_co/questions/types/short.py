"""A word or a few, typed."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.reading import FieldError, field, read_texts

LONGEST_ANSWER = 500
"""Characters that an answer may have; more is not a short answer."""

STROKED_LETTERS = str.maketrans("łøđħŧı", "lodhti")
"""Letters whose stroke Unicode does not take for an accent, but a typist in a hurry does."""

MARKDOWN_SIGNS = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~&:]")


def fold(text: str) -> str:
    """Fold what does not count in a short answer: case, accents, outer and doubled spaces."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(letters.translate(STROKED_LETTERS).split())


@attrs.frozen(kw_only=True)
class ShortQuestion(Question):
    """A short text to type; the answer is the text. All or nothing, after folding.

    The key is one accepted form or several.
    """

    type_name: ClassVar[str] = "short"

    key: tuple[str, ...] | None = field(read_texts, hidden=True, default=None)

    def fitting_problems(self) -> Iterator[tuple[str, FieldError]]:
        """Yield also accepted forms of which nothing is left to compare."""
        yield from super().fitting_problems()
        for form in self.key or ():
            if not fold(form):
                yield (
                    "key",
                    FieldError(
                        f"Of the accepted form {form!r} no letter is left.", "Write a word."
                    ),
                )

    def parse_answer(self, value: object) -> str | None:
        """Take a text that is not too long."""
        if value is None:
            return None
        if not isinstance(value, str):
            raise InvalidAnswer(f"The answer to question {self.id} is not a text.")
        if len(value) > LONGEST_ANSWER:
            raise InvalidAnswer(
                f"The answer to question {self.id} is longer than {LONGEST_ANSWER} characters."
            )
        return value.strip() or None

    def feedback_names(self) -> tuple[str, ...]:
        """Feedback may stand for a right and for a wrong text."""
        return ("right", "wrong")

    def feedback_for(self, answer: str) -> tuple[str, ...]:
        """Tell what belongs to a right or to a wrong text."""
        return ("right",) if self._share_right(answer) else ("wrong",)

    def describe(self, answer: str) -> str:
        """Give the text itself, with Markdown's own signs made plain."""
        return MARKDOWN_SIGNS.sub(r"\\\g<0>", answer)

    def describe_key(self) -> str:
        """Give the first accepted form; the others are variants of it."""
        if self.key is None:
            return super().describe_key()
        return self.describe(self.key[0])

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        return float(fold(answer) in {fold(form) for form in self.key or ()})
