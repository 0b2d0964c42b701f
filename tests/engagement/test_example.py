import json
from importlib import resources

import pytest

from ngos_and_co.engagement import export_gaps, gaps
from ngos_and_co.engagement.action import total
from ngos_and_co.engagement.example import EXAMPLE_DAY, EXAMPLE_FILE, example_plan
from ngos_and_co.engagement.law_of_situation import law_of
from ngos_and_co.engagement.reading import as_document
from ngos_and_co.engagement.stakeholders import corner
from ngos_and_co.engagement.strategies import Fit, choose
from ngos_and_co.engagement.terms import is_partnership
from ngos_and_co.law import State

NAMES = ("Lanterna", "Poledna", "Vektor", "Kvarta")


@pytest.fixture(scope="module")
def document() -> dict[str, object]:
    file = resources.files("ngos_and_co.engagement") / EXAMPLE_FILE
    found: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return found


def test_nothing_is_missing() -> None:
    assert gaps(example_plan()) == ()
    assert export_gaps(example_plan()) == ()


def test_the_file_holds_what_a_plan_file_holds(document: dict[str, object]) -> None:
    assert document["plan"] == as_document(example_plan())


@pytest.mark.parametrize("name", NAMES)
def test_who_is_invented_is_marked_where_the_name_first_stands(
    document: dict[str, object], name: str
) -> None:
    text = json.dumps(document["plan"], ensure_ascii=False)
    first = text[text.index(name) :]
    assert first.index("(fictional)") < 40


def test_the_law_finder_answers_for_its_company() -> None:
    found = law_of(example_plan().situation, EXAMPLE_DAY)
    assert not found.problems
    states = {each.instrument.id: each.state for each in found.answers}
    # What the example's own text says of the law.
    assert states["whistleblower"] is State.BINDS
    assert states["procurement-2014-24"] is State.BINDS
    assert states["forced-labour-regulation"] is State.WILL_BIND
    assert states["oecd-mne-guidelines"] is State.APPLIES
    assert states.get("de-lksg") is not State.BINDS


def test_the_chosen_ways_fit_by_the_rules() -> None:
    plan = example_plan()
    fits = {each.strategy.id: each.fit for each in choose(plan.strategy)}
    assert fits[plan.strategy.chosen] is Fit.FITS
    assert fits[plan.strategy.instead] is Fit.FITS


def test_workers_stand_where_one_works_with_them() -> None:
    workers = example_plan().stakeholders.stakeholders[0]
    assert corner(workers) == "Work with"


def test_the_hours_in_the_budget_are_those_of_the_text() -> None:
    action = example_plan().action
    assert "164 hours" in action.people
    assert [each.euros for each in action.budget[:3]] == [164 * 28, 20 * 60, 30 * 25]
    assert total(action.budget) == 8142


def test_days_of_the_plan_follow_the_day_on_which_it_was_made() -> None:
    action = example_plan().action
    days = [each.by for each in action.steps] + [each.on for each in action.reviews]
    assert all(day is not None and day > EXAMPLE_DAY for day in days)


def test_nobody_is_named_by_name_and_no_country_of_origin_is_given() -> None:
    for each in example_plan().stakeholders.stakeholders:
        assert not any(title in each.name for title in ("Mr ", "Ms ", "Mrs ", "Dr "))


def test_it_wants_a_partnership_so_that_the_memorandum_is_shown() -> None:
    assert is_partnership(example_plan().terms)
