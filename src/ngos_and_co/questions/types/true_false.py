"""A statement that is true or false."""

import html
from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.html_parts import bullet_list
from ngos_and_co.questions.messages import words
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.reading import field, read_boolean
from ngos_and_co.questions.remarks import Remark


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

    def remarks(self, answer: bool) -> tuple[Remark, ...]:
        """Tell what belongs to the judgement given."""
        return self._feedback_remarks(_name(answer))

    def answer_html(self, answer: bool) -> str:
        """Say the judgement."""
        return f"<p>{_word(answer)}</p>"

    def form_html(self, arrangement: Arrangement) -> str:  # noqa: ARG002 (true always comes first)
        """List the two judgements."""
        return bullet_list(_word(each) for each in (True, False))

    def widget_fields(self, arrangement: Arrangement) -> Mapping[str, Any]:  # noqa: ARG002
        """Give the two judgements as options."""
        return {"options": [{"id": _name(each), "html": _word(each)} for each in (True, False)]}

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        return float(answer is self.key)


def _name(judgement: bool) -> str:
    return str(judgement).lower()


def _word(judgement: bool) -> str:
    return html.escape(words()["true"] if judgement else words()["false"])
