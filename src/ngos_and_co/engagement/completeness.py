"""What a plan still lacks, before it goes to a board, to a facilitator, or to anybody."""

from collections.abc import Iterator

import attrs

from ngos_and_co.engagement.fields import Kind, forms_of, is_empty
from ngos_and_co.engagement.plan import SECTIONS, TITLES, EngagementPlan
from ngos_and_co.engagement.risks import TO_WORKERS, unanswered
from ngos_and_co.engagement.stakeholders import AFFECTED, broken_relations
from ngos_and_co.engagement.terms import missing_terms


@attrs.frozen
class Gap:
    """One thing that a plan lacks.

    Attributes
    ----------
    section : str
        A key of `SECTIONS`.
    message : str
        What is missing and what to do, in one sentence.
    blocks_export : bool
        Whether no plan may leave the house before it is filled: risks to workers that nobody answered.
    """

    section: str
    message: str
    blocks_export: bool = False


def gaps(plan: EngagementPlan) -> tuple[Gap, ...]:
    """Give all that a plan lacks to be complete, in its own order; what blocks the export comes first."""
    found = [gap for name in SECTIONS for gap in _section_gaps(name, getattr(plan, name))]
    found += _rule_gaps(plan)
    order = list(SECTIONS)
    return tuple(sorted(found, key=lambda gap: (not gap.blocks_export, order.index(gap.section))))


def export_gaps(plan: EngagementPlan) -> tuple[Gap, ...]:
    """Give what forbids an export: a risk to workers without an answer, or no look at them at all."""
    return tuple(gap for gap in gaps(plan) if gap.blocks_export)


def _section_gaps(name: str, section: object) -> Iterator[Gap]:
    for field, form in forms_of(type(section)).items():
        value = getattr(section, field)
        if form.needed and is_empty(value):
            yield Gap(name, f"{TITLES[name]}: '{form.label}' is empty.")
        # Risks have a rule of their own, which knows to whom they are.
        if form.kind is Kind.ROWS and name != "risks":
            for number, row in enumerate(value, 1):
                missing = [
                    each.label
                    for key, each in forms_of(type(row)).items()
                    if each.needed and is_empty(getattr(row, key))
                ]
                if missing:
                    yield Gap(name, f"{form.label}, row {number}: {_quoted(missing)} missing.")


def _rule_gaps(plan: EngagementPlan) -> Iterator[Gap]:
    risks = plan.risks.risks
    if not any(each.kind == TO_WORKERS for each in risks):
        yield Gap(
            "risks",
            "Risk register: there is no risk to workers in it. Ask them what may happen to them, and write "
            "it down.",
            blocks_export=True,
        )
    for number, risk in enumerate(risks, 1):
        missing = unanswered(risk)
        if missing:
            what = risk.what or f"row {number}"
            is_to_workers = risk.kind == TO_WORKERS or not risk.kind
            yield Gap(
                "risks",
                f"Risk register, '{what}': {_quoted(missing)} missing.",
                blocks_export=is_to_workers,
            )
    stakeholders = plan.stakeholders
    if stakeholders.stakeholders and not any(
        each.role == AFFECTED for each in stakeholders.stakeholders
    ):
        yield Gap(
            "stakeholders",
            "Stakeholder map: nobody in it is affected. Put the workers on their own map.",
        )
    for relation in broken_relations(stakeholders):
        yield Gap(
            "stakeholders",
            f"Stakeholder map: the relation between '{relation.source}' and '{relation.target}' names "
            "somebody who is not in the list.",
        )
    strategy = plan.strategy
    if strategy.chosen and strategy.chosen == strategy.instead:
        yield Gap("strategy", "Strategy: what you try next is the same as what you choose now.")
    for label in missing_terms(plan.terms):
        yield Gap("terms", f"Terms of a partnership: '{label}' is empty.")


def _quoted(labels: list[str] | tuple[str, ...]) -> str:
    quoted = [f"'{each}'" for each in labels]
    verb = "is" if len(quoted) == 1 else "are"
    return f"{', '.join(quoted)} {verb}"
