"""A plan without gaps is complete; taking away anything that is needed is told; workers' risks block."""

import attrs
import pytest

from ngos_and_co.engagement.completeness import export_gaps, gaps
from ngos_and_co.engagement.fields import Kind, forms_of
from ngos_and_co.engagement.plan import SECTIONS, EngagementPlan, replace_section
from ngos_and_co.engagement.risks import Risk, RiskRegister
from ngos_and_co.engagement.stakeholders import Relation, Stakeholder
from ngos_and_co.engagement.terms import PARTNERSHIP, PartnershipTerms
from tests.engagement.plans import complete_plan

NEEDED = [
    (section, field)
    for section, section_class in SECTIONS.items()
    for field, form in forms_of(section_class).items()
    if form.needed
]
NEEDED_IN_ROWS = [
    (section, field, key)
    for section, section_class in SECTIONS.items()
    for field, form in forms_of(section_class).items()
    if form.row is not None
    for key, each in forms_of(form.row).items()
    if each.needed
]
EMPTY = {Kind.ROWS: (), Kind.GRADE: None, Kind.DAY: None, Kind.AMOUNT: None}


def test_the_complete_plan_is_complete() -> None:
    assert gaps(complete_plan()) == ()


@pytest.mark.parametrize(("section", "field"), NEEDED)
def test_each_needed_field_is_missed(section: str, field: str) -> None:
    plan = complete_plan()
    form = forms_of(SECTIONS[section])[field]
    part = attrs.evolve(getattr(plan, section), **{field: EMPTY.get(form.kind, "")})
    found = gaps(replace_section(plan, section, part))
    assert any(gap.section == section and form.label in gap.message for gap in found)


@pytest.mark.parametrize(("section", "field", "key"), NEEDED_IN_ROWS)
def test_each_needed_field_of_a_row_is_missed(section: str, field: str, key: str) -> None:
    plan = complete_plan()
    part = getattr(plan, section)
    first, *others = getattr(part, field)
    form = forms_of(type(first))[key]
    row = attrs.evolve(first, **{key: EMPTY.get(form.kind, "")})
    changed = attrs.evolve(part, **{field: (row, *others)})
    found = gaps(replace_section(plan, section, changed))
    assert any(gap.section == section and form.label in gap.message for gap in found)


def with_risks(*risks: Risk) -> EngagementPlan:
    return attrs.evolve(complete_plan(), risks=RiskRegister(risks))


ANSWERED = complete_plan().risks.risks[0]


@pytest.mark.parametrize(
    "risk",
    [
        attrs.evolve(ANSWERED, measures=""),
        attrs.evolve(ANSWERED, owner=" "),
        attrs.evolve(ANSWERED, workers_said=""),
        attrs.evolve(ANSWERED, severity=None),
        attrs.evolve(ANSWERED, kind=""),
    ],
    ids=["no measure", "no owner", "workers not asked", "not graded", "to whom is not said"],
)
def test_an_unanswered_risk_to_workers_forbids_the_export(risk: Risk) -> None:
    plan = with_risks(ANSWERED, risk)
    assert [gap.section for gap in export_gaps(plan)] == ["risks"]
    assert gaps(plan)[0].blocks_export, "what blocks comes first"


def test_a_plan_that_looks_at_no_risk_to_workers_forbids_the_export() -> None:
    for risks in ((), (Risk("ngo", "Overload", 1, 1, "Less work.", "Director"),)):
        assert "no risk to workers" in export_gaps(with_risks(*risks))[0].message


def test_an_unanswered_risk_to_the_organisation_is_told_and_does_not_forbid() -> None:
    plan = with_risks(ANSWERED, Risk("independence", "Company money"))
    assert export_gaps(plan) == ()
    assert "Company money" in gaps(plan)[0].message


def test_a_map_without_those_affected_is_told() -> None:
    plan = complete_plan()
    people = attrs.evolve(
        plan.stakeholders, stakeholders=(Stakeholder("Managing director", "decides", 5, 2),)
    )
    messages = [gap.message for gap in gaps(attrs.evolve(plan, stakeholders=people))]
    assert any("nobody in it is affected" in each for each in messages)
    assert any("somebody who is not in the list" in each for each in messages)


def test_a_relation_to_nobody_is_told() -> None:
    plan = complete_plan()
    people = attrs.evolve(
        plan.stakeholders, relations=(Relation("Managing director", "trusts", "?"),)
    )
    assert "'?'" in gaps(attrs.evolve(plan, stakeholders=people))[0].message


def test_the_same_strategy_twice_is_told() -> None:
    plan = complete_plan()
    twice = attrs.evolve(plan.strategy, instead=plan.strategy.chosen)
    assert "the same" in gaps(attrs.evolve(plan, strategy=twice))[0].message


def test_a_wanted_partnership_needs_every_term_and_an_unwanted_one_none() -> None:
    plan = complete_plan()
    wanted = attrs.evolve(plan, terms=PartnershipTerms(wanted="yes"))
    assert len(gaps(wanted)) == len(PARTNERSHIP)
    assert gaps(attrs.evolve(plan, terms=PartnershipTerms(wanted="later"))) == ()
