"""What can go wrong on the facilitator's side, said in sentences."""

from collections.abc import Iterable

from ngos_and_co.questions.problems import Problem


class GradingError(RuntimeError):
    """Something on the facilitator's side cannot be done.

    Attributes
    ----------
    details : str
        What nbgrader logged, for the one who looks deeper; may be empty.
    """

    def __init__(self, message: str, details: str = "") -> None:
        super().__init__(message)
        self.details = details


class ReleaseRefused(GradingError):  # noqa: N818 (the field's word)
    """An assignment is not released, for these reasons.

    Attributes
    ----------
    problems : tuple of Problem
        All that were found, at least one.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        heading = f"Nothing was released: {count} {'problem' if count == 1 else 'problems'}."
        super().__init__("\n".join([heading, *(f"  {problem}" for problem in self.problems)]))
