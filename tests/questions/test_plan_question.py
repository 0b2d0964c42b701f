"""A plan as an answer: complete sections are scored, gaps are told, and nothing in it acts as HTML."""

import attrs
import pytest
from hypothesis import given

from ngos_and_co.engagement import EngagementPlan
from ngos_and_co.engagement.action import ActionPlan
from ngos_and_co.engagement.reading import as_document
from ngos_and_co.engagement.risks import Risk, RiskRegister
from ngos_and_co.engagement.situation import Situation
from ngos_and_co.questions.parsing import parse_question
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.render import verdict_html
from ngos_and_co.questions.scoring import Outcome, score
from tests.engagement.plans import complete_plan, random_plans
from tests.questions.bodies import PLAN

QUESTION = parse_question(PLAN)


def points(plan: EngagementPlan) -> float:
    return score(QUESTION, as_document(plan)).points


def test_a_complete_plan_earns_everything() -> None:
    assert points(complete_plan()) == 7


def test_each_section_that_lacks_something_costs_its_share() -> None:
    plan = attrs.evolve(complete_plan(), action=ActionPlan())
    assert points(plan) == 6
    assert points(attrs.evolve(plan, risks=RiskRegister((Risk("workers", "x"),)))) == 5


def test_only_the_sections_of_the_key_count() -> None:
    question = attrs.evolve(QUESTION, key=("situation",), points=2.0)
    alone = EngagementPlan(situation=complete_plan().situation)
    assert score(question, as_document(alone)).points == 2


def test_nothing_and_an_empty_plan_are_no_answer() -> None:
    assert score(QUESTION, None).outcome is Outcome.NOT_ANSWERED
    assert score(QUESTION, {}).outcome is Outcome.NOT_ANSWERED


@pytest.mark.parametrize("answer", ["plan", [], 7, {"plans": {}}, {"risks": {"risks": [7]}}])
def test_what_is_no_plan_is_told_and_earns_nothing(answer: object) -> None:
    with pytest.raises(InvalidAnswer, match="no valid plan"):
        QUESTION.parse_answer(answer)
    assert score(QUESTION, answer).points == 0


def test_the_verdict_shows_the_plan_and_what_it_lacks() -> None:
    plan = attrs.evolve(complete_plan(), risks=RiskRegister((Risk("workers", "Dismissal"),)))
    stored = as_document(plan)
    shown = verdict_html(QUESTION, stored, score(QUESTION, stored))
    assert "Managing director" in shown
    assert "5 (very much)" in shown
    assert "300.00" in shown
    assert "Ask the workers first." in shown
    assert "How workers were asked, and what they said" in shown


def test_nothing_in_a_plan_acts() -> None:
    hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    plan = EngagementPlan(
        situation=Situation(company=hostile, what_happened=f"one\n{hostile}"),
        risks=RiskRegister((Risk("workers", hostile, owner=hostile),)),
    )
    stored = as_document(plan)
    shown = verdict_html(QUESTION, stored, score(QUESTION, stored))
    assert "<img" not in shown
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


@given(random_plans())
def test_every_plan_can_be_scored_shown_and_stored(plan: EngagementPlan) -> None:
    stored = as_document(plan)
    found = QUESTION.parse_answer(stored)
    if found is None:
        assert plan == EngagementPlan()
        return
    assert QUESTION.as_json(found) == stored
    assert 0 <= points(plan) <= 7
    assert verdict_html(QUESTION, stored, score(QUESTION, stored))


def test_a_plan_that_is_not_handed_over_yet_is_nothing() -> None:
    assert QUESTION.as_json(None) is None
    assert QUESTION.as_json(QUESTION.key) == list(QUESTION.key or ())
