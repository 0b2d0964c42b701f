"""``answer("id", value)`` saves what code computed, says so, and never stops the notebook."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import ngos_and_co
from ngos_and_co.engagement.reading import as_document
from ngos_and_co.questions import AnswerFile, parse_question
from ngos_and_co.questions.hand_over import hand_over
from ngos_and_co.questions.session import RunCell, Session, start_session
from tests.engagement.plans import complete_plan
from tests.questions import bodies

FRAME = pd.DataFrame(
    {"persons": [30, np.nan, 12], "share": [0.625, np.nan, 0.25]}, index=["CZ", "PL", "BG"]
).rename_axis("country")
NUMBER = bodies.stripped(bodies.VALUE.replace("kind: table", "kind: number"))


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.delenv("NGOS_AND_CO_OUTPUT", raising=False)
    return Session(AnswerFile(tmp_path / "answers.json"))


def run(session: Session, body: str) -> None:
    session.register(RunCell("cell [1]", None, body, parse_question(body)))


def test_a_frame_is_saved_as_a_table_and_scores_full(session: Session) -> None:
    run(session, bodies.stripped(bodies.VALUE))
    handed = hand_over(session, "q10-totals", FRAME)
    assert handed.text == "Handed over: 3 × 3: country, persons, share"
    stored = session.answers.read()["q10-totals"]
    assert stored["columns"] == ["country", "persons", "share"]
    assert stored["rows"][1] == ["PL", None, None]
    assert (
        parse_question(bodies.VALUE).share_right(parse_question(bodies.VALUE).parse_answer(stored))
        == 1
    )


def test_before_its_question_has_run_a_value_is_saved_by_its_id(session: Session) -> None:
    assert hand_over(session, "q-later", np.int64(7)).text == "Handed over: 7"
    assert session.answers.read() == {"q-later": 7}


def test_clicked_types_may_be_handed_over_too(session: Session) -> None:
    run(session, bodies.stripped(bodies.NUMERIC))
    assert "25" in hand_over(session, "q4-ratio", np.float64(25)).text
    assert session.answers.read() == {"q4-ratio": 25}


class Hostile:
    """Falls over whenever it is looked at."""

    def __repr__(self) -> str:
        raise RuntimeError("no")

    def __len__(self) -> int:
        raise RuntimeError("no")


class HostileList(list[Any]):
    """Falls over when its entries are asked for."""

    def __iter__(self) -> Any:  # noqa: ANN401
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("question_id", "value", "sentence"),
    [
        ("q10-totals", None, "is None"),
        ("q10-totals", "text", "is not a number"),
        ("q10-totals", FRAME, "is not a number"),
        ("q10-totals", [1], "is not a number"),
        ("q10-totals", float("inf"), "too large"),
        ("q10-totals", float("nan"), "empty"),
        ("q10-totals", "\ud800", "is not a number"),
        ("q10-totals", {"a": 1}, "a dict"),
        ("q10-totals", Hostile(), "Hostile"),
        ("q10-totals", HostileList(), "cannot be read"),
        ("no id", 1, "not in the form of an id"),
        (7, 1, "not as text"),
        (FRAME, 1, "not as text"),
        ("q-other", "\ud800", "cannot be shown"),
        ("q-other", object(), "cannot be handed over"),
    ],
)
def test_a_value_that_does_not_do_is_refused_in_one_sentence(
    session: Session, question_id: object, value: object, sentence: str
) -> None:
    run(session, NUMBER)
    handed = hand_over(session, question_id, value)
    assert handed.text.startswith("Not handed over: ")
    assert sentence in handed.text
    assert len(handed.text) < 400
    assert not session.answers.path.exists()


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    session = Session(AnswerFile(tmp_path / "gone" / "answers.json"))
    assert "not saved" in hand_over(session, "q", 1).text


def test_markup_in_a_value_is_shown_and_not_run(session: Session) -> None:
    handed = hand_over(session, "q", "<script>alert(1)</script>")
    assert "<script>" not in handed.html
    assert "&lt;script&gt;" in handed.html


def test_a_self_check_tells_the_verdict_and_saves_nothing(session: Session) -> None:
    run(session, bodies.VALUE)
    right = hand_over(session, "q10-totals", FRAME)
    assert "Right: 4 of 4 points" in right.html
    foreseen = hand_over(session, "q10-totals", FRAME.assign(share=FRAME["share"] * 100))
    assert "A share lies between 0 and 1." in foreseen.html
    assert "2 of 4 points" in foreseen.text
    other = hand_over(session, "q10-totals", FRAME[:2])
    assert "too few" in other.html
    assert "Group by country first." in other.html
    assert not session.answers.path.exists()


def test_no_difference_that_is_told_gives_a_value_of_the_key(session: Session) -> None:
    run(session, bodies.VALUE)
    other = hand_over(session, "q10-totals", FRAME.assign(persons=[1, 2, 3], share=[4.0, 5.0, 6.0]))
    assert "Rows that differ: 3." in other.html
    assert "0.625" not in other.html


def test_while_outputs_are_made_for_the_book_nothing_is_saved(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NGOS_AND_CO_OUTPUT", "static")
    assert hand_over(session, "q", 1).text == "Handed over: 1"
    assert not session.answers.path.exists()


def test_while_grading_a_value_is_saved_though_the_key_is_there(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    run(session, bodies.VALUE)
    hand_over(session, "q10-totals", FRAME)
    assert set(session.answers.read()) == {"q10-totals"}


def test_the_public_function_shows_what_became_of_the_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    start_session()
    ngos_and_co.answer("q1", [1, 2])
    ngos_and_co.answer("q1", None)  # type: ignore[arg-type]
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Handed over: [1, 2]"
    assert lines[1].startswith("Not handed over: ")
    assert json.loads((tmp_path / "answers.json").read_text("utf-8"))["answers"] == {"q1": [1, 2]}


def test_a_plan_is_handed_over_as_it_is_and_told_in_short(session: Session) -> None:
    run(session, bodies.stripped(bodies.PLAN))
    handed = hand_over(session, "q11-plan", as_document(complete_plan()))
    assert handed.is_accepted
    assert handed.text == "Handed over: plan for Known.; things missing: 0"
    assert session.answers.read()["q11-plan"] == as_document(complete_plan())


@pytest.mark.parametrize("value", [{}, {"risks": []}, {"plans": {}}, "plan", 7])
def test_what_is_no_plan_is_refused(session: Session, value: object) -> None:
    run(session, bodies.stripped(bodies.PLAN))
    assert not hand_over(session, "q11-plan", value).is_accepted
    assert session.answers.read() == {}
