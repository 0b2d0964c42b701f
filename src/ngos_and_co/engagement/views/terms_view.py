"""Below the terms: the draft of the memorandum."""

from datetime import date

from ngos_and_co.engagement.memorandum import memorandum
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.terms import is_partnership
from ngos_and_co.engagement.views.document_part import document_part
from ngos_and_co.engagement.views.parts import folded, heading, missing, paragraph


def terms_view(plan: EngagementPlan, on: date) -> str:
    """Show the draft if a partnership is wanted."""
    title = heading("Draft of a memorandum")
    if not is_partnership(plan.terms):
        told = paragraph("There is no draft: this plan wants no partnership now.")
        return title + told + missing(plan, "terms")
    draft = memorandum(plan, on)
    inner = paragraph(draft.subtitle) + document_part(draft.blocks)
    return title + missing(plan, "terms") + folded("Read the draft", inner, is_open=True)
