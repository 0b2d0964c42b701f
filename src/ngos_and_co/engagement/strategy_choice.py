"""The part of the plan that says which way was chosen, and why."""

import attrs

from ngos_and_co.engagement import fields
from ngos_and_co.engagement.strategies import strategy_names
from ngos_and_co.engagement.strategy_case import StrategyCase


@attrs.frozen
class StrategyChoice(StrategyCase):
    """The case, and what was chosen in it.

    Attributes
    ----------
    chosen : str
        Id of a strategy.
    why : str
    instead : str
        Id of what is tried next when it fails.
    """

    chosen: str = fields.choice("The strategy you choose", strategy_names(), needed=True)
    why: str = fields.text("Why this one", "Also what speaks against it.", needed=True)
    instead: str = fields.choice("What you try next if it fails", strategy_names(), needed=True)
