"""What a gradebook and the folder of submissions tell of a cohort, as values."""

import enum
from collections.abc import Mapping
from datetime import datetime

import attrs


class Standing(enum.Enum):
    """How far a trainee is with an assignment."""

    NOT_HANDED_IN = "not handed in"
    WAITS_FOR_GRADING = "handed in, not graded yet"
    WAITS_FOR_A_PERSON = "waits for a person"
    GRADED = "graded"


@attrs.frozen
class GradedCell:
    """A question, written answer or task that earns points.

    Attributes
    ----------
    name : str
        Its grade id; with the notebook's name before it where two notebooks have the same.
    points : float
        What a full answer earns.
    source : str
        The cell with its key; empty where the gradebook has none.
    """

    name: str
    points: float
    source: str = attrs.field(default="", repr=False)


@attrs.frozen
class TraineeResult:
    """One trainee's result in one assignment.

    Attributes
    ----------
    trainee : str
    standing : Standing
    handed_in : datetime or None
        UTC, without a zone; what was graded, or, where nothing was, None.
    scores : mapping of str to float or None
        By cell's name, with extra credit; None where only a person can tell and has not yet.
    waiting : tuple of str
        The cells that a person must look at.
    penalty : float
        Taken off for handing in late.
    """

    trainee: str
    standing: Standing
    handed_in: datetime | None = None
    scores: Mapping[str, float | None] = attrs.field(factory=dict)
    waiting: tuple[str, ...] = ()
    penalty: float = 0.0

    @property
    def points(self) -> float | None:
        """Points in all, as nbgrader counts them; None if nothing is graded."""
        if not self.scores:
            return None
        earned = sum(score or 0.0 for score in self.scores.values())
        return round(max(earned - self.penalty, 0.0), 2)


@attrs.frozen
class AssignmentRecord:
    """An assignment and what became of it.

    Attributes
    ----------
    name : str
    cells : tuple of GradedCell
        In the notebooks' order, where it is known.
    results : tuple of TraineeResult
        Of every trainee of the cohort, sorted.
    """

    name: str
    cells: tuple[GradedCell, ...]
    results: tuple[TraineeResult, ...]

    @property
    def points(self) -> float:
        """What can be earned."""
        return sum(cell.points for cell in self.cells)

    def count(self, standing: Standing) -> int:
        """Count the trainees who stand so."""
        return sum(result.standing is standing for result in self.results)

    def trainees(self, standing: Standing) -> tuple[str, ...]:
        """Give the trainees who stand so."""
        return tuple(result.trainee for result in self.results if result.standing is standing)
