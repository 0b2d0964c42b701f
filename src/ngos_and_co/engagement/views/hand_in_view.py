"""What stands above the button that hands a plan over: all that it still lacks."""

from datetime import date

from ngos_and_co.engagement.completeness import export_gaps
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.views.export_view import REASON_ID, missing_parts
from ngos_and_co.engagement.views.parts import asking_button, paragraph

HAND_IN = "hand-in"
BUTTON = "Hand this plan over"
ONLY_LIVE = "In JupyterLab, a button here hands your plan over."
AGAIN = "What counts is the plan as it is when you choose the button. You may do so again."
REASON = "The button works when every risk to workers is answered."


def hand_in_view(plan: EngagementPlan, on: date, *, is_live: bool = True) -> str:  # noqa: ARG001
    """Show all gaps, those that forbid to pass a plan on first, and the button; none where it is not live."""
    parts = list(missing_parts(plan))
    if not is_live:
        return "".join([*parts, paragraph(ONLY_LIVE)])
    is_blocked = bool(export_gaps(plan))
    button = asking_button({"ask": HAND_IN}, BUTTON, needs=REASON_ID if is_blocked else "")
    parts.append(f'<div class="ngos-buttons">{button}</div>')
    hint = f' id="{REASON_ID}">{REASON}' if is_blocked else f">{AGAIN}"
    parts.append(f'<p class="ngos-hint"{hint}</p>')
    return "".join(parts)
