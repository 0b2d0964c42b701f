"""Below the leverage worksheet: the points in order, each score with its working, and its limits."""

from datetime import date

from ngos_and_co.engagement.leverage import (
    EFFECTS,
    HIGHEST_SCORE,
    KINDS,
    LIMITS,
    PressurePoint,
    dangerous,
    ranked,
    score,
    strongest_by_kind,
)
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.views.law_part import law_part
from ngos_and_co.engagement.views.parts import heading, missing, paragraph, table

HEADER = ("Pressure point", "Kind", "Score", "For workers", "Source")


def leverage_view(plan: EngagementPlan, on: date, *, is_live: bool = True) -> str:
    """Show the worksheet: usable points first, dangerous ones apart, then the law.

    Where it is not live, there are no buttons.
    """
    points = plan.leverage.points
    parts = [heading("Your pressure points, the strongest first")]
    usable, harmful = ranked(points), dangerous(points)
    if usable:
        parts.append(table("Points that you may use", HEADER, map(_row, usable)))
    else:
        parts.append(paragraph("There is no pressure point yet that you may use."))
    if harmful:
        parts.append(
            table("Dangerous for workers: not to be used as it is now", HEADER, map(_row, harmful))
        )
    strongest = strongest_by_kind(points)
    if strongest:
        rows = [
            (_kind(kind), f"{value} of {HIGHEST_SCORE}")
            for kind, value in sorted(strongest.items(), key=lambda each: -each[1])
        ]
        parts.append(table("The strongest point of each kind", ("Kind", "Score"), rows))
    parts.append(paragraph(LIMITS))
    parts.append(law_part(plan, on, can_add=is_live))
    parts.append(missing(plan, "leverage"))
    return "".join(parts)


def _row(point: PressurePoint) -> tuple[str, ...]:
    return (
        point.what,
        _kind(point.kind),
        score(point).working,
        EFFECTS.get(point.effect, ""),
        point.source,
    )


def _kind(kind: str) -> str:
    return KINDS.get(kind, "no kind chosen").partition(":")[0]
