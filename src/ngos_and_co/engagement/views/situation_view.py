"""Below the situation: what the law finder says, and what is missing."""

from datetime import date

from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.views.law_part import law_part
from ngos_and_co.engagement.views.parts import missing


def situation_view(plan: EngagementPlan, on: date) -> str:
    """Show what follows from the company's description."""
    return law_part(plan, on) + missing(plan, "situation")
