"""How often each option of a question was chosen."""

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from ngos_and_co.questions.markdown import plain_text
from ngos_and_co.questions.messages import words
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.types.multiple import MultipleQuestion
from ngos_and_co.questions.types.single import SingleQuestion
from ngos_and_co.questions.types.true_false import TrueFalseQuestion


@attrs.frozen
class Choice:
    """An option and who chose it.

    Attributes
    ----------
    option : str
        Its id.
    text : str
        As a trainee reads it, without marks.
    is_key : bool
    count : int
        Trainees who chose it.
    """

    option: str
    text: str
    is_key: bool
    count: int


@attrs.frozen
class Choices:
    """All options of a question, in its own order.

    Attributes
    ----------
    options : tuple of Choice
    answers : int
        Trainees who gave an answer.
    """

    options: tuple[Choice, ...]
    answers: int

    @property
    def keys(self) -> tuple[Choice, ...]:
        """The right options."""
        return tuple(choice for choice in self.options if choice.is_key)

    @property
    def distractors(self) -> tuple[Choice, ...]:
        """The wrong options."""
        return tuple(choice for choice in self.options if not choice.is_key)


def count_choices(question: Question, stored: Iterable[object]) -> Choices | None:
    """Count how often each option was chosen.

    Parameters
    ----------
    question : Question
        With its key.
    stored : iterable of object
        One stored answer a trainee, None where there is none. What cannot be an answer is not counted.

    Returns
    -------
    Choices or None
        None for a type of question that has no options.
    """
    options = _options(question)
    if options is None:
        return None
    answers = [answer for value in stored if (answer := _parsed(question, value)) is not None]
    counts = Counter(option for answer in answers for option in _chosen(answer))
    key = _chosen(question.key)
    return Choices(
        tuple(
            Choice(name, plain_text(text), name in key, counts[name])
            for name, text in options.items()
        ),
        len(answers),
    )


def _options(question: Question) -> Mapping[str, str] | None:
    if isinstance(question, SingleQuestion | MultipleQuestion):
        return question.options
    if isinstance(question, TrueFalseQuestion):
        return {"true": words()["true"], "false": words()["false"]}
    return None


def _parsed(question: Question, value: object) -> object | None:
    try:
        answer: object | None = question.parse_answer(value)
    except InvalidAnswer:
        return None
    return answer


def _chosen(answer: object) -> tuple[str, ...]:
    if isinstance(answer, bool):
        return ("true" if answer else "false",)
    return answer if isinstance(answer, tuple) else (str(answer),)
