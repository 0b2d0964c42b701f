"""A statement that is true or false."""

from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.reading import field, read_boolean

WORDS = {True: "True", False: "False"}


@attrs.frozen(kw_only=True)
class TrueFalseQuestion(Question):
    """A statement to judge; the answer is true or false. All or nothing."""

    type_name: ClassVar[str] = "true-false"

    key: bool | None = field(read_boolean, hidden=True, default=None)

    def parse_answer(self, value: object) -> bool | None:
        """Take true or false."""
        if value is None or isinstance(value, bool):
            return value
        raise InvalidAnswer(f"The answer to question {self.id} is neither true nor false.")

    def feedback_names(self) -> tuple[str, ...]:
        """Feedback may stand for each judgement."""
        return ("true", "false")

    def feedback_for(self, answer: bool) -> tuple[str, ...]:
        """Tell what belongs to the judgement given."""
        return (str(answer).lower(),)

    def describe(self, answer: bool) -> str:
        """Say the judgement."""
        return WORDS[answer]

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        return float(answer is self.key)
