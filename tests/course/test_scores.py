"""What every answer to every question of every assignment earns."""

from fractions import Fraction

import pytest

from ngos_and_co.grading.known_answers import MAKERS, Kind, known_answer
from ngos_and_co.notebooks.checks.quiz_balance import STATED_POINTS, stated_number
from ngos_and_co.questions import QUESTION_TYPES, Outcome, Question, parse_question, score
from tests.course.assignments import NOTEBOOKS, AssignmentNotebook, read
from tests.course.graded_examples import EXAMPLES, graded_examples
from tests.questions import bodies

QUESTIONS = [(str(each), question) for each in NOTEBOOKS for question in each.questions()]
EVERY_TYPE = [("sample", parse_question(body)) for body in bodies.ALL_TYPES]
IDS = [f"{place}:{question.id}" for place, question in QUESTIONS + EVERY_TYPE]
each_question = pytest.mark.parametrize(("place", "question"), QUESTIONS + EVERY_TYPE, ids=IDS)
each_notebook = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=str)


def points(question: Question, share: Fraction) -> float:
    return round(float(share * Fraction(str(question.points))), 2)


def test_there_are_assignments_and_they_have_questions() -> None:
    assert QUESTIONS


@each_question
def test_its_own_key_earns_all_points(place: str, question: Question) -> None:
    del place
    right = known_answer(question, Kind.RIGHT)
    for answer in (right.value, question.as_json(question.key)):
        if question.type_name in {"short", "cloze", "plan"} and answer is not right.value:
            continue  # their key is a list of forms or names, none of which is an answer by itself
        result = score(question, answer)
        assert (result.points, result.outcome) == (question.points, Outcome.ANSWERED)


@each_question
def test_no_answer_earns_nothing_and_is_told_from_a_wrong_one(
    place: str, question: Question
) -> None:
    del place
    assert score(question, None).outcome is Outcome.NOT_ANSWERED
    assert score(question, None).points == 0
    assert score(question, {"no": "such answer"}).outcome is Outcome.NOT_GRADABLE


@each_question
def test_each_answer_earns_what_its_policy_gives_and_the_same_again(
    place: str, question: Question
) -> None:
    examples = list(graded_examples(question))
    assert max(share for _, share in examples) == 1, place
    for answer, share in examples:
        first = score(question, answer)
        assert first.points == pytest.approx(points(question, share), abs=0.0051), answer
        assert score(question, answer) == first


@each_notebook
def test_points_are_those_that_the_first_cell_states_and_nbgrader_is_told(
    notebook: AssignmentNotebook,
) -> None:
    total = sum(question.points for question in notebook.questions())
    released = read(notebook.released)
    told = [cell.metadata.get("nbgrader", {}) for cell in released.cells]
    automatic = [each["points"] for each in told if each.get("grade") and not each.get("solution")]
    assert sum(automatic) == total
    stated = stated_number(STATED_POINTS, released.cells[0].source)
    by_hand = sum(each.get("points", 0) for each in told if each.get("grade")) - total
    assert stated == total + by_hand


def test_every_type_of_question_has_examples() -> None:
    assert set(EXAMPLES) == set(QUESTION_TYPES) == set(MAKERS)
