"""Score the questions of one notebook against the gradebook's keys: no kernel, and no code of a trainee's."""

import functools
import json
from collections.abc import Mapping
from typing import Any

import attrs

from ngos_and_co.grading.engine.plan import VALUE_TYPE, PlannedNotebook, question_in
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
    answers: Mapping[str, Any],
    answers_problem: str | None = None,
    code_problem: str | None = None,
) -> Mapping[str, Verdict]:
    """Score all questions of a notebook.

    Parameters
    ----------
    notebook : PlannedNotebook
    answers : mapping of str to object
        By question id; ids that are not asked for are ignored.
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
            verdicts[cell.grade_id] = _verdict(cell.source, question, answers.get(question.id))
    return verdicts


def _verdict(source: str, question: Question, stored: object) -> Verdict:
    text = json.dumps(stored)
    if len(text) > LONGEST_REMEMBERED:
        return _draw(question, stored)
    # Most trainees give one of a few answers; drawing takes a hundred times as long as looking up.
    return _remembered(source, text)


@functools.lru_cache(maxsize=4096)
def _remembered(source: str, text: str) -> Verdict:
    question = question_in(source)
    if question is None:
        raise LookupError("A cell was scored that holds no question.")
    return _draw(question, json.loads(text))


def _draw(question: Question, stored: object) -> Verdict:
    result = score(question, stored)
    return Verdict(result, verdict_html(question, stored, result))


def _unknown_html(reason: str) -> str:
    from html import escape

    return f'<div class="ngos-result"><p>{escape(reason)}</p></div>'
