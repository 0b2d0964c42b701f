"""Simulated trainees: of every sort, the same for the same seed, and only of possible stories."""

from pathlib import Path

from ngos_and_co.grading.simulated_trainees import make_trainees, write_answers
from ngos_and_co.questions import AnswerFile, parse_question
from tests.questions import bodies

QUESTIONS = [parse_question(body) for body in bodies.ALL]


def test_twenty_trainees_are_of_every_sort() -> None:
    trainees = make_trainees(QUESTIONS, 20, seed=1)
    assert [trainee.id for trainee in trainees] == [f"trainee-{n:02}" for n in range(1, 21)]
    totals = [sum(trainee.expected.values()) for trainee in trainees]
    assert totals[0] == sum(question.points for question in QUESTIONS)
    assert any(0 < total < totals[0] for total in totals)
    assert None in [submission for trainee in trainees for submission in trainee.submissions]
    assert {} in [submission for trainee in trainees for submission in trainee.submissions]
    assert max(len(trainee.submissions) for trainee in trainees) == 2


def test_the_same_seed_gives_the_same_trainees_and_another_does_not() -> None:
    assert make_trainees(QUESTIONS, 20, 1) == make_trainees(QUESTIONS, 20, 1)
    assert make_trainees(QUESTIONS, 20, 1) != make_trainees(QUESTIONS, 20, 2)


def test_answers_are_saved_as_a_question_cell_saves_them(tmp_path: Path) -> None:
    [trainee] = make_trainees(QUESTIONS, 1, 1)
    write_answers(tmp_path, trainee.submissions[0])
    assert AnswerFile(tmp_path / "answers.json").read() == trainee.submissions[0]


def test_nothing_answered_is_no_file(tmp_path: Path) -> None:
    write_answers(tmp_path, {})
    assert list(tmp_path.iterdir()) == []
