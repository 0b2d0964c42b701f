"""The question: what all types have in common, and what each must say of itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.problems import MissingKey
from ngos_and_co.questions.reading import (
    FieldError,
    field,
    read_feedback,
    read_identifier,
    read_points,
    read_text,
    read_texts,
)

NO_FEEDBACK: Mapping[str, str] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class Question(ABC):
    """One question, with its answer key or (as a trainee receives it) without.

    A type of question is one subclass: its fields, how they fit together, what an answer looks like and
    what share of the points an answer earns. Fields declared with ``hidden=True`` are stripped
    by nbgrader when an assignment is released.

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
    key: Any = field(read_text, hidden=True, default=None)
    feedback: Mapping[str, str] = field(read_feedback, hidden=True, default=NO_FEEDBACK)
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

    @abstractmethod
    def feedback_names(self) -> tuple[str, ...]:
        """Give the names under which feedback may stand."""

    @abstractmethod
    def feedback_for(self, answer: Any) -> tuple[str, ...]:  # noqa: ANN401
        """Give the names of the feedback that this answer is told."""

    @abstractmethod
    def describe(self, answer: Any) -> str:  # noqa: ANN401
        """Say an answer in words, as Markdown."""

    def describe_key(self) -> str:
        """Say what is right in words, as Markdown."""
        if not self.has_key:
            raise MissingKey(f"The question {self.id} has no answer key.")
        return self.describe(self.key)

    @abstractmethod
    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        """Give the share of the points for an answer, the key being known to be there."""
