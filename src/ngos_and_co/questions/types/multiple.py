"""Several right options."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.reading import FieldError, field, read_options, read_text, read_texts
from ngos_and_co.questions.types.single import unknown_option_error

RIGHT_MINUS_WRONG = "right-minus-wrong"
ALL_OR_NOTHING = "all-or-nothing"
PER_OPTION = "per-option"
POLICIES = (RIGHT_MINUS_WRONG, ALL_OR_NOTHING, PER_OPTION)


def read_policy(value: object) -> str:
    """Read the name of a scoring policy."""
    name = read_text(value)
    if name not in POLICIES:
        raise FieldError(f"{name!r} is not a scoring policy.", f"Use one of {', '.join(POLICIES)}.")
    return name


@attrs.frozen(kw_only=True)
class MultipleQuestion(Question):
    """A choice of options; the answer is a list of option ids, in the options' order.

    Policies: ``right-minus-wrong`` (right picks minus wrong picks, over the number of right options, never
    below 0), ``all-or-nothing``, ``per-option`` (the share of options rightly picked or rightly left).
    """

    type_name: ClassVar[str] = "multiple"
    policies: ClassVar[tuple[str, ...]] = POLICIES

    options: Mapping[str, str] = field(read_options)
    policy: str = field(read_policy, default=RIGHT_MINUS_WRONG)
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
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            raise InvalidAnswer(f"The answer to question {self.id} is not a list of options.")
        picks = set(value)
        if len(picks) < len(value):
            raise InvalidAnswer(f"The answer to question {self.id} names an option twice.")
        if unknown := sorted(picks - set(self.options)):
            raise InvalidAnswer(f"{unknown[0]!r} is not one of the options of question {self.id}.")
        return tuple(name for name in self.options if name in picks) or None

    def feedback_names(self) -> tuple[str, ...]:
        """Each option may have feedback of its own."""
        return tuple(self.options)

    def feedback_for(self, answer: tuple[str, ...]) -> tuple[str, ...]:
        """Tell what belongs to each option picked, and to each right one that was left."""
        key = self.key or ()
        return tuple(name for name in self.options if name in answer or name in key)

    def describe(self, answer: tuple[str, ...]) -> str:
        """Give the texts of the options, divided by semicolons."""
        return "; ".join(text for name, text in self.options.items() if name in answer)

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        picks, key = set(answer), set(self.key or ())
        if self.policy == ALL_OR_NOTHING:
            return float(picks == key)
        if self.policy == PER_OPTION:
            return 1 - len(picks ^ key) / len(self.options)
        return max(0, len(picks & key) - len(picks - key)) / len(key)
