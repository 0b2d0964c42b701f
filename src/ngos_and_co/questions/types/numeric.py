"""A number, within a tolerance."""

import math
import re
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.reading import FieldError, field, read_number, read_text

ROUNDING_SLACK = 1e-9
"""Allowed on top of a tolerance, relative to the key: what binary fractions lose, no more."""


@attrs.frozen
class Tolerance:
    """How far an answer may lie from the key.

    Attributes
    ----------
    size : float
        In the question's unit, or as a share of the key when `relative`; not below 0.
    relative : bool
        Whether `size` is a share of the key.
    """

    size: float = 0.0
    relative: bool = False

    def admits(self, answer: float, key: float) -> bool:
        """Tell whether an answer lies within the tolerance around the key."""
        allowed = self.size * abs(key) if self.relative else self.size
        return abs(answer - key) <= allowed + ROUNDING_SLACK * max(1.0, abs(key))


def read_tolerance(value: object) -> Tolerance:
    """Read a tolerance: a number, or a percentage such as ``"2%"``."""
    if isinstance(value, str):
        match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*%\s*", value)
        if not match:
            raise FieldError(
                f"{value!r} is not a tolerance.", 'Write a number, or a percentage such as "2%".'
            )
        return Tolerance(float(match[1]) / 100, relative=True)
    size = read_number(value)
    if size < 0:
        raise FieldError("The tolerance is below 0.", "Write 0 or more.")
    return Tolerance(float(size))


@attrs.frozen(kw_only=True)
class NumericQuestion(Question):
    """A number to find; the answer is a number. All or nothing, within the tolerance."""

    type_name: ClassVar[str] = "numeric"

    unit: str | None = field(read_text, default=None)
    key: float | None = field(read_number, hidden=True, default=None)
    tolerance: Tolerance = field(read_tolerance, hidden=True, default=Tolerance())

    def parse_answer(self, value: object) -> float | None:
        """Take a finite number."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InvalidAnswer(f"The answer to question {self.id} is not a number.")
        try:
            finite = math.isfinite(value)
        except OverflowError:
            finite = False
        if not finite:
            raise InvalidAnswer(f"The answer to question {self.id} is not a finite number.")
        return value

    def feedback_names(self) -> tuple[str, ...]:
        """Feedback may stand for a right and for a wrong number."""
        return ("right", "wrong")

    def feedback_for(self, answer: float) -> tuple[str, ...]:
        """Tell what belongs to a right or to a wrong number."""
        return ("right",) if self._share_right(answer) else ("wrong",)

    def describe(self, answer: float) -> str:
        """Say the number with its unit."""
        return f"{answer} {self.unit}" if self.unit else str(answer)

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        return float(self.key is not None and self.tolerance.admits(answer, self.key))
