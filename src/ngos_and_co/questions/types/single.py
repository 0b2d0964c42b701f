"""One right option among several."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.html_parts import bullet_list
from ngos_and_co.questions.markdown import inline_html
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer, excerpt
from ngos_and_co.questions.reading import FieldError, field, read_identifier, read_options
from ngos_and_co.questions.remarks import Remark
from ngos_and_co.questions.types.choices import drawn, unknown_option_error


@attrs.frozen(kw_only=True)
class SingleQuestion(Question):
    """A choice of one option; the answer is the option's id. All or nothing."""

    type_name: ClassVar[str] = "single"

    options: Mapping[str, str] = field(read_options)
    key: str | None = field(read_identifier, hidden=True, default=None)

    def fitting_problems(self) -> Iterator[tuple[str, FieldError]]:
        """Yield also a key that names no option."""
        yield from super().fitting_problems()
        if self.key is not None and self.key not in self.options:
            yield "key", unknown_option_error(self.key, self.options)

    def parse_answer(self, value: object) -> str | None:
        """Take the id of an option."""
        if value is None:
            return None
        if not isinstance(value, str) or value not in self.options:
            raise InvalidAnswer(
                f"{excerpt(value)} is not one of the options of question {self.id}."
            )
        return value

    def feedback_names(self) -> tuple[str, ...]:
        """Each option may have feedback of its own."""
        return tuple(self.options)

    def remarks(self, answer: str) -> tuple[Remark, ...]:
        """Tell what belongs to the option chosen."""
        return self._feedback_remarks(answer)

    def answer_html(self, answer: str) -> str:
        """Give the option's text."""
        return f"<p>{inline_html(self.options[answer])}</p>"

    def form_html(self, arrangement: Arrangement) -> str:
        """List the options."""
        return bullet_list(
            inline_html(self.options[name]) for name in arrangement.order(self.options)
        )

    def widget_fields(self, arrangement: Arrangement) -> Mapping[str, Any]:
        """Give the options."""
        return {"options": drawn(self.options, arrangement.order(self.options))}

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        return float(answer == self.key)
