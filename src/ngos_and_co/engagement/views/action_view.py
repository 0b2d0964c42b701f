"""Below objective, demand and steps: what is due when, and what it costs."""

from datetime import date

from ngos_and_co.charts import number_text
from ngos_and_co.days import day_text
from ngos_and_co.engagement.action import in_time, total
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.views.parts import heading, missing, paragraph, strong, table


def action_view(plan: EngagementPlan, on: date) -> str:
    """Show steps and reviews in the order of time, and the budget with its total."""
    action = plan.action
    parts = [heading("Your plan in the order of time")]
    if action.demand:
        parts.append(strong(f"Demand: {action.demand}"))
    if action.steps:
        rows = [
            (each.what, _when(each.by, on), each.who, each.result) for each in in_time(action.steps)
        ]
        parts.append(table("Steps", ("What", "By when", "Who", "Done when"), rows))
    else:
        parts.append(paragraph("There is no step yet."))
    if action.reviews:
        reviews = sorted(action.reviews, key=lambda each: (each.on is None, each.on or date.max))
        dates = [(_when(each.on, on), each.question, each.otherwise) for each in reviews]
        parts.append(table("Review points", ("Day", "Question", "If the answer is no"), dates))
    if action.budget:
        lines = [(each.what, _euros(each.euros), each.paid_by) for each in action.budget]
        lines.append(("Total", _euros(total(action.budget)), ""))
        parts.append(table("Budget", ("What for", "Euros", "Paid by"), lines))
        if any(each.euros is None for each in action.budget):
            parts.append(paragraph("Lines without an amount are not in the total."))
    parts.append(missing(plan, "action"))
    return "".join(parts)


def _when(day: date | None, on: date) -> str:
    if day is None:
        return "no day set"
    return f"{day_text(day)}{' (past)' if day < on else ''}"


def _euros(amount: float | None) -> str:
    return "" if amount is None else number_text(amount)
