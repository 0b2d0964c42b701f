"""The question: what all types have in common, and what each must say of itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.hints import Hint, read_hints
from ngos_and_co.questions.kernel_values import plain_value
from ngos_and_co.questions.problems import MissingKey
from ngos_and_co.questions.reading import (
    FieldError,
    field,
    read_boolean,
    read_count,
    read_feedback,
    read_identifier,
    read_points,
    read_text,
    read_texts,
)
from ngos_and_co.questions.remarks import Remark


@attrs.frozen(kw_only=True)
class Question(ABC):
    """One question, with its answer key or (as a trainee receives it) without.

    A type of question is one subclass: its fields, how they fit together, what an answer looks like, what
    share of the points it earns, what it is told, and what the page needs to draw it. Fields declared with
    ``hidden=True`` are stripped by nbgrader when an assignment is released.

    Attributes
    ----------
    id : str
        Unique in the course; also nbgrader's ``grade_id``.
    points : float
        What a full answer earns; above 0.
    prompt : str
        The question, in Markdown.
    objective : str or None
        Id of the module's objective that it tests.
    shuffle : bool
        Whether each trainee sees the options in an order of their own.
    hints : tuple of Hint
        Taken one by one, in this order.
    attempts : int or None
        In a self-check: after how many tries the answer is shown; None for no limit.
    confidence : bool
        Whether a trainee is asked how sure they are.
    key : object or None
        What is right; its form is the type's. None when stripped.
    feedback : mapping of str to str
        What an answer is told, by option or verdict, in Markdown.
    explanation : str or None
        Why the key is right, in Markdown.
    source : tuple of str
        Keys into the table of sources that support the key.
    """

    type_name: ClassVar[str]
    policies: ClassVar[tuple[str, ...]] = ()

    id: str = field(read_identifier)
    points: float = field(read_points)
    prompt: str = field(read_text)
    objective: str | None = field(read_identifier, default=None)
    shuffle: bool = field(read_boolean, default=False)
    hints: tuple[Hint, ...] = field(read_hints, default=())
    attempts: int | None = field(read_count, default=None)
    confidence: bool = field(read_boolean, default=False)
    key: Any = field(read_text, hidden=True, default=None)
    feedback: Mapping[str, str] = field(read_feedback, hidden=True, factory=dict)
    explanation: str | None = field(read_text, hidden=True, default=None)
    source: tuple[str, ...] = field(read_texts, hidden=True, default=())

    @property
    def has_key(self) -> bool:
        """Whether the answer key is here, so that an answer can be scored."""
        return self.key is not None

    def share_right(self, answer: Any) -> float:  # noqa: ANN401
        """Give the share of the points that an answer earns.

        Parameters
        ----------
        answer : object
            As :meth:`parse_answer` returned it; None is not an answer.

        Returns
        -------
        float
            From 0 to 1.

        Raises
        ------
        MissingKey
            If the question was stripped of its key.
        """
        if not self.has_key:
            raise MissingKey(f"The question {self.id} has no answer key, so nothing can be scored.")
        return self._share_right(answer)

    def fitting_problems(self) -> Iterator[tuple[str, FieldError]]:
        """Yield each field that does not fit the others, with what is wrong."""
        known = self.feedback_names()
        for name in self.feedback:
            if name not in known:
                yield (
                    "feedback",
                    FieldError(
                        f"There is feedback for {name!r}, which is not one of {', '.join(known)}.",
                        "Give feedback only for these.",
                    ),
                )
        if sum(hint.cost for hint in self.hints) > self.points:
            yield (
                "hints",
                FieldError("The hints cost more than the question gives.", "Lower their costs."),
            )

    @abstractmethod
    def parse_answer(self, value: object) -> Any:  # noqa: ANN401
        """Check an answer's form.

        Parameters
        ----------
        value : object
            As read from JSON.

        Returns
        -------
        object or None
            The answer in its one normal form; None if it is empty, which is not answered.

        Raises
        ------
        InvalidAnswer
            If the value cannot be an answer to this question.
        """

    def from_kernel(self, value: object) -> object:
        """Turn a value of a trainee's code into one as JSON holds it, for :meth:`parse_answer`.

        Raises
        ------
        ValueProblem
            If nothing of the kind can be made of it.
        """
        return plain_value(value)

    @abstractmethod
    def feedback_names(self) -> tuple[str, ...]:
        """Give the names under which feedback may stand."""

    @abstractmethod
    def remarks(self, answer: Any) -> tuple[Remark, ...]:  # noqa: ANN401
        """Say what this answer and its parts are told."""

    @abstractmethod
    def answer_html(self, answer: Any) -> str:  # noqa: ANN401
        """Write an answer out, as sanitised HTML."""

    def hidden_texts(self) -> Iterator[str]:
        """Yield every text and number that must not reach a trainee: all that its hidden fields hold."""
        for declared in attrs.fields(type(self)):
            if declared.metadata["hidden"]:
                yield from _texts_in(getattr(self, declared.name))

    def key_html(self) -> str:
        """Write out what is right, as sanitised HTML."""
        if not self.has_key:
            raise MissingKey(f"The question {self.id} has no answer key.")
        return self.answer_html(self.key)

    def form_html(self, arrangement: Arrangement) -> str:  # noqa: ARG002
        """Draw what there is to choose from or to fill in, without a script and for print."""
        return ""

    def widget_fields(self, arrangement: Arrangement) -> Mapping[str, Any]:  # noqa: ARG002
        """Give, as JSON, what the page needs to draw the question, beside what all types have."""
        return {}

    def check_fields(self) -> Mapping[str, Any]:
        """Give, as JSON, the key as the page's self-check needs it."""
        return {"key": self.as_json(self.key)}

    def as_json(self, answer: Any) -> Any:  # noqa: ANN401
        """Give an answer in the form in which it is stored."""
        if isinstance(answer, tuple):
            return list(answer)
        return dict(answer) if isinstance(answer, Mapping) else answer

    def saved_message(self, answer: Any) -> str:  # noqa: ANN401, ARG002
        """Say a saved answer in short, where the page cannot show it in its own inputs."""
        return ""

    def _feedback_remarks(self, *names: str) -> tuple[Remark, ...]:
        """Give the feedback of these names, as far as there is any, as remarks on the whole answer."""
        return tuple(Remark(self.feedback[name]) for name in names if name in self.feedback)

    @abstractmethod
    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        """Give the share of the points for an answer, the key being known to be there."""


def _texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts_in(each)
    elif attrs.has(type(value)):
        yield from _texts_in(attrs.astuple(value, recurse=False))
    elif value is not None:
        yield str(value)
