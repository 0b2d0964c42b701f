"""Score the questions of one notebook against the gradebook's keys: no kernel, and no code of a trainee's."""

import functools
import html
import json
from collections.abc import Mapping

import attrs

from ngos_and_co.grading.engine.plan import VALUE_TYPE, PlannedNotebook, question_in
from ngos_and_co.questions.answers import SavedAnswers
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.render import verdict_html
from ngos_and_co.questions.scoring import Outcome, Score, score

LONGEST_REMEMBERED = 500
"""Characters of an answer, beyond which its verdict is drawn again each time: memory stays bounded."""


@attrs.frozen
class Verdict:
    """What became of one question.

    Attributes
    ----------
    score : Score or None
        None if the answer is not known, so that a person must look.
    html : str
        For Formgrader and feedback.
    """

    score: Score | None
    html: str


def score_questions(
    notebook: PlannedNotebook,
    saved: SavedAnswers,
    answers_problem: str | None = None,
    code_problem: str | None = None,
) -> Mapping[str, Verdict]:
    """Score all questions of a notebook.

    Parameters
    ----------
    notebook : PlannedNotebook
    saved : SavedAnswers
        Answers and hints taken, by question id; ids that are not asked for are ignored.
    answers_problem : str, optional
        Why the answers cannot be read; all questions are then not gradable, as in plain nbgrader.
    code_problem : str, optional
        Why the trainee's code was not run; what it should have handed over is then left for a person.

    Returns
    -------
    mapping of str to Verdict
        By grade id.
    """
    verdicts = {}
    for cell, question in notebook.question_cells():
        if question.type_name == VALUE_TYPE and code_problem is not None:
            verdicts[cell.grade_id] = Verdict(None, _unknown_html(code_problem))
        elif answers_problem is not None:
            damaged = Score(0.0, question.points, Outcome.NOT_GRADABLE, answers_problem)
            verdicts[cell.grade_id] = Verdict(damaged, verdict_html(question, None, damaged))
        else:
            verdicts[cell.grade_id] = _verdict(
                cell.source,
                question,
                saved.answers.get(question.id),
                saved.hints.get(question.id, 0),
            )
    return verdicts


def _verdict(source: str, question: Question, stored: object, hints_taken: int) -> Verdict:
    text = json.dumps(stored)
    if len(text) > LONGEST_REMEMBERED:
        return _draw(question, stored, hints_taken)
    # Most trainees give one of a few answers; drawing takes a hundred times as long as looking up.
    return _remembered(source, text, hints_taken)


@functools.lru_cache(maxsize=4096)
def _remembered(source: str, text: str, hints_taken: int) -> Verdict:
    question = question_in(source)
    if question is None:
        raise LookupError("A cell was scored that holds no question.")
    return _draw(question, json.loads(text), hints_taken)


def _draw(question: Question, stored: object, hints_taken: int) -> Verdict:
    result = score(question, stored, hints_taken)
    return Verdict(result, verdict_html(question, stored, result))


def _unknown_html(reason: str) -> str:
    return f'<div class="ngos-result"><p>{html.escape(reason)}</p></div>'
