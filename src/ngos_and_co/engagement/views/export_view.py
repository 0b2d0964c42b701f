"""The export panel: what is missing, and the buttons that write the documents."""

from collections.abc import Iterator
from datetime import date
from html import escape

from ngos_and_co.engagement.completeness import export_gaps, gaps
from ngos_and_co.engagement.plan import TITLES, EngagementPlan
from ngos_and_co.engagement.views.parts import asking_button, heading, items, paragraph, strong

BUTTONS = {"word": "Write Word file", "markdown": "Write Markdown file"}
REASON_ID = "ngos-plan-no-export"


def export_view(plan: EngagementPlan, on: date, *, is_live: bool = True) -> str:  # noqa: ARG001
    """Show all gaps, those that forbid an export first, and the buttons; none where it is not live."""
    parts = list(missing_parts(plan))
    is_blocked = bool(export_gaps(plan))
    if not is_live:
        parts.append(
            paragraph("In JupyterLab, buttons here write the plan as a Word or Markdown file.")
        )
        return "".join(parts)
    needs = REASON_ID if is_blocked else ""
    buttons = "".join(
        asking_button({"ask": "export", "format": kind}, words, needs=needs)
        for kind, words in BUTTONS.items()
    )
    parts.append(f'<div class="ngos-buttons">{buttons}</div>')
    if is_blocked:
        reason = "The buttons work when every risk to workers is answered."
        parts.append(f'<p class="ngos-hint" id="{REASON_ID}">{escape(reason)}</p>')
    return "".join(parts)


def missing_parts(plan: EngagementPlan) -> Iterator[str]:
    """Yield as HTML what a plan lacks: first what forbids to pass it on."""
    blocking = export_gaps(plan)
    others = [each for each in gaps(plan) if not each.blocks_export]
    if blocking:
        yield strong("First answer the risks to workers. No plan is written before.")
        yield items(each.message for each in blocking)
    if others:
        yield heading(f"Still missing: {len(others)}")
        yield paragraph("You can write a draft with these gaps. It says what is missing.")
        for section, title in TITLES.items():
            found = [each.message for each in others if each.section == section]
            if found:
                yield f"<h4>{escape(title)}</h4>{items(found)}"
    if not blocking and not others:
        yield strong("Nothing is missing. Read it once more for anything that leads to a person.")
