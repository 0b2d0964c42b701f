"""Item analysis: how each question of an assignment worked for the trainees who met it."""

from collections.abc import Mapping, Sequence

import attrs

from ngos_and_co.grading.report.choices import Choices, count_choices
from ngos_and_co.grading.report.records import AssignmentRecord, GradedCell
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
    graded = [result.scores for result in record.results if result.scores]
    columns = [[scores.get(cell.name) for scores in graded] for cell in record.cells]
    counted = [
        (cell, column)
        for cell, column in zip(record.cells, columns, strict=True)
        if _is_counted(cell, column)
    ]
    points = _complete_rows([column for _, column in counted])
    discrimination = dict(
        zip((cell.name for cell, _ in counted), item_rest_correlations(points), strict=True)
    )
    return ItemAnalysis(
        tuple(
            _item(cell, column, discrimination.get(cell.name), answers)
            for cell, column in zip(record.cells, columns, strict=True)
        ),
        cronbach_alpha(points),
    )


def _item(
    cell: GradedCell,
    column: Sequence[float | None],
    discrimination: float | None,
    answers: Sequence[Mapping[str, object]],
) -> Item:
    scores = [score for score in column if score is not None]
    difficulty = mean([score / cell.points for score in scores]) if cell.points else None
    choices = _choices(cell, answers)
    flags = review_flags(len(scores), difficulty, discrimination, choices)
    return Item(cell, len(scores), difficulty, discrimination, choices, flags)


def _is_counted(cell: GradedCell, column: Sequence[float | None]) -> bool:
    scored = len(column) - column.count(None)
    return cell.points > 0 and scored > 0 and scored >= FEWEST_SCORED_SHARE * len(column)


def _complete_rows(columns: Sequence[Sequence[float | None]]) -> list[list[float]]:
    """Give the columns without the trainees who lack a score in one of them."""
    if not any(None in column for column in columns):
        return [[score or 0.0 for score in column] for column in columns]
    rows = [row for row in zip(*columns, strict=True) if None not in row]
    return [[row[place] or 0.0 for row in rows] for place in range(len(columns))]


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
