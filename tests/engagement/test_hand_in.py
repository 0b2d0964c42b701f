"""Handing a plan over: what lies on disk becomes the answer, unless a risk to workers is unanswered."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from ngos_and_co.engagement import hand_in
from ngos_and_co.engagement.hand_in_widget import HandInWidget
from ngos_and_co.engagement.plan import SECTIONS, EngagementPlan
from ngos_and_co.engagement.plan_file import PlanFile
from ngos_and_co.engagement.reading import as_document
from ngos_and_co.engagement.risks import Risk, RiskRegister
from ngos_and_co.engagement.situation import Situation
from ngos_and_co.engagement.views import HAND_IN
from ngos_and_co.questions import AnswerFile, parse_question
from ngos_and_co.questions.session import RunCell, Session
from tests.engagement.plans import complete_plan
from tests.questions import bodies

QUESTION = "q11-plan"


@pytest.fixture
def plan_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlanFile:
    monkeypatch.delenv("NGOS_AND_CO_OUTPUT", raising=False)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return PlanFile(tmp_path / "my-plan" / "plan.json")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    session = Session(AnswerFile(tmp_path / "answers.json"))
    body = bodies.stripped(bodies.PLAN)
    session.register(RunCell("cell [1]", None, body, parse_question(body)))
    return session


def save(plan_file: PlanFile, plan: EngagementPlan) -> None:
    for name in SECTIONS:
        plan_file.save(name, getattr(plan, name))


def ask(widget: HandInWidget) -> dict[str, Any]:
    reply = widget.act({"ask": HAND_IN})
    assert reply is not None
    return reply


def test_the_plan_on_disk_becomes_the_answer(plan_file: PlanFile, session: Session) -> None:
    widget = HandInWidget(QUESTION, plan_file, session)
    save(plan_file, complete_plan())  # by another notebook, after this cell has run
    assert ask(widget)["said"] == "Handed over: plan for Known.; things missing: 0"
    assert session.answers.read()[QUESTION] == as_document(complete_plan())
    assert "Nothing is missing" in widget.view


def test_an_unfinished_plan_is_handed_over_and_says_what_it_lacks(
    plan_file: PlanFile, session: Session
) -> None:
    plan_file.save("risks", complete_plan().risks)
    widget = HandInWidget(QUESTION, plan_file, session)
    assert "&#x27;The company&#x27; is empty" in widget.view
    assert "things missing" in ask(widget)["said"]


def test_an_unanswered_risk_to_workers_is_not_passed_on(
    plan_file: PlanFile, session: Session
) -> None:
    risks = RiskRegister((Risk("workers", "Dismissal"),))
    save(plan_file, attrs.evolve(complete_plan(), risks=risks))
    widget = HandInWidget(QUESTION, plan_file, session)
    assert "disabled" in widget.view
    assert "Dismissal" in ask(widget)["error"]
    assert session.answers.read() == {}


def test_a_damaged_plan_is_set_aside_and_told(plan_file: PlanFile, session: Session) -> None:
    plan_file.path.parent.mkdir()
    plan_file.path.write_text("{", encoding="utf-8")
    widget = HandInWidget(QUESTION, plan_file, session)
    assert "plan.json.damaged-" in widget.status["message"]


def test_answers_that_cannot_be_saved_are_told(plan_file: PlanFile, session: Session) -> None:
    save(plan_file, complete_plan())
    session.answers.path.mkdir()
    assert "cannot be read" in ask(HandInWidget(QUESTION, plan_file, session))["error"]


def test_other_messages_do_nothing(plan_file: PlanFile, session: Session) -> None:
    widget = HandInWidget(QUESTION, plan_file, session)
    assert widget.act({"ask": "export"}) is None
    widget.receive({"ask": "read", "attempt": 3})
    assert widget.status["attempt"] == 3


def test_hostile_texts_do_not_act_in_the_view(plan_file: PlanFile, session: Session) -> None:
    plan_file.save("risks", RiskRegister((Risk("workers", "<img src=x onerror=alert(1)>"),)))
    plan_file.save("situation", Situation(company="<script>"))
    assert "<img" not in HandInWidget(QUESTION, plan_file, session).view


def test_in_the_book_the_example_stands_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NGOS_AND_CO_OUTPUT", "static")
    shown = hand_in(QUESTION)
    assert "In JupyterLab, a button here hands your plan over." in shown.markup
    assert "<button" not in shown.markup
