"""What is wrong with a question, said so that an author can mend it."""

import datetime
import reprlib
from collections.abc import Iterable

import attrs

LONGEST_EXCERPT = 60
"""Characters of a value that a message quotes."""


@attrs.frozen
class Problem:
    """One thing that an author must mend.

    Attributes
    ----------
    place : str
        File and cell, as far as known.
    rule : str
        Short name of the rule that was broken, for example ``key-names-option``.
    message : str
        One sentence that says what is wrong.
    mend : str
        One sentence that says what to do.
    field : str or None
        The field of the question concerned.
    """

    place: str
    rule: str
    message: str
    mend: str
    field: str | None = None

    def __str__(self) -> str:
        """Give the problem on one line: where, what, how to mend it, and the rule."""
        where = ", ".join(part for part in (self.place, self.field) if part)
        prefix = f"{where}: " if where else ""
        return f"{prefix}{self.message} {self.mend} [{self.rule}]"


class QuestionError(ValueError):
    """Questions cannot be read; carries every problem found, not only the first.

    Attributes
    ----------
    problems : tuple of Problem
        At least one.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def _render_traceback_(self) -> list[str]:
        """Show IPython the sentences alone: a stack of our own calls helps no author."""
        return [f"Problem: {problem}" for problem in self.problems]


class InvalidAnswer(ValueError):  # noqa: N818 (the field's word; it is no programming error)
    """A stored or given answer does not have the form that its question asks for."""


class MissingKey(LookupError):  # noqa: N818
    """A question without its answer key was asked to score an answer."""


def excerpt(value: object) -> str:
    """Quote a value in a message: as Python writes it, but never long or deep, whatever it is."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    quoting = reprlib.Repr()
    quoting.maxstring = quoting.maxother = quoting.maxlong = LONGEST_EXCERPT
    quoting.maxlevel = 2
    text = quoting.repr(value)
    return text if len(text) <= 2 * LONGEST_EXCERPT else text[: 2 * LONGEST_EXCERPT] + "…"
