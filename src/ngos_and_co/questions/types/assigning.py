"""What matching and categorising share: each part of the question is given one of its choices."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any

from ngos_and_co.questions.html_parts import pairs
from ngos_and_co.questions.markdown import inline_html
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.policies import ALL_OR_NOTHING, SHARE_RIGHT
from ngos_and_co.questions.problems import InvalidAnswer, excerpt
from ngos_and_co.questions.reading import FieldError
from ngos_and_co.questions.remarks import Remark, Verdict
from ngos_and_co.questions.types.choices import unknown_option_error

POLICIES = (SHARE_RIGHT, ALL_OR_NOTHING)


class AssigningQuestion(Question):
    """A question whose answer gives parts a choice each, by their ids; perhaps not yet to all.

    It earns the share of the parts that are given the right choice, or all or nothing.
    """

    policy: str

    @property
    @abstractmethod
    def parts(self) -> Mapping[str, str]:
        """What a choice is to be made for: texts by id."""

    @property
    @abstractmethod
    def choices(self) -> Mapping[str, str]:
        """What there is to choose from: texts by id."""

    def fitting_problems(self) -> Iterator[tuple[str, FieldError]]:
        """Yield also where the key does not give each part one of the choices."""
        yield from super().fitting_problems()
        if self.key is None:
            return
        for name in self.parts:
            if name not in self.key:
                yield "key", FieldError(f"The key says nothing of {name!r}.", "Add it to the key.")
        for name, choice in self.key.items():
            if name not in self.parts:
                yield "key", unknown_option_error(name, self.parts)
            if choice not in self.choices:
                yield "key", unknown_option_error(choice, self.choices)

    def parse_answer(self, value: object) -> dict[str, str] | None:
        """Take choices by part, in the order of the parts; none at all is no answer."""
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise InvalidAnswer(
                f"The answer to question {self.id} does not say what goes with what."
            )
        for name, choice in value.items():
            if not isinstance(name, str) or name not in self.parts:
                raise InvalidAnswer(f"{excerpt(name)} is not a part of question {self.id}.")
            if not isinstance(choice, str) or choice not in self.choices:
                raise InvalidAnswer(
                    f"{excerpt(choice)} is not one of the choices of question {self.id}."
                )
        return {name: value[name] for name in self.parts if name in value} or None

    def feedback_names(self) -> tuple[str, ...]:
        """Each part may have feedback of its own."""
        return tuple(self.parts)

    def remarks(self, answer: Mapping[str, str]) -> tuple[Remark, ...]:
        """Tell of each part how it stands, with its feedback."""
        return tuple(
            Remark(self.feedback.get(name), self._verdict(name, answer), inline_html(text))
            for name, text in self.parts.items()
        )

    def answer_html(self, answer: Mapping[str, str]) -> str:
        """Give a table: each part that has a choice, and the choice."""
        return pairs(
            (inline_html(text), inline_html(self.choices[answer[name]]))
            for name, text in self.parts.items()
            if name in answer
        )

    def _verdict(self, name: str, answer: Mapping[str, str]) -> Verdict:
        if name not in answer:
            return Verdict.NOT_ANSWERED
        return Verdict.RIGHT if answer[name] == self.key[name] else Verdict.WRONG

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        right = sum(answer.get(name) == choice for name, choice in self.key.items())
        if self.policy == ALL_OR_NOTHING:
            return float(right == len(self.key))
        return float(right / len(self.key))
