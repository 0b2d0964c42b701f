"""How far a number may lie from the right one."""

import re

import attrs

from ngos_and_co.questions.problems import excerpt
from ngos_and_co.questions.reading import FieldError, read_number, reads

PERCENTAGE = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*%\s*$")
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


EXACT = Tolerance()


@reads(
    {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": PERCENTAGE.pattern}]}
)
def read_tolerance(value: object) -> Tolerance:
    """Read a tolerance: a number, or a percentage such as ``"2%"``."""
    if isinstance(value, str):
        match = PERCENTAGE.match(value)
        if not match:
            raise FieldError(
                f"{excerpt(value)} is not a tolerance.",
                'Write a number, or a percentage such as "2%".',
            )
        return Tolerance(float(match[1]) / 100, relative=True)
    size = read_number(value)
    if size < 0:
        raise FieldError("The tolerance is below 0.", "Write 0 or more.")
    return Tolerance(float(size))
