"""What stands above the button that hands a plan over: all that it still lacks."""

import json
from datetime import date
from html import escape

from ngos_and_co.engagement.completeness import export_gaps
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.views.export_view import REASON_ID, missing_parts
from ngos_and_co.engagement.views.parts import paragraph

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
    asked = escape(json.dumps({"ask": HAND_IN}))
    is_blocked = bool(export_gaps(plan))
    disabled = f' disabled aria-describedby="{REASON_ID}"' if is_blocked else ""
    parts.append(
        '<div class="ngos-buttons"><button type="button" class="ngos-button ngos-primary" '
        f'data-ngos-ask="{asked}"{disabled}>{BUTTON}</button></div>'
    )
    hint = f' id="{REASON_ID}">{REASON}' if is_blocked else f">{AGAIN}"
    parts.append(f'<p class="ngos-hint"{hint}</p>')
    return "".join(parts)
