"""From a stored answer to a score: the one function that every way of grading uses."""

import enum

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer, MissingKey

DECIMALS = 2
"""Decimals to which points are rounded, here and nowhere else."""


class Outcome(enum.Enum):
    """What became of a question."""

    NOT_ANSWERED = "not answered"
    ANSWERED = "answered"
    NOT_GRADABLE = "not gradable"


@attrs.frozen
class Score:
    """What an answer earned.

    Attributes
    ----------
    points : float
        From 0 to `maximum`, rounded to two decimals.
    maximum : float
        The question's points.
    outcome : Outcome
    reason : str or None
        Why the answer is not gradable.
    """

    points: float
    maximum: float
    outcome: Outcome
    reason: str | None = None


def score(question: Question, stored: object, hints_taken: int = 0) -> Score:
    """Score a stored answer against the question's key.

    Parameters
    ----------
    question : Question
        With its key.
    stored : object
        The value in ``answers.json``; None if there is none.
    hints_taken : int
        How many of the question's hints were taken; their costs are taken off, down to 0.

    Returns
    -------
    Score
        0 points for no answer, and for one that cannot be an answer to this question.

    Raises
    ------
    MissingKey
        If the question was stripped of its key.
    """
    if not question.has_key:
        raise MissingKey(f"The question {question.id} has no answer key, so nothing can be scored.")
    try:
        answer = question.parse_answer(stored)
    except InvalidAnswer as error:
        return Score(0.0, question.points, Outcome.NOT_GRADABLE, str(error))
    if answer is None:
        return Score(0.0, question.points, Outcome.NOT_ANSWERED)
    cost = sum(hint.cost for hint in question.hints[: max(hints_taken, 0)])
    earned = question.share_right(answer) * question.points - cost
    points = min(max(round(earned, DECIMALS), 0.0), question.points)
    return Score(points, question.points, Outcome.ANSWERED)
