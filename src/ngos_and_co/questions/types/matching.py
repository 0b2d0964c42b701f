"""Pairs to find."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.html_parts import bullet_list
from ngos_and_co.questions.markdown import inline_html
from ngos_and_co.questions.policies import SHARE_RIGHT, policy_reader
from ngos_and_co.questions.reading import (
    FieldError,
    field,
    read_identifiers_by_identifier,
    read_options,
)
from ngos_and_co.questions.types.assigning import POLICIES, AssigningQuestion
from ngos_and_co.questions.types.choices import drawn_with_text


@attrs.frozen(kw_only=True)
class MatchingQuestion(AssigningQuestion):
    """Two lists whose entries belong together in pairs; the answer is right ids by left ids.

    The right list may be longer. In the key no entry has two partners: that is a question of type
    ``categorise``.
    """

    type_name: ClassVar[str] = "matching"
    policies: ClassVar[tuple[str, ...]] = POLICIES

    left: Mapping[str, str] = field(read_options)
    right: Mapping[str, str] = field(read_options)
    policy: str = field(policy_reader(POLICIES), default=SHARE_RIGHT)
    key: Mapping[str, str] | None = field(read_identifiers_by_identifier, hidden=True, default=None)

    @property
    def parts(self) -> Mapping[str, str]:
        """The left list."""
        return self.left

    @property
    def choices(self) -> Mapping[str, str]:
        """The right list."""
        return self.right

    def fitting_problems(self) -> Iterator[tuple[str, FieldError]]:
        """Yield also an entry on the right that the key gives to two on the left."""
        yield from super().fitting_problems()
        if self.key is not None and len(set(self.key.values())) < len(self.key):
            yield (
                "key",
                FieldError(
                    "The key gives two entries on the left the same partner.",
                    "Give each its own, or make it a question of type categorise.",
                ),
            )

    def form_html(self, arrangement: Arrangement) -> str:
        """Give both lists."""
        left = bullet_list(inline_html(self.left[name]) for name in arrangement.order(self.left))
        right = bullet_list(inline_html(self.right[name]) for name in arrangement.order(self.right))
        return f'<div class="ngos-two-lists">{left}{right}</div>'

    def widget_fields(self, arrangement: Arrangement) -> Mapping[str, Any]:
        """Give both lists."""
        return {
            "left": drawn_with_text(self.left, arrangement.order(self.left)),
            "right": drawn_with_text(self.right, arrangement.order(self.right)),
        }
