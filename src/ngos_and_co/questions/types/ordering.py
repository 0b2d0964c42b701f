"""Things to put in order."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.html_parts import bullet_list, numbered_list
from ngos_and_co.questions.markdown import inline_html
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.policies import ALL_OR_NOTHING, PAIRS_IN_ORDER, policy_reader
from ngos_and_co.questions.problems import InvalidAnswer, excerpt
from ngos_and_co.questions.reading import FieldError, field, read_options, read_texts
from ngos_and_co.questions.remarks import Remark
from ngos_and_co.questions.types.choices import drawn_with_text, unknown_option_error

POLICIES = (PAIRS_IN_ORDER, ALL_OR_NOTHING)
LONGEST_ORDERING = 30
"""Items; more cannot be ordered on a phone."""


@attrs.frozen(kw_only=True)
class OrderingQuestion(Question):
    """Items to put in order; the answer is the list of all item ids."""

    type_name: ClassVar[str] = "ordering"
    policies: ClassVar[tuple[str, ...]] = POLICIES

    items: Mapping[str, str] = field(read_options)
    policy: str = field(policy_reader(POLICIES), default=PAIRS_IN_ORDER)
    key: tuple[str, ...] | None = field(read_texts, hidden=True, default=None)

    def fitting_problems(self) -> Iterator[tuple[str, FieldError]]:
        """Yield also too many items, and a key that does not name each item once."""
        yield from super().fitting_problems()
        if len(self.items) > LONGEST_ORDERING:
            yield (
                "items",
                FieldError(
                    f"There are {len(self.items)} items to order.",
                    f"Give at most {LONGEST_ORDERING}, or divide the question.",
                ),
            )
        for name in self.key or ():
            if name not in self.items:
                yield "key", unknown_option_error(name, self.items)
        if self.key is not None and (
            missing := [name for name in self.items if name not in self.key]
        ):
            yield (
                "key",
                FieldError(
                    f"The key leaves out {', '.join(missing)}.", "Name every item, in order."
                ),
            )

    def parse_answer(self, value: object) -> tuple[str, ...] | None:
        """Take a list of all item ids, each once; an empty list is no answer."""
        if value is None:
            return None
        if not isinstance(value, list | tuple):
            raise InvalidAnswer(f"The answer to question {self.id} is not a list of items.")
        for name in value:
            if not isinstance(name, str) or name not in self.items:
                raise InvalidAnswer(
                    f"{excerpt(name)} is not one of the items of question {self.id}."
                )
        if value and (len(value) != len(self.items) or len(set(value)) != len(value)):
            raise InvalidAnswer(f"The answer to question {self.id} does not name each item once.")
        return tuple(value) or None

    def feedback_names(self) -> tuple[str, ...]:
        """Feedback may stand for a right and for any other order."""
        return ("right", "wrong")

    def remarks(self, answer: tuple[str, ...]) -> tuple[Remark, ...]:
        """Tell what belongs to the right order or to another."""
        return self._feedback_remarks("right" if answer == self.key else "wrong")

    def answer_html(self, answer: tuple[str, ...]) -> str:
        """List the items by their numbers."""
        return numbered_list(inline_html(self.items[name]) for name in answer)

    def form_html(self, arrangement: Arrangement) -> str:
        """List the items, without numbers: that would look like an answer."""
        return bullet_list(inline_html(self.items[name]) for name in arrangement.order(self.items))

    def widget_fields(self, arrangement: Arrangement) -> Mapping[str, Any]:
        """Give the items."""
        return {"items": drawn_with_text(self.items, arrangement.order(self.items))}

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        key = self.key or ()
        if self.policy == ALL_OR_NOTHING:
            return float(answer == key)
        place = {name: number for number, name in enumerate(answer)}
        pairs = list(combinations(key, 2))
        return sum(place[first] < place[second] for first, second in pairs) / len(pairs)
