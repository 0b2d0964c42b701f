"""The engagement plan: one document, built up section by section through the course."""

from typing import Any

import attrs

from ngos_and_co.engagement.action import ActionPlan
from ngos_and_co.engagement.leverage import LeverageWorksheet
from ngos_and_co.engagement.risks import RiskRegister
from ngos_and_co.engagement.situation import Situation
from ngos_and_co.engagement.stakeholders import StakeholderMap
from ngos_and_co.engagement.strategy_choice import StrategyChoice
from ngos_and_co.engagement.terms import PartnershipTerms


@attrs.frozen
class EngagementPlan:
    """What an NGO plans to do about one company; each section may still be empty.

    Attributes
    ----------
    situation : Situation
    stakeholders : StakeholderMap
    leverage : LeverageWorksheet
    strategy : StrategyChoice
    risks : RiskRegister
    terms : PartnershipTerms
    action : ActionPlan
    """

    situation: Situation = attrs.field(factory=Situation)
    stakeholders: StakeholderMap = attrs.field(factory=StakeholderMap)
    leverage: LeverageWorksheet = attrs.field(factory=LeverageWorksheet)
    strategy: StrategyChoice = attrs.field(factory=StrategyChoice)
    risks: RiskRegister = attrs.field(factory=RiskRegister)
    terms: PartnershipTerms = attrs.field(factory=PartnershipTerms)
    action: ActionPlan = attrs.field(factory=ActionPlan)


SECTIONS: dict[str, type] = {
    "situation": Situation,
    "stakeholders": StakeholderMap,
    "leverage": LeverageWorksheet,
    "strategy": StrategyChoice,
    "risks": RiskRegister,
    "terms": PartnershipTerms,
    "action": ActionPlan,
}
"""The class of each section, in the plan's order."""
TITLES = {
    "situation": "The company and what happened",
    "stakeholders": "Stakeholder map",
    "leverage": "Leverage worksheet",
    "strategy": "Strategy",
    "risks": "Risk register",
    "terms": "Terms of a partnership",
    "action": "Objective, demand and steps",
}


def replace_section(plan: EngagementPlan, name: str, section: Any) -> EngagementPlan:  # noqa: ANN401
    """Give the plan with another section of that name, a key of `SECTIONS`."""
    return attrs.evolve(plan, **{name: section})
