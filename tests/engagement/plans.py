"""Plans for tests: random ones, and one with nothing missing."""

import string
from datetime import date
from typing import Any

from hypothesis import strategies as st

from ngos_and_co.engagement.action import ActionPlan, Cost, Indicator, Review, Step
from ngos_and_co.engagement.fields import FieldForm, Kind, forms_of, is_filled
from ngos_and_co.engagement.leverage import LeverageWorksheet, PressurePoint
from ngos_and_co.engagement.plan import SECTIONS, EngagementPlan
from ngos_and_co.engagement.plan_file import PlanFile
from ngos_and_co.engagement.risks import Risk, RiskRegister
from ngos_and_co.engagement.situation import Situation
from ngos_and_co.engagement.stakeholders import Relation, Stakeholder, StakeholderMap
from ngos_and_co.engagement.strategy_choice import StrategyChoice
from ngos_and_co.engagement.terms import PartnershipTerms

TOOLS = (
    "situation",
    "stakeholder_map",
    "leverage_worksheet",
    "strategy_chooser",
    "risk_register",
    "partnership_terms",
    "action_plan",
    "export_plan",
)
"""The tools with a form or a panel on the plan, by the names that a notebook calls."""
WORDS = st.text(string.ascii_letters + "äøžß .,'\"<>&|", max_size=30).map(str.strip)


def random_plans() -> st.SearchStrategy[EngagementPlan]:
    """Give plans in any state of being filled in."""
    return st.builds(
        EngagementPlan, **{name: random_sections(section) for name, section in SECTIONS.items()}
    )


def random_sections(section: type) -> st.SearchStrategy[Any]:
    """Give sections or rows of a class."""
    return st.builds(section, **{name: _values(form) for name, form in forms_of(section).items()})


def _values(form: FieldForm) -> st.SearchStrategy[Any]:
    match form.kind:
        case Kind.CHOICE:
            return st.sampled_from(["", *form.choices])
        case Kind.GRADE:
            return st.none() | st.integers(form.lowest, form.highest)
        case Kind.DAY:
            return st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
        case Kind.AMOUNT:
            return st.none() | st.integers(0, 10_000_000).map(lambda cents: cents / 100)
        case Kind.ROWS:
            assert form.row is not None
            return st.lists(random_sections(form.row).filter(is_filled), max_size=3).map(tuple)
        case _:
            return WORDS


def complete_plan() -> EngagementPlan:
    """Give a plan that lacks nothing."""
    situation = {
        name: "cause" if form.kind is Kind.CHOICE else "Known."
        for name, form in forms_of(Situation).items()
        if form.needed
    }
    strategy = {
        name: next(iter(form.choices))
        for name, form in forms_of(StrategyChoice).items()
        if form.kind is Kind.CHOICE
    }
    return EngagementPlan(
        situation=Situation(**situation),
        stakeholders=StakeholderMap(
            (
                Stakeholder("Workers on the night shift", "affected", 1, 5, 2),
                Stakeholder("Managing director", "decides", 5, 2, -1),
            ),
            (Relation("Workers on the night shift", "conflict", "Managing director"),),
        ),
        leverage=LeverageWorksheet(
            (PressurePoint("customers", "A supermarket", 2, 3, "contract", "safe"),)
        ),
        strategy=StrategyChoice(
            **{**strategy, "chosen": "dialogue", "instead": "complaint", "why": "It answers."}
        ),
        risks=RiskRegister(
            (
                Risk("workers", "Dismissal", 3, 4, "Ask first.", "Counsellor", "Asked in May."),
                Risk("ngo", "Overload", 3, 2, "One company only.", "Director"),
            )
        ),
        terms=PartnershipTerms(wanted="no"),
        action=ActionPlan(
            "Wages are paid in full.",
            "Pay back the fees by June.",
            (Indicator("Fees paid back", "none", "all, by June", "payslips"),),
            (Step("Write the letter", date(2027, 1, 15), "Counsellor", "sent"),),
            "One counsellor, four hours a week",
            (Cost("Travel", 300.0, "own funds"),),
            (Review(date(2027, 6, 1), "Were fees paid back?", "We complain."),),
        ),
    )


def save_whole_plan(file: PlanFile) -> None:
    """Write a plan that lacks nothing into a file."""
    plan = complete_plan()
    for name in SECTIONS:
        file.save(name, getattr(plan, name))
