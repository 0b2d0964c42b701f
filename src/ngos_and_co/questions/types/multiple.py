"""Several right options."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.html_parts import bullet_list
from ngos_and_co.questions.markdown import inline_html
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.policies import (
    ALL_OR_NOTHING,
    PER_OPTION,
    RIGHT_MINUS_WRONG,
    policy_reader,
)
from ngos_and_co.questions.problems import InvalidAnswer, excerpt
from ngos_and_co.questions.reading import FieldError, field, read_options, read_texts
from ngos_and_co.questions.remarks import Remark, Verdict
from ngos_and_co.questions.types.choices import drawn, unknown_option_error

POLICIES = (RIGHT_MINUS_WRONG, ALL_OR_NOTHING, PER_OPTION)


@attrs.frozen(kw_only=True)
class MultipleQuestion(Question):
    """A choice of options; the answer is a list of option ids, in the options' order."""

    type_name: ClassVar[str] = "multiple"
    policies: ClassVar[tuple[str, ...]] = POLICIES

    options: Mapping[str, str] = field(read_options)
    policy: str = field(policy_reader(POLICIES), default=RIGHT_MINUS_WRONG)
    key: tuple[str, ...] | None = field(read_texts, hidden=True, default=None)

    def fitting_problems(self) -> Iterator[tuple[str, FieldError]]:
        """Yield also keys that name no option."""
        yield from super().fitting_problems()
        for name in self.key or ():
            if name not in self.options:
                yield "key", unknown_option_error(name, self.options)

    def parse_answer(self, value: object) -> tuple[str, ...] | None:
        """Take a list of option ids, each once."""
        if value is None:
            return None
        if not isinstance(value, list | tuple):
            raise InvalidAnswer(f"The answer to question {self.id} is not a list of options.")
        for name in value:
            if not isinstance(name, str) or name not in self.options:
                raise InvalidAnswer(
                    f"{excerpt(name)} is not one of the options of question {self.id}."
                )
        picks = set(value)
        if len(picks) < len(value):
            raise InvalidAnswer(f"The answer to question {self.id} names an option twice.")
        return tuple(name for name in self.options if name in picks) or None

    def feedback_names(self) -> tuple[str, ...]:
        """Each option may have feedback of its own."""
        return tuple(self.options)

    def remarks(self, answer: tuple[str, ...]) -> tuple[Remark, ...]:
        """Tell what belongs to each option picked, and to each right one that was left."""
        key = self.key or ()
        return tuple(
            Remark(self.feedback[name], _verdict(name, answer, key), inline_html(text))
            for name, text in self.options.items()
            if name in self.feedback and (name in answer or name in key)
        )

    def answer_html(self, answer: tuple[str, ...]) -> str:
        """List the texts of the options."""
        return bullet_list(
            inline_html(self.options[name]) for name in self.options if name in answer
        )

    def form_html(self, arrangement: Arrangement) -> str:
        """List the options."""
        return bullet_list(
            inline_html(self.options[name]) for name in arrangement.order(self.options)
        )

    def widget_fields(self, arrangement: Arrangement) -> Mapping[str, Any]:
        """Give the options."""
        return {"options": drawn(self.options, arrangement.order(self.options))}

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        picks, key = set(answer), set(self.key or ())
        if self.policy == ALL_OR_NOTHING:
            return float(picks == key)
        if self.policy == PER_OPTION:
            return 1 - len(picks ^ key) / len(self.options)
        return max(0, len(picks & key) - len(picks - key)) / len(key)


def _verdict(name: str, answer: tuple[str, ...], key: tuple[str, ...]) -> Verdict:
    if name not in answer:
        return Verdict.MISSED
    return Verdict.RIGHT if name in key else Verdict.WRONG
