"""Below the strategy chooser: each strategy in this case, with all reasons and the rules behind them."""

from collections.abc import Iterator
from datetime import date
from html import escape

from ngos_and_co.engagement.fields import forms_of
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.strategies import (
    Assessment,
    Effect,
    Fit,
    Rule,
    Strategy,
    choose,
    strategies,
    strategy_names,
)
from ngos_and_co.engagement.strategy_case import StrategyCase
from ngos_and_co.engagement.views.parts import folded, heading, items, missing, paragraph, strong
from ngos_and_co.questions.sources import course_source

HEADINGS = {
    Fit.FITS: "Fits your case",
    Fit.FIND_OUT: "May fit: find out first",
    Fit.NOT_NOW: "Not now",
}
EFFECTS = {Effect.NEEDED: "Needed", Effect.FOR: "For it", Effect.AGAINST: "Against it"}
REMARK = (
    "The rules are judgments of this course. They know your answers and nothing else: you know the people. "
    "Reasons are not counted; one that decides outweighs nine others."
)


def strategy_view(plan: EngagementPlan, on: date) -> str:  # noqa: ARG001 (each view has both)
    """Show all strategies, those that fit first, and what speaks for and against each."""
    assessed = choose(plan.strategy)
    parts = [heading("The strategies in your case"), paragraph(REMARK)]
    parts += _choice(plan, assessed)
    for fit, words in HEADINGS.items():
        found = [each for each in assessed if each.fit is fit]
        if found:
            parts.append(f"<h4>{escape(words)} ({len(found)})</h4>")
            parts += map(_assessment, found)
    rules = "".join(_rules(each) for each in strategies())
    parts.append(folded("All rules behind these answers", rules))
    parts.append(missing(plan, "strategy"))
    return "".join(parts)


def _choice(plan: EngagementPlan, assessed: tuple[Assessment, ...]) -> Iterator[str]:
    chosen = next((each for each in assessed if each.strategy.id == plan.strategy.chosen), None)
    if chosen is None:
        return
    yield strong(f"You choose: {chosen.strategy.name}")
    if chosen.blocked:
        yield paragraph("By the rules it cannot be used now:") + items(chosen.blocked)
    elif chosen.open:
        yield paragraph("Answer this first:") + items(chosen.open)
    instead = plan.strategy.instead
    if instead:
        yield paragraph(f"If it fails, you try: {strategy_names()[instead]}.")


def _assessment(assessment: Assessment) -> str:
    strategy = assessment.strategy
    parts = [paragraph(strategy.what), paragraph(f"It works when: {strategy.works_when}")]
    lists = (
        ("What stands in its way", assessment.blocked),
        ("Find out first", assessment.open),
        ("What speaks for it here", assessment.reasons_for),
        ("What speaks against it here", assessment.reasons_against),
        ("If it fails, try next", [strategy_names()[each] for each in strategy.next]),
        ("Sources", [_source(each) for each in strategy.sources]),
    )
    for title, lines in lists:
        if lines:
            parts.append(f"<p><strong>{escape(title)}</strong></p>{items(lines)}")
    return folded(strategy.name, "".join(parts))


def _rules(strategy: Strategy) -> str:
    return f"<p><strong>{escape(strategy.name)}</strong></p>" + items(map(_rule, strategy.rules))


def _rule(rule: Rule) -> str:
    form = forms_of(StrategyCase)[rule.question]
    answers = " / ".join(words for key, words in form.choices.items() if key in rule.answers)
    return f"{EFFECTS[rule.effect]}: {form.label} {answers}. {rule.reason}"


def _source(key: str) -> str:
    found = course_source(key)
    return key if found is None else found.title
