"""A word or a few, typed."""

import html
from typing import ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.folding import UNPRINTABLE, is_accepted, read_accepted_forms
from ngos_and_co.questions.html_parts import BLANK
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.reading import field
from ngos_and_co.questions.types.foreseen import ForeseesWrongAnswers
from ngos_and_co.questions.wrong_answers import WrongAnswer, wrong_answers_reader

LONGEST_ANSWER = 500
"""Characters that a typed answer may have; more is not a short answer."""


@attrs.frozen(kw_only=True)
class ShortQuestion(ForeseesWrongAnswers):
    """A short text to type; the answer is the text. All or nothing, after folding.

    The key is one accepted form or several.
    """

    type_name: ClassVar[str] = "short"

    key: tuple[str, ...] | None = field(read_accepted_forms, hidden=True, default=None)
    wrong: tuple[WrongAnswer, ...] = field(
        wrong_answers_reader(read_accepted_forms), hidden=True, default=()
    )

    def parse_answer(self, value: object) -> str | None:
        """Take a text that is not too long."""
        return None if value is None else typed_text(self.id, value)

    def answer_html(self, answer: str) -> str:
        """Give the text itself."""
        return f"<p>{html.escape(answer)}</p>"

    def key_html(self) -> str:
        """Give the first accepted form; the others are variants of it."""
        return super().key_html() if self.key is None else self.answer_html(self.key[0])

    def form_html(self, arrangement: Arrangement) -> str:  # noqa: ARG002
        """Draw a line to write on."""
        return f"<p>{BLANK}</p>"

    def _is_right(self, answer: str) -> bool:
        return is_accepted(answer, self.key or ())

    def _is_right_by_mistake(self, wrong: WrongAnswer) -> bool:
        return any(self._is_right(form) for form in wrong.answer)

    def _is_foreseen(self, answer: str, wrong: WrongAnswer) -> bool:
        return is_accepted(answer, wrong.answer)


def typed_text(question_id: str, value: object) -> str | None:
    """Take a text that somebody may have typed; None if it is blank."""
    if not isinstance(value, str):
        raise InvalidAnswer(f"The answer to question {question_id} is not a text.")
    if len(value) > LONGEST_ANSWER:
        raise InvalidAnswer(
            f"The answer to question {question_id} is longer than {LONGEST_ANSWER} characters."
        )
    if UNPRINTABLE.search(value):
        raise InvalidAnswer(
            f"The answer to question {question_id} holds signs that cannot be shown."
        )
    return value.strip() or None
