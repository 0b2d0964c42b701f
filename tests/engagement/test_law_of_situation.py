"""The law finder asked about the company of a plan."""

from datetime import date

from ngos_and_co.engagement.law_of_situation import USABLE, law_of
from ngos_and_co.engagement.situation import Situation
from ngos_and_co.law import State

DAY = date(2026, 11, 23)
RETAILER = Situation(
    seat="Germany",
    structure="parent",
    employees_in="DE: 5400",
    sales="DE",
    roles="retailer",
    public_supplier_to="none",
)


def test_a_large_german_retailer_is_bound_by_the_supply_chain_act() -> None:
    law = law_of(RETAILER, DAY)
    bound = {each.instrument.id for each in law.answers if each.state is State.BINDS}
    assert any("lksg" in each or "german-supply-chain" in each for each in bound), bound
    assert law.problems == {}


def test_the_firmest_answers_come_first_and_what_does_not_bind_is_left_out() -> None:
    states = [each.state for each in law_of(RETAILER, DAY).answers]
    assert states == sorted(states, key=USABLE.index)
    assert State.DOES_NOT not in states


def test_of_a_company_that_nobody_described_nothing_is_said() -> None:
    law = law_of(Situation(company="Poledna", roles=""), DAY)
    assert (law.answers, law.problems) == ((), {})


def test_what_cannot_be_read_is_said_at_its_field_by_its_label() -> None:
    law = law_of(Situation(seat="Ruritania", employees_in="DE: many", roles="grocer"), DAY)
    assert law.answers == ()
    assert law.problems["seat"].startswith(
        "For the law finder: 'Country of its seat' is 'Ruritania'."
    )
    assert "grocer" in law.problems["roles"]
    assert "many" in " ".join(law.problems.values())


def test_a_problem_with_employees_by_country_stands_at_the_employees() -> None:
    problems = law_of(Situation(employees_in="DE: many"), DAY).problems
    assert set(problems) <= {"employees", "employees_in"}
    assert problems
