"""One right option among several."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.reading import FieldError, field, read_identifier, read_options


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
            raise InvalidAnswer(f"{value!r} is not one of the options of question {self.id}.")
        return value

    def feedback_names(self) -> tuple[str, ...]:
        """Each option may have feedback of its own."""
        return tuple(self.options)

    def feedback_for(self, answer: str) -> tuple[str, ...]:
        """Tell what belongs to the option chosen."""
        return (answer,)

    def describe(self, answer: str) -> str:
        """Give the option's text."""
        return self.options[answer]

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        return float(answer == self.key)


def unknown_option_error(name: str, options: Mapping[str, str]) -> FieldError:
    """Say that a key names something that is no option."""
    return FieldError(
        f"The key {name!r} names no option; the options are {', '.join(options)}.",
        "Use the id of an option.",
    )
