"""What the law finder says about the plan's company, with a button that takes an answer over."""

import json
from datetime import date
from html import escape

from ngos_and_co.days import day_text
from ngos_and_co.engagement.law_of_situation import law_of
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.views.parts import folded, heading, items, paragraph
from ngos_and_co.law import Answer, State
from ngos_and_co.law.sentences import missing_text, verdict
from ngos_and_co.law.words import PARTS, WORDS

HEADINGS = {
    State.BINDS: "Binds it now",
    State.APPLIES: "Standards for every company",
    State.WILL_BIND: "Will bind it",
    State.CANNOT_BE_TOLD: "May bind it: find out more",
}
KIND_OF_POINT = "law"


def law_part(plan: EngagementPlan, on: date, *, can_add: bool = False) -> str:
    """Show the answers about the plan's company.

    Parameters
    ----------
    plan : EngagementPlan
    on : datetime.date
        The day asked about.
    can_add : bool
        Whether each answer has a button that makes it a pressure point.
    """
    law = law_of(plan.situation, on)
    title = heading("What the law finder says")
    if law.problems:
        told = paragraph(
            "The law finder cannot read these. Mend them in 'The company and what happened'."
        )
        return title + told + items(law.problems.values())
    if not law.answers:
        return title + paragraph(
            "Say in 'The company and what happened' where the company has its seat, how large it is and what "
            "it does. Then you find here which laws and standards bind it."
        )
    parts = [title, paragraph(f"About the company as you described it, on {day_text(on)}.")]
    for state, words in HEADINGS.items():
        found = [each for each in law.answers if each.state is state]
        if found:
            answers = "".join(_answer(each, _way_to_add(plan, each, can_add)) for each in found)
            parts.append(folded(f"{words} ({len(found)})", answers, is_open=state is State.BINDS))
    checked = max(each.instrument.checked for each in law.answers)
    parts.append(paragraph(WORDS["no-advice"].format(day=day_text(checked))))
    return "".join(parts)


def point_of(answer: Answer) -> dict[str, str]:
    """Give an answer as a pressure point, as JSON holds it; evidence and reach are the NGO's to grade."""
    instrument = answer.instrument
    return {
        "kind": KIND_OF_POINT,
        "what": instrument.short_title,
        "source": f"{instrument.short_title}, {instrument.url}",
    }


def _way_to_add(plan: EngagementPlan, answer: Answer, can_add: bool) -> str:
    if not can_add:
        return ""
    point = point_of(answer)
    if any(
        (each.kind, each.what) == (KIND_OF_POINT, point["what"]) for each in plan.leverage.points
    ):
        return paragraph("It is among your pressure points.")
    asked = json.dumps({"list": "points", "row": point}, ensure_ascii=False)
    return (
        f'<p><button type="button" class="ngos-button" data-ngos-add="{escape(asked)}">'
        f'Add as a pressure point<span class="ngos-unseen">: {escape(point["what"])}</span></button></p>'
    )


def _answer(answer: Answer, way_to_add: str) -> str:
    instrument = answer.instrument
    parts = []
    if answer.missing:
        parts.append(paragraph(f"{PARTS['missing']}:"))
        parts.append(items(missing_text(each) for each in answer.missing))
    if instrument.levers:
        parts.append(paragraph(f"{PARTS['levers']}:"))
        parts.append(items(instrument.levers))
    parts.append(f'<p><a href="{escape(instrument.url)}">{escape(instrument.url)}</a></p>')
    told = folded(f"{instrument.short_title}. {verdict(answer)}", "".join(parts))
    return f'<div class="ngos-plan-law">{told}{way_to_add}</div>'
