"""Below the stakeholder map: the grid of power and interest, the table in order, the relations."""

from datetime import date

from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.stakeholder_chart import grid_figure, placed
from ngos_and_co.engagement.stakeholders import (
    POSITIONS,
    RELATIONS,
    ROLES,
    Relation,
    Stakeholder,
    broken_relations,
    corner,
    ranked,
)
from ngos_and_co.engagement.views.parts import graded, heading, items, missing, paragraph, table

HEADER = ("Who", "Part", "Power, 1 to 5", "Interest, 1 to 5", "Position", "What to do", "Next")


def stakeholder_view(plan: EngagementPlan, on: date) -> str:  # noqa: ARG001 (each view has both)
    """Show the map as a chart and as tables."""
    section = plan.stakeholders
    parts = [heading("Your map")]
    if placed(section.stakeholders):
        parts.append(grid_figure(section).markup)
    if section.stakeholders:
        parts.append(
            table(
                "Stakeholders: those who are affected first, then by power and interest",
                HEADER,
                map(_row, ranked(section.stakeholders)),
            )
        )
    else:
        parts.append(paragraph("Nobody is on the map yet. Begin with the workers."))
    if section.relations:
        parts.append(heading("Relations"))
        broken = broken_relations(section)
        parts.append(items(_relation(each, each in broken) for each in section.relations))
    parts.append(missing(plan, "stakeholders"))
    return "".join(parts)


def _row(stakeholder: Stakeholder) -> tuple[str, ...]:
    return (
        stakeholder.name,
        ROLES.get(stakeholder.role, ""),
        _number(stakeholder.power),
        _number(stakeholder.interest),
        graded(stakeholder.position, POSITIONS),
        corner(stakeholder),
        stakeholder.next_contact,
    )


def _number(grade: int | None) -> str:
    return "" if grade is None else str(grade)


def _relation(relation: Relation, is_broken: bool) -> str:
    words = RELATIONS.get(relation.kind, "and")
    told = f"{relation.source or '…'} {words} {relation.target or '…'}"
    return f"{told} (one of them is not on the map)" if is_broken else told
