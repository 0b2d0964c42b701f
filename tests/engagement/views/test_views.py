"""The views below the forms: valid HTML in which whatever was typed is text."""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings

from ngos_and_co.engagement.example import EXAMPLE_DAY, example_plan
from ngos_and_co.engagement.fields import Kind, forms_of
from ngos_and_co.engagement.law_of_situation import law_of
from ngos_and_co.engagement.leverage import LeverageWorksheet, PressurePoint
from ngos_and_co.engagement.plan import SECTIONS, EngagementPlan
from ngos_and_co.engagement.risks import Risk, RiskRegister
from ngos_and_co.engagement.situation import Situation
from ngos_and_co.engagement.stakeholders import Relation, StakeholderMap
from ngos_and_co.engagement.strategy_choice import StrategyChoice
from ngos_and_co.engagement.terms import PartnershipTerms
from ngos_and_co.engagement.views import VIEWS
from ngos_and_co.engagement.views.filled_in import filled_in
from ngos_and_co.engagement.views.law_part import point_of
from tests.engagement.hostile import HOSTILE, plan_with
from tests.engagement.plans import complete_plan, random_plans
from tests.valid_html import parse_strictly

DAY = date(2026, 11, 27)
ATTACK = "<script>alert('x')</script>\"><img src=x onerror=y>"
DRAWN_FAST = [name for name in VIEWS if name != "stakeholders"]


def elements(view: str) -> set[str]:
    """Read a view as a strict browser does, and name the elements in it."""
    page = f"<!doctype html><html><head><title>View</title></head><body>{view}</body></html>"
    return {str(each.tag) for each in parse_strictly(page).find("body").iter()} - {"body"}


@pytest.mark.parametrize("name", VIEWS)
def test_what_was_typed_is_text(name: str) -> None:
    for draw in (VIEWS[name].draw, VIEWS[name].draw_still):
        page = draw(plan_with(ATTACK, rows=1), DAY)
        assert "script" not in elements(page)
        assert "<img src=x" not in page


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", VIEWS)
def test_whatever_was_typed_leaves_the_view_whole(name: str, text: str) -> None:
    assert elements(VIEWS[name].draw(plan_with(text), DAY))


@pytest.mark.parametrize("name", SECTIONS)
def test_the_list_of_all_fields_holds_each_and_escapes_it(name: str) -> None:
    page = filled_in(getattr(plan_with(ATTACK, rows=1), name))
    assert "script" not in elements(page)
    for form in forms_of(SECTIONS[name]).values():
        words = form.one if form.kind is Kind.ROWS else form.label
        assert words.replace("'", "&#x27;") in page


@pytest.mark.parametrize("name", VIEWS)
def test_an_empty_plan_has_a_view(name: str) -> None:
    assert elements(VIEWS[name].draw(EngagementPlan(), DAY))


@settings(max_examples=40)
@given(random_plans())
def test_any_plan_has_all_views(plan: EngagementPlan) -> None:
    for name in DRAWN_FAST:
        assert elements(VIEWS[name].draw(plan, DAY))


@pytest.mark.parametrize("name", VIEWS)
def test_a_still_view_has_no_buttons(name: str) -> None:
    assert "button" not in elements(VIEWS[name].draw_still(example_plan(), EXAMPLE_DAY))


def test_the_map_has_a_chart_with_words_and_a_table() -> None:
    page = VIEWS["stakeholders"].draw(complete_plan(), DAY)
    assert 'alt="Grid of power and interest.' in page
    assert '<th scope="row">Managing director</th><td>Decides</td><td>5</td>' in page
    assert "Workers on the night shift is in conflict with Managing director" in page


def test_a_relation_to_somebody_who_is_not_there_is_told() -> None:
    plan = attrs.evolve(
        complete_plan(), stakeholders=StakeholderMap((), (Relation("A", "trusts", "B"),))
    )
    page = VIEWS["stakeholders"].draw(plan, DAY)
    assert "A trusts B (one of them is not on the map)" in page


def test_the_worksheet_shows_the_working_and_its_limits() -> None:
    page = VIEWS["leverage"].draw(complete_plan(), DAY)
    assert "evidence 2 (documented) × reach 3 (decides) = 6" in page
    assert "it measures nothing" in page


def test_dangerous_points_stand_apart() -> None:
    page = VIEWS["leverage"].draw(example_plan(), EXAMPLE_DAY)
    usable, harmful = page.split("Dangerous for workers: not to be used as it is now", 1)
    [danger] = [each for each in example_plan().leverage.points if each.effect == "dangerous"]
    assert danger.what not in usable
    assert danger.what in harmful


def test_a_law_can_be_added_once() -> None:
    plan = EngagementPlan(situation=Situation(seat="DE", employees_in="DE: 5400"))
    page = VIEWS["leverage"].draw(plan, DAY)
    assert page.count("data-ngos-add") > 1
    assert "&quot;kind&quot;: &quot;law&quot;" in page
    assert "data-ngos-add" not in VIEWS["situation"].draw(plan, DAY)
    [first, *_] = law_of(plan.situation, DAY).answers
    point = PressurePoint(**point_of(first))
    added = attrs.evolve(plan, leverage=LeverageWorksheet((point,)))
    again = VIEWS["leverage"].draw(added, DAY)
    assert again.count("data-ngos-add") == page.count("data-ngos-add") - 1
    assert again.count("It is among your pressure points.") == 1


def test_a_company_that_the_finder_cannot_read_is_told_in_words() -> None:
    plan = EngagementPlan(situation=Situation(seat="Ruritania"))
    page = VIEWS["leverage"].draw(plan, DAY)
    assert "The law finder cannot read these." in page
    assert "Ruritania" in page


def test_a_strategy_that_is_blocked_is_told_with_its_reason() -> None:
    choice = StrategyChoice(workers_want="against", chosen="dialogue", instead="complaint")
    page = VIEWS["strategy"].draw(EngagementPlan(strategy=choice), DAY)
    assert "You choose: Questions and dialogue" in page
    assert "By the rules it cannot be used now:" in page
    assert "The workers concerned have not agreed that you go to the company." in page
    assert "All rules behind these answers" in page


def test_the_register_says_what_is_unanswered_and_that_it_blocks() -> None:
    risks = RiskRegister((Risk("workers", "Dismissal", 3, 5),))
    page = VIEWS["risks"].draw(EngagementPlan(risks=risks), DAY)
    assert "3 (possible) × 5 (cannot be put right) = 15" in page
    assert "What you do about it; Who answers for it; How workers were asked" in page
    assert "This plan cannot be exported yet:" in page


def test_there_is_a_draft_only_where_a_partnership_is_wanted() -> None:
    wanted = EngagementPlan(terms=PartnershipTerms(wanted="yes", purpose="Fees are paid back."))
    assert "Article 1." in VIEWS["terms"].draw(wanted, DAY)
    assert "Fees are paid back." in VIEWS["terms"].draw(wanted, DAY)
    assert "Article 1." not in VIEWS["terms"].draw(EngagementPlan(), DAY)


def test_steps_stand_in_the_order_of_time_with_the_total_of_the_budget() -> None:
    page = VIEWS["action"].draw(complete_plan(), date(2027, 2, 1))
    assert "15 January 2027 (past)" in page
    assert '<th scope="row">Total</th><td>300</td>' in page


def test_the_panel_blocks_and_says_why() -> None:
    page = VIEWS["export"].draw(EngagementPlan(), DAY)
    assert page.count(" disabled aria-describedby=") == 2
    assert "First answer the risks to workers." in page
    assert page.index("First answer the risks") < page.index("Still missing")


def test_the_panel_of_a_whole_plan_has_working_buttons() -> None:
    page = VIEWS["export"].draw(complete_plan(), DAY)
    assert "disabled" not in page
    assert "Nothing is missing." in page
