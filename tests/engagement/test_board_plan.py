from datetime import date

import attrs
import pytest
from hypothesis import assume, given, settings

from ngos_and_co.engagement import EngagementPlan, export_gaps, gaps
from ngos_and_co.engagement.board_plan import PlanNotReady, board_plan
from ngos_and_co.engagement.document import (
    Document,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Remark,
    Table,
)
from ngos_and_co.engagement.example import EXAMPLE_DAY, example_plan
from ngos_and_co.engagement.fields import Kind, forms_of
from ngos_and_co.engagement.leverage import LIMITS
from ngos_and_co.engagement.plan import SECTIONS, TITLES
from ngos_and_co.engagement.risks import Risk, RiskRegister
from ngos_and_co.engagement.stakeholders import StakeholderMap
from tests.engagement.plans import complete_plan, random_plans

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def example() -> Document:
    return board_plan(example_plan(), EXAMPLE_DAY)


def headings(document: Document, level: int = 1) -> list[str]:
    return [
        each.text for each in document.blocks if isinstance(each, Heading) and each.level == level
    ]


def tables(document: Document) -> dict[str, Table]:
    return {each.caption: each for each in document.blocks if isinstance(each, Table)}


def words(document: Document) -> str:
    """Give all that a reader is told."""
    found: list[str] = []
    for block in document.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text) | Remark(text=text):
                found.append(text)
            case ItemList(items=items):
                found += items
            case Table(caption=caption, header=header, rows=rows):
                found += [caption, *header, *(cell for row in rows for cell in row)]
            case Figure(alt=alt, caption=caption):
                found += [alt, caption]
    return "\n".join(found)


def without(plan: EngagementPlan, section: str, **fields: object) -> EngagementPlan:
    return attrs.evolve(plan, **{section: attrs.evolve(getattr(plan, section), **fields)})


def test_the_summary_comes_first_and_then_each_section_in_order(example: Document) -> None:
    numbered = [f"{number}. {TITLES[name]}" for number, name in enumerate(SECTIONS, 1)]
    assert headings(example) == ["Summary", *numbered, "Before this plan leaves the house"]


def test_the_first_section_begins_a_page_so_that_the_summary_stands_alone(
    example: Document,
) -> None:
    first = [each for each in example.blocks if isinstance(each, Heading) and each.starts_page]
    assert [each.text for each in first] == [f"1. {TITLES['situation']}"]


def test_everything_that_was_filled_in_is_told(example: Document) -> None:
    told = words(example)
    for name, section in SECTIONS.items():
        for field, form in forms_of(section).items():
            value = getattr(getattr(example_plan(), name), field)
            for row in value if form.kind is Kind.ROWS else ():
                for key, each in forms_of(type(row)).items():
                    if each.kind in (Kind.LINE, Kind.NAME, Kind.TEXT):
                        assert all(
                            line.strip("- ") in told for line in getattr(row, key).split("\n")
                        )
            if form.kind in (Kind.LINE, Kind.TEXT):
                assert all(line.strip("- ") in told for line in value.split("\n")), field


def test_the_summary_says_what_a_board_must_know(example: Document) -> None:
    points = dict(tables(example)["The plan in short"].rows)
    assert points["Company"].startswith("Poledna Salads (fictional)")
    assert points["Strategy"].startswith("Questions and dialogue.")
    assert points["If it fails"] == "Customers and public buyers"
    assert points["Cost"].startswith("EUR 8,142")
    assert "by 31 March 2027" in points["Demand"]


def test_the_summary_has_the_three_gravest_risks_to_workers_and_says_of_how_many(
    example: Document,
) -> None:
    risks = tables(example)["The 3 gravest of 5 risks to workers, and our answer"]
    assert [row[0] for row in risks.rows] == [
        "An inspection meets people whose permits are not in order",
        "People lose the bed when Poledna or Vektor hears of the letter",
        "Somebody is recognised from a sum, a date or a sentence in our letter",
    ]
    assert all(all(row) for row in risks.rows)


def test_the_board_is_asked_for_decisions(example: Document) -> None:
    decisions = next(
        each for each in example.blocks if isinstance(each, ItemList) and each.is_numbered
    )
    assert decisions.items[0] == "Approve the demand and the strategy (Questions and dialogue)."
    assert "Approve EUR 8,142 and the people's time." in decisions.items
    assert decisions.items[-1] == "Take the review of 10 December 2026 into its calendar."
    assert any("memorandum" in each for each in decisions.items)


def test_without_a_partnership_no_mandate_is_asked_for() -> None:
    plan = without(example_plan(), "terms", wanted="no")
    assert "mandate" not in words(board_plan(plan, DAY))


def test_the_date_and_the_state_are_said(example: Document) -> None:
    assert example.subtitle == "Lanterna (fictional) · draft for the board · 23 November 2026"


def test_the_limits_of_the_score_are_said(example: Document) -> None:
    assert Remark(LIMITS) in example.blocks


def test_dangerous_points_stand_apart(example: Document) -> None:
    found = tables(example)
    usable = found["Pressure points, the strongest first"].rows
    harmful = found["Not to be used: dangerous for workers"].rows
    assert [row[0] for row in harmful] == ["A regional paper names the hall now"]
    assert harmful[0] not in usable
    assert usable[0][2] == "evidence 2 (documented) × reach 3 (decides) = 6"


def test_somebody_is_told_to_check_that_nothing_leads_to_a_person(example: Document) -> None:
    assert "Nothing in it leads to a person" in words(example)


def test_the_budget_is_added_up(example: Document) -> None:
    assert tables(example)["Budget"].rows[-1] == ("Total", "8,142", "")


def test_steps_stand_in_time_order() -> None:
    plan = example_plan()
    turned = without(plan, "action", steps=plan.action.steps[::-1])
    assert board_plan(turned, DAY) == board_plan(plan, DAY)


def test_the_grid_has_alt_text_that_names_all(example: Document) -> None:
    figure = next(each for each in example.blocks if isinstance(each, Figure))
    assert figure.png.startswith(b"\x89PNG")
    for each in example_plan().stakeholders.stakeholders:
        assert each.name in figure.alt


def test_a_complete_plan_is_not_called_incomplete(example: Document) -> None:
    assert "What is still missing" not in headings(example, 2)
    assert "not complete" not in words(example)


def test_what_is_missing_is_named() -> None:
    plan = without(complete_plan(), "situation", law="")
    document = board_plan(plan, DAY)
    assert "What is still missing" in headings(document, 2)
    assert gaps(plan)[0].message in words(document)
    assert "The plan is not complete: 1 thing is missing." in words(document)


def test_a_plan_with_an_unanswered_risk_to_workers_is_refused() -> None:
    plan = attrs.evolve(complete_plan(), risks=RiskRegister((Risk("workers", "Dismissal", 3, 4),)))
    with pytest.raises(PlanNotReady, match="'Dismissal'") as refusal:
        board_plan(plan, DAY)
    assert refusal.value.gaps == export_gaps(plan)


def test_an_empty_plan_is_refused() -> None:
    with pytest.raises(PlanNotReady, match="no risk to workers"):
        board_plan(EngagementPlan(), DAY)


def test_a_map_without_stakeholders_has_no_picture() -> None:
    plan = attrs.evolve(complete_plan(), stakeholders=StakeholderMap())
    assert not any(isinstance(each, Figure) for each in board_plan(plan, DAY).blocks)


@settings(max_examples=15)
@given(random_plans())
def test_any_plan_that_may_be_exported_becomes_a_document(plan: EngagementPlan) -> None:
    answered = Risk("workers", "Dismissal", 3, 4, "Ask first.", "Counsellor", "Asked in May.")
    plan = attrs.evolve(plan, risks=RiskRegister((answered,)))
    assume(not export_gaps(plan))
    document = board_plan(plan, DAY)
    assert len(headings(document)) == len(SECTIONS) + 2
    assert ("What is still missing" in headings(document, 2)) == bool(gaps(plan))
