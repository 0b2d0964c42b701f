"""Things to put into categories."""

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.html_parts import bullet_list
from ngos_and_co.questions.markdown import inline_html
from ngos_and_co.questions.policies import SHARE_RIGHT, policy_reader
from ngos_and_co.questions.reading import field, read_identifiers_by_identifier, read_options
from ngos_and_co.questions.types.assigning import POLICIES, AssigningQuestion
from ngos_and_co.questions.types.choices import drawn_with_text


@attrs.frozen(kw_only=True)
class CategoriseQuestion(AssigningQuestion):
    """Items of which each belongs to a category; the answer is category ids by item ids."""

    type_name: ClassVar[str] = "categorise"
    policies: ClassVar[tuple[str, ...]] = POLICIES

    items: Mapping[str, str] = field(read_options)
    categories: Mapping[str, str] = field(read_options)
    policy: str = field(policy_reader(POLICIES), default=SHARE_RIGHT)
    key: Mapping[str, str] | None = field(read_identifiers_by_identifier, hidden=True, default=None)

    @property
    def parts(self) -> Mapping[str, str]:
        """The items."""
        return self.items

    @property
    def choices(self) -> Mapping[str, str]:
        """The categories."""
        return self.categories

    def form_html(self, arrangement: Arrangement) -> str:
        """Name the categories, and list the items."""
        items = bullet_list(inline_html(self.items[name]) for name in arrangement.order(self.items))
        categories = " · ".join(inline_html(text) for text in self.categories.values())
        return f"<p><strong>{categories}</strong></p>{items}"

    def widget_fields(self, arrangement: Arrangement) -> Mapping[str, Any]:
        """Give items and categories; the categories stay as they were written."""
        return {
            "items": drawn_with_text(self.items, arrangement.order(self.items)),
            "categories": drawn_with_text(self.categories, self.categories),
        }
