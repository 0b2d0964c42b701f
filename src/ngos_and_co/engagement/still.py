"""The planner where nobody can fill it in: the example in the book, the submitted plan where it is graded."""

from datetime import date
from html import escape

from ngos_and_co.charts import Html
from ngos_and_co.engagement.example import EXAMPLE_DAY, example_plan
from ngos_and_co.engagement.plan import SECTIONS, TITLES, EngagementPlan
from ngos_and_co.engagement.plan_file import PlanFile, PlanFileError
from ngos_and_co.engagement.views import EXPORT, EXPORT_TITLE, HAND_IN, HAND_IN_TITLE, VIEWS
from ngos_and_co.engagement.views.filled_in import filled_in
from ngos_and_co.engagement.views.parts import folded

EXAMPLE = (
    "An example, filled in, about {organisation} and {company}. All in it is invented. "
    "In JupyterLab, a form on your own plan stands here."
)


def example_of(name: str) -> Html:
    """Show a part of the fictional example; the same bytes each time."""
    plan = example_plan()
    situation = plan.situation
    told = EXAMPLE.format(organisation=situation.organisation, company=situation.company)
    return _html(name, plan, EXAMPLE_DAY, told)


def submitted(name: str, plan_file: PlanFile) -> Html:
    """Show a part of a plan as it is, and change nothing."""
    try:
        plan = plan_file.read()
    except PlanFileError as error:
        return Html(f"<p>{escape(str(error))}</p>", str(error))
    return _html(name, plan, date.today(), "The plan as it was handed in.")


def title_of(name: str) -> str:
    """Name a tool by the section that it is about."""
    return {**TITLES, EXPORT: EXPORT_TITLE, HAND_IN: HAND_IN_TITLE}[name]


def _html(name: str, plan: EngagementPlan, on: date, told: str) -> Html:
    view = VIEWS[name].draw_still(plan, on)
    if name in SECTIONS:
        view += folded("All that is filled in here", filled_in(getattr(plan, name)))
    return Html(
        f'<div class="ngos-plan-view"><p><em>{escape(told)}</em></p>{view}</div>',
        f"{title_of(name)}. {told}",
    )
