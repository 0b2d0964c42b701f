"""The engagement planner: from the first stakeholder to a plan that an NGO can take to its board.

Each section is a plain model with functions: ``situation``, ``stakeholders``, ``leverage``, ``strategies``,
``risks``, ``terms``, ``action``. :class:`PlanFile` keeps them in one file; :func:`gaps` says what is missing.
"""

from ngos_and_co.engagement.completeness import Gap, export_gaps, gaps
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.plan_file import (
    DamagedPlanFile,
    PlanFile,
    PlanFileError,
    find_plan_path,
)
from ngos_and_co.engagement.schema import plan_schema
from ngos_and_co.engagement.tools import (
    action_plan,
    export_plan,
    hand_in,
    leverage_worksheet,
    partnership_terms,
    risk_register,
    situation,
    stakeholder_map,
    strategy_chooser,
)

__all__ = [
    "DamagedPlanFile",
    "EngagementPlan",
    "Gap",
    "PlanFile",
    "PlanFileError",
    "action_plan",
    "export_gaps",
    "export_plan",
    "find_plan_path",
    "gaps",
    "hand_in",
    "leverage_worksheet",
    "partnership_terms",
    "plan_schema",
    "risk_register",
    "situation",
    "stakeholder_map",
    "strategy_chooser",
]
