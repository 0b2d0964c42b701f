"""Below the risk register: the risks in order, and which of them nobody has answered."""

from datetime import date

from ngos_and_co.engagement.completeness import export_gaps
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.risks import (
    KINDS,
    LIKELIHOOD,
    SEVERITY,
    Risk,
    product,
    ranked,
    unanswered,
)
from ngos_and_co.engagement.views.parts import graded, heading, items, missing, paragraph, table

HEADER = (
    "What may happen",
    "To whom",
    "Likelihood × severity",
    "Who answers for it",
    "Still unanswered",
)
REMARK = (
    "Risks to workers stand first, then the gravest: what cannot be put right weighs more than what is "
    "likely. The product is shown for those who are used to it; it decides nothing."
)


def risk_view(plan: EngagementPlan, on: date) -> str:  # noqa: ARG001 (each view has both)
    """Show the register in its order."""
    parts = [heading("Your risks")]
    risks = plan.risks.risks
    if risks:
        parts.append(table("Risks, in their order", HEADER, map(_row, ranked(risks))))
        parts.append(paragraph(REMARK))
    blocking = export_gaps(plan)
    if blocking:
        parts.append(paragraph("This plan cannot be exported yet:"))
        parts.append(items(each.message for each in blocking))
    else:
        parts.append(
            paragraph(
                "Every risk to workers in the register is answered. Ask again who is not in it."
            )
        )
    parts.append(missing(plan, "risks"))
    return "".join(parts)


def _row(risk: Risk) -> tuple[str, ...]:
    value = product(risk)
    likelihood = graded(risk.likelihood, LIKELIHOOD) or "not graded"
    severity = graded(risk.severity, SEVERITY) or "not graded"
    working = f"{likelihood} × {severity}"
    return (
        risk.what,
        KINDS.get(risk.kind, ""),
        working if value is None else f"{working} = {value}",
        risk.owner,
        "; ".join(unanswered(risk)) or "nothing",
    )
