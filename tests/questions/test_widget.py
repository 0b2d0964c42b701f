"""The widget saves each answer at once, and says truly what became of it."""

import json
from pathlib import Path

import pytest

from ngos_and_co.questions import AnswerFile, parse_question
from ngos_and_co.questions.widget import WIDGET_VIEW, QuestionWidget
from tests.questions import bodies


@pytest.fixture
def answers(tmp_path: Path) -> AnswerFile:
    return AnswerFile(tmp_path / "answers.json")


def answer_widget(body: str, answers: AnswerFile) -> QuestionWidget:
    return QuestionWidget(parse_question(bodies.stripped(body)), answers)


@pytest.mark.parametrize(
    ("body", "question_id", "answer"),
    [
        (bodies.SINGLE, "q1-elements", "b"),
        (bodies.MULTIPLE, "q2-signs", ["a", "d"]),
        (bodies.TRUE_FALSE, "q3-child", False),
        (bodies.NUMERIC, "q4-ratio", 24.5),
        (bodies.SHORT, "q5-term", "debt bondage"),
    ],
)
def test_an_answer_is_saved_and_restored(
    answers: AnswerFile, body: str, question_id: str, answer: object
) -> None:
    widget = answer_widget(body, answers)
    assert widget.status["state"] == "none"
    widget.answer = answer
    assert (widget.status["state"], widget.status["answer"]) == ("saved", answer)
    stored = json.loads(answers.path.read_text(encoding="utf-8"))
    assert stored["answers"] == {question_id: answer}
    assert set(stored["saved"]) == {question_id}
    again = answer_widget(body, answers)
    assert again.answer == answer
    assert again.status["state"] == "saved"


def test_an_answer_can_be_withdrawn(answers: AnswerFile) -> None:
    widget = answer_widget(bodies.SINGLE, answers)
    widget.answer = "b"
    widget.answer = None
    assert answers.read() == {}
    assert widget.status["state"] == "none"


def test_widgets_of_one_folder_lose_nothing(answers: AnswerFile) -> None:
    first, second = answer_widget(bodies.SINGLE, answers), answer_widget(bodies.NUMERIC, answers)
    first.answer = "a"
    second.answer = 7
    assert answers.read() == {"q1-elements": "a", "q4-ratio": 7}


def test_an_impossible_answer_is_refused_and_the_saved_one_kept(answers: AnswerFile) -> None:
    widget = answer_widget(bodies.SINGLE, answers)
    widget.answer = "b"
    widget.answer = "zzz"
    assert widget.status["state"] == "error"
    assert "not one of the options" in widget.status["message"]
    assert answers.read() == {"q1-elements": "b"}


def test_a_stored_answer_that_no_longer_fits_is_named_and_left(answers: AnswerFile) -> None:
    answers.save("q1-elements", "zzz")
    widget = answer_widget(bodies.SINGLE, answers)
    assert widget.answer is None
    assert widget.status["state"] == "error"
    assert "does not fit" in widget.status["message"]
    assert answers.read() == {"q1-elements": "zzz"}


def test_a_damaged_file_is_named_left_as_it_is_and_set_aside_on_the_next_answer(
    answers: AnswerFile,
) -> None:
    answers.path.write_text("{broken", encoding="utf-8")
    widget = answer_widget(bodies.SINGLE, answers)
    assert widget.status["state"] == "error"
    assert answers.path.read_text(encoding="utf-8") == "{broken"
    widget.answer = "b"
    assert widget.status["state"] == "saved"
    assert "damaged" in widget.status["message"]
    aside = [path for path in answers.path.parent.iterdir() if "damaged" in path.name]
    assert [path.read_text(encoding="utf-8") for path in aside] == ["{broken"]


def test_trouble_with_the_disk_is_said_and_saving_again_mends_it(tmp_path: Path) -> None:
    answers = AnswerFile(tmp_path / "missing" / "answers.json")
    widget = answer_widget(bodies.SINGLE, answers)
    widget.answer = "b"
    assert widget.status["state"] == "error"
    first_attempt = widget.status["attempt"]
    (tmp_path / "missing").mkdir()
    widget._handle_custom_msg({"ask": "save"}, [])
    assert widget.status["state"] == "saved"
    assert widget.status["attempt"] > first_attempt
    assert answers.read() == {"q1-elements": "b"}


def test_a_self_check_stores_nothing(answers: AnswerFile) -> None:
    widget = QuestionWidget(parse_question(bodies.SINGLE), answers)
    assert widget.question["mode"] == "self-check"
    widget.answer = "b"
    assert not answers.path.exists()


def test_what_a_cell_displays_shows_no_key(answers: AnswerFile) -> None:
    bundle = QuestionWidget(parse_question(bodies.SHORT), answers).bundle()
    assert set(bundle) == {WIDGET_VIEW, "text/plain"}
    assert "bond" not in json.dumps(bundle)


HINTED = bodies.SINGLE.replace(
    "prompt:", "hints: [One, {text: Two, cost: 1}]\nconfidence: true\nprompt:", 1
)


def test_hints_and_confidence_are_saved_and_restored(answers: AnswerFile) -> None:
    widget = answer_widget(HINTED, answers)
    widget.hints_taken = 1
    widget.confidence = "fairly"
    saved = answers.read_all()
    assert (saved.hints, saved.confidence) == ({"q1-elements": 1}, {"q1-elements": "fairly"})
    again = answer_widget(HINTED, answers)
    assert (again.hints_taken, again.confidence) == (1, "fairly")


def test_a_hint_that_was_taken_cannot_be_given_back(answers: AnswerFile) -> None:
    widget = answer_widget(HINTED, answers)
    widget.hints_taken = 2
    widget.hints_taken = 0
    assert widget.hints_taken == 2
    widget.hints_taken = 99
    assert widget.hints_taken == 2
    assert answers.read_all().hints == {"q1-elements": 2}


def test_a_confidence_that_nobody_offers_is_not_saved(answers: AnswerFile) -> None:
    widget = answer_widget(HINTED, answers)
    widget.confidence = "certain"
    assert answers.read_all().confidence == {}


def test_a_self_check_saves_no_hints(answers: AnswerFile) -> None:
    widget = QuestionWidget(parse_question(HINTED), answers)
    widget.hints_taken = 1
    widget.confidence = "sure"
    assert not answers.path.exists()


def test_who_waits_for_answers_is_told_of_each(answers: AnswerFile) -> None:
    told: list[str] = []
    widget = QuestionWidget(
        parse_question(bodies.stripped(bodies.SINGLE)), answers, lambda: told.append("saved")
    )
    widget.answer = "a"
    widget.answer = "zzz"
    assert told == ["saved"]
