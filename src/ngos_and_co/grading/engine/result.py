"""What became of a submission."""

import enum
from collections.abc import Iterator
from datetime import datetime

import attrs


class Ending(enum.Enum):
    """How the grading of a submission ended."""

    GRADED = "graded"
    NEEDS_A_PERSON = "needs a person"
    REFUSED = "refused"
    UNCHANGED = "graded before"


@attrs.frozen
class CellGrade:
    """What nbgrader's gradebook is told of a graded cell.

    Attributes
    ----------
    grade_id : str
    auto_score : float or None
        None where only a person can tell.
    needs_person : bool
        Whether a person must look, although there may be a score.
    """

    grade_id: str
    auto_score: float | None
    needs_person: bool = False


@attrs.frozen
class CellComment:
    """The automatic comment on a cell that a trainee writes in.

    Attributes
    ----------
    grade_id : str
    auto_comment : str or None
    """

    grade_id: str
    auto_comment: str | None


@attrs.frozen
class GradedNotebook:
    """A notebook of a submission.

    Attributes
    ----------
    name : str
    grades : tuple of CellGrade
    comments : tuple of CellComment
    document : str or None
        What Formgrader and feedback show, as JSON; None if the notebook was not handed in.
    """

    name: str
    grades: tuple[CellGrade, ...]
    comments: tuple[CellComment, ...]
    document: str | None


@attrs.frozen
class GradedSubmission:
    """All that is to be written of one submission.

    Attributes
    ----------
    trainee : str
    ending : Ending
    reasons : tuple of str
        Why a person is needed, or what the trainee must do; sentences.
    timestamp : datetime or None
        When it was handed in; UTC, without a zone, as the gradebook has it.
    notebooks : tuple of GradedNotebook
        Empty if the submission is refused.
    files : tuple of str
        Paths, within the submission, of the files that go along with the graded notebooks.
    """

    trainee: str
    ending: Ending
    reasons: tuple[str, ...] = ()
    timestamp: datetime | None = None
    notebooks: tuple[GradedNotebook, ...] = ()
    files: tuple[str, ...] = ()

    def grades(self) -> Iterator[CellGrade]:
        """Yield the grades of all notebooks."""
        for notebook in self.notebooks:
            yield from notebook.grades

    @property
    def points(self) -> float:
        """What was earned without a person."""
        return round(sum(grade.auto_score or 0.0 for grade in self.grades()), 2)


def refused(trainee: str, reason: str) -> GradedSubmission:
    """Give the result of a submission that cannot be graded, and what the trainee must do."""
    return GradedSubmission(trainee, Ending.REFUSED, (reason,))
