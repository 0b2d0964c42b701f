"""Ranking and scoring of stakeholders, pressure points, risks, steps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.engagement import leverage, risks, stakeholders
from ngos_and_co.engagement.action import Cost, Step, in_time, total
from ngos_and_co.engagement.leverage import PressurePoint
from ngos_and_co.engagement.risks import Risk
from ngos_and_co.engagement.stakeholders import Stakeholder
from tests.engagement.plans import random_sections

WORKERS = Stakeholder("Workers", "affected", 1, 5, 2)
OWNER = Stakeholder("Owner", "decides", 5, 2, -1)
BUYER = Stakeholder("Buyer", "influences", 4, 4, 0)
UNKNOWN = Stakeholder("Bank", "influences")


def test_those_affected_come_first_then_power() -> None:
    assert stakeholders.ranked([UNKNOWN, BUYER, OWNER, WORKERS]) == (WORKERS, OWNER, BUYER, UNKNOWN)


@pytest.mark.parametrize(
    ("stakeholder", "corner"),
    [
        (WORKERS, "Work with"),
        (OWNER, "Win their interest"),
        (BUYER, "Talk to first"),
        (UNKNOWN, ""),
    ],
)
def test_the_corners_are_named_as_an_ngo_sees_them(stakeholder: Stakeholder, corner: str) -> None:
    assert stakeholders.corner(stakeholder) == corner


def test_a_score_shows_its_working() -> None:
    score = leverage.score(PressurePoint("customers", "Supermarket", 2, 3))
    assert score.value == 6
    assert score.working == "evidence 2 (documented) × reach 3 (decides) = 6"


def test_a_score_that_lacks_something_says_what() -> None:
    assert leverage.score(PressurePoint("law", "Act", None, 3)).working.endswith(
        "evidence is not graded"
    )
    assert leverage.score(PressurePoint("law", "Act", 3, None)).value is None


def test_dangerous_points_stand_apart_whatever_their_score() -> None:
    strong = PressurePoint("media", "Newspaper", 3, 3, effect="dangerous")
    weak = PressurePoint("media", "Radio", 1, 1, effect="safe")
    assert leverage.ranked([strong, weak]) == (weak,)
    assert leverage.dangerous([strong, weak]) == (strong,)
    assert leverage.strongest_by_kind([strong, weak]) == {"media": 1}


def test_many_weak_points_do_not_add_up() -> None:
    points = [PressurePoint("media", f"Paper {number}", 1, 1, effect="safe") for number in range(9)]
    assert leverage.strongest_by_kind(points) == {"media": 1}


@given(st.lists(random_sections(PressurePoint), max_size=8))
def test_no_point_is_lost_and_the_order_falls(points: list[PressurePoint]) -> None:
    usable = leverage.ranked(points)
    assert sorted(map(repr, (*usable, *leverage.dangerous(points)))) == sorted(map(repr, points))
    values = [-1 if (value := leverage.score(each).value) is None else value for each in usable]
    assert values == sorted(values, reverse=True)
    assert all(value <= leverage.HIGHEST_SCORE for value in values)


def test_risks_to_workers_come_first_then_severity_before_likelihood() -> None:
    grave = Risk("workers", "Lost housing", 1, 5)
    likely = Risk("workers", "Angry foreman", 5, 2)
    ngo = Risk("ngo", "Lawsuit", 5, 5)
    unknown = Risk("workers", "Residence permit")
    assert risks.ranked([ngo, likely, grave, unknown]) == (unknown, grave, likely, ngo)
    assert [risks.product(each) for each in (grave, likely, unknown)] == [5, 10, None]


def test_what_an_answer_needs_depends_on_whom_it_may_hit() -> None:
    assert risks.unanswered(Risk("ngo", "Overload", 3, 2, "Less.", "Director")) == ()
    assert risks.unanswered(Risk("workers", "Dismissal", 3, 4, "Ask.", "Counsellor")) == (
        "How workers were asked, and what they said",
    )


def test_steps_are_in_time_and_a_budget_adds_up() -> None:
    late, soon, someday = (
        Step("late", date(2027, 5, 1)),
        Step("soon", date(2027, 1, 1)),
        Step("someday"),
    )
    assert in_time((someday, late, soon)) == (soon, late, someday)
    assert total((Cost("Travel", 120.5), Cost("Lawyer", 1000), Cost("Open", None))) == 1120.5
