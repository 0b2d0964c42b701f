"""Below the terms: the draft of the memorandum."""

from datetime import date
from html import escape

from ngos_and_co.engagement.fields import forms_of
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.terms import PARTNERSHIP, PartnershipTerms, is_partnership
from ngos_and_co.engagement.views.parts import heading, missing, paragraph


def terms_view(plan: EngagementPlan, on: date) -> str:  # noqa: ARG001 (each view has both)
    """Show the draft if a partnership is wanted."""
    if not is_partnership(plan.terms):
        return paragraph("There is no draft: this plan has no partnership now.") + missing(
            plan, "terms"
        )
    forms = forms_of(PartnershipTerms)
    parts = [heading("Draft of a memorandum. It is no legal advice.")]
    for number, name in enumerate(PARTNERSHIP, 1):
        parts.append(f"<h4>{number}. {escape(forms[name].label)}</h4>")
        parts.append(paragraph(getattr(plan.terms, name) or "(empty)"))
    return "".join(parts) + missing(plan, "terms")
