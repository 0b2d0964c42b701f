"""Item analysis: how each question of an assignment worked for the trainees who met it."""

from collections.abc import Mapping, Sequence

import attrs

from ngos_and_co.grading.report.choices import Choices, count_choices
from ngos_and_co.grading.report.records import AssignmentRecord, GradedCell, TraineeResult
from ngos_and_co.grading.report.review_flags import review_flags
from ngos_and_co.grading.report.statistics import (
    Reliability,
    cronbach_alpha,
    item_rest_correlations,
    mean,
)
from ngos_and_co.questions.notebook import question_body
from ngos_and_co.questions.parsing import parse_question
from ngos_and_co.questions.problems import QuestionError

FEWEST_SCORED_SHARE = 0.9
"""A cell that waits for a person in more than a tenth of all submissions is no part of the total yet."""


@attrs.frozen
class Item:
    """A question and how it worked.

    Attributes
    ----------
    cell : GradedCell
    scored : int
        Trainees whose answer has points, none at all for no answer among them.
    difficulty : float or None
        The mean share of the points, from 0 (nobody) to 1 (everybody).
    discrimination : float or None
        The correlation with the points in all other questions, from -1 to 1.
    choices : Choices or None
        For questions with options whose answers were read.
    flags : tuple of str
        Why somebody should look at the question; sentences.
    """

    cell: GradedCell
    scored: int
    difficulty: float | None
    discrimination: float | None
    choices: Choices | None
    flags: tuple[str, ...]


@attrs.frozen
class ItemAnalysis:
    """How the questions of an assignment worked.

    Attributes
    ----------
    items : tuple of Item
        In the order of the assignment's cells.
    reliability : Reliability or None
    """

    items: tuple[Item, ...]
    reliability: Reliability | None


def analyse_items(
    record: AssignmentRecord, answers: Sequence[Mapping[str, object]] = ()
) -> ItemAnalysis:
    """Analyse all questions of an assignment.

    Parameters
    ----------
    record : AssignmentRecord
    answers : sequence of mapping
        What trainees stored, by question id; without it no choices are told.
    """
    results = [result for result in record.results if result.scores]
    counted = [cell for cell in record.cells if _is_counted(cell, results)]
    complete = [
        result
        for result in results
        if all(result.scores.get(cell.name) is not None for cell in counted)
    ]
    columns = [[result.scores[cell.name] or 0.0 for result in complete] for cell in counted]
    together = dict(
        zip((cell.name for cell in counted), item_rest_correlations(columns), strict=True)
    )
    items = []
    for cell in record.cells:
        scores = [
            score for result in results if (score := result.scores.get(cell.name)) is not None
        ]
        difficulty = mean([score / cell.points for score in scores]) if cell.points else None
        choices = _choices(cell, answers)
        discrimination = together.get(cell.name)
        flags = review_flags(len(scores), difficulty, discrimination, choices)
        items.append(Item(cell, len(scores), difficulty, discrimination, choices, flags))
    return ItemAnalysis(tuple(items), cronbach_alpha(columns))


def _is_counted(cell: GradedCell, results: Sequence[TraineeResult]) -> bool:
    scored = sum(result.scores.get(cell.name) is not None for result in results)
    return cell.points > 0 and scored > 0 and scored >= FEWEST_SCORED_SHARE * len(results)


def _choices(cell: GradedCell, answers: Sequence[Mapping[str, object]]) -> Choices | None:
    body = question_body(cell.source) if answers else None
    if body is None:
        return None
    try:
        question = parse_question(body)
    except QuestionError:
        # Releasing and grading refuse such a question; what else the gradebook tells is still true.
        return None
    if not question.has_key:
        return None
    return count_choices(question, (each.get(question.id) for each in answers))
