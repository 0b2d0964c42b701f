"""The first page of the plan for a board: what it has to know, and what it is asked to decide."""

from collections.abc import Iterator

from ngos_and_co.charts.markup import number_text
from ngos_and_co.days import day_text
from ngos_and_co.engagement.action import total
from ngos_and_co.engagement.completeness import gaps
from ngos_and_co.engagement.document import (
    Block,
    Heading,
    ItemList,
    Remark,
    Table,
    excerpt,
)
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.risks import LIKELIHOOD, SEVERITY, TO_WORKERS, Risk, ranked
from ngos_and_co.engagement.strategies import strategy_names
from ngos_and_co.engagement.terms import is_partnership

EMPTY = "not filled in"
DRAFT = (
    "Draft, for the board alone. Before anybody else sees it, check that nothing in it leads to a person. "
    "Texts in this summary are shortened; they stand in full in the sections."
)
LONGEST, LONG, SHORT, IN_TABLE = 400, 280, 180, 100
"""Characters, so that the summary stays on one page."""
MOST_RISKS = 3


def summary(plan: EngagementPlan) -> Iterator[Block]:
    """Give the summary's blocks."""
    yield Heading("Summary")
    yield Remark(DRAFT)
    yield Table("The plan in short", ("Point", "In short"), tuple(_points(plan)), (3, 14))
    yield from _gravest_risks(plan)
    yield Heading("What the board is asked to decide", 2)
    yield ItemList(tuple(_decisions(plan)), is_numbered=True)
    missing = len(gaps(plan))
    if missing:
        yield Remark(
            f"The plan is not complete: {missing} {'thing is' if missing == 1 else 'things are'} missing. "
            "The last section names what."
        )


def _points(plan: EngagementPlan) -> Iterator[tuple[str, str]]:
    situation, strategy, action = plan.situation, plan.strategy, plan.action
    where = "; ".join(filter(None, (situation.company, situation.sector, situation.place)))
    yield "Company", excerpt(where, SHORT) or EMPTY
    yield "What happened", excerpt(situation.what_happened, LONGEST) or EMPTY
    yield "What workers want", excerpt(situation.workers_asked, SHORT) or EMPTY
    yield "Objective", excerpt(action.objective, SHORT) or EMPTY
    yield "Demand", excerpt(action.demand, LONG) or EMPTY
    names = strategy_names()
    chosen = names.get(strategy.chosen, "")
    yield "Strategy", f"{chosen}. {excerpt(strategy.why, LONG)}".strip() if chosen else EMPTY
    yield "If it fails", names.get(strategy.instead, EMPTY)
    yield "Cost", _cost(plan)


def _cost(plan: EngagementPlan) -> str:
    budget = plan.action.budget
    if not budget:
        return EMPTY
    payers = dict.fromkeys(each.paid_by for each in budget if each.paid_by)
    paid = f", paid by: {'; '.join(payers)}" if payers else ""
    return excerpt(f"EUR {number_text(total(budget))}{paid}", SHORT)


def _gravest_risks(plan: EngagementPlan) -> Iterator[Block]:
    to_workers = [each for each in ranked(plan.risks.risks) if each.kind == TO_WORKERS]
    yield Table(
        "The gravest risks to workers, and our answer"
        if len(to_workers) <= MOST_RISKS
        else f"The {MOST_RISKS} gravest of {len(to_workers)} risks to workers, and our answer",
        ("What may happen", "How likely; how grave", "What we do", "Who answers"),
        tuple(_risk_row(each) for each in to_workers[:MOST_RISKS]),
        (6, 4, 6, 4),
    )


def _risk_row(risk: Risk) -> tuple[str, ...]:
    likelihood = LIKELIHOOD.get(risk.likelihood or 0, EMPTY)
    severity = SEVERITY.get(risk.severity or 0, EMPTY)
    return (
        excerpt(risk.what, IN_TABLE),
        f"{likelihood}; {severity}",
        excerpt(risk.measures, IN_TABLE),
        excerpt(risk.owner, IN_TABLE // 2),
    )


def _decisions(plan: EngagementPlan) -> Iterator[str]:
    action = plan.action
    chosen = strategy_names().get(plan.strategy.chosen)
    yield f"Approve the demand and the strategy{f' ({chosen})' if chosen else ''}."
    if action.budget:
        yield f"Approve EUR {number_text(total(action.budget))} and the people's time."
    yield "Confirm who answers for each risk to workers, and that workers may stop the plan."
    if is_partnership(plan.terms):
        yield "Give a mandate to negotiate the memorandum, within the red lines of this plan."
    days = sorted(each.on for each in action.reviews if each.on is not None)
    if days:
        yield f"Take the review of {day_text(days[0])} into its calendar."
