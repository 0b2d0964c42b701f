"""What stands below each form and follows it: HTML made of a plan, with all text in it escaped."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import attrs

from ngos_and_co.engagement.plan import SECTIONS, EngagementPlan
from ngos_and_co.engagement.views.action_view import action_view
from ngos_and_co.engagement.views.export_view import export_view
from ngos_and_co.engagement.views.hand_in_view import HAND_IN as HAND_IN
from ngos_and_co.engagement.views.hand_in_view import hand_in_view
from ngos_and_co.engagement.views.leverage_view import leverage_view
from ngos_and_co.engagement.views.risk_view import risk_view
from ngos_and_co.engagement.views.situation_view import situation_view
from ngos_and_co.engagement.views.stakeholder_view import stakeholder_view
from ngos_and_co.engagement.views.strategy_view import strategy_view
from ngos_and_co.engagement.views.terms_view import terms_view

EXPORT = "export"
"""This panel and the one that hands over have no section of their own."""
EXPORT_TITLE = "Export your plan"
HAND_IN_TITLE = "Hand your plan over"


@attrs.frozen
class View:
    """A view of a plan.

    Attributes
    ----------
    draw : callable
        From a plan and the day of the view to HTML.
    sections : frozenset of str
        Keys of `SECTIONS` that it shows something of.
    draw_still : callable
        The same without buttons, for a page that has no kernel.
    """

    draw: Callable[[EngagementPlan, date], str]
    sections: frozenset[str]
    draw_still: Callable[[EngagementPlan, date], str] = attrs.field()

    @draw_still.default
    def _draw_as_live(self) -> Callable[[EngagementPlan, date], str]:
        return self.draw


VIEWS: Mapping[str, View] = {
    "situation": View(situation_view, frozenset({"situation"})),
    "stakeholders": View(stakeholder_view, frozenset({"stakeholders"})),
    "leverage": View(
        leverage_view, frozenset({"situation", "leverage"}), partial(leverage_view, is_live=False)
    ),
    "strategy": View(strategy_view, frozenset({"strategy"})),
    "risks": View(risk_view, frozenset({"risks"})),
    "terms": View(terms_view, frozenset({"situation", "terms"})),
    "action": View(action_view, frozenset({"action"})),
    EXPORT: View(export_view, frozenset(SECTIONS), partial(export_view, is_live=False)),
    HAND_IN: View(hand_in_view, frozenset(SECTIONS), partial(hand_in_view, is_live=False)),
}
"""By section, and the panels on the whole plan."""
