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

__all__ = [
    "DamagedPlanFile",
    "EngagementPlan",
    "Gap",
    "PlanFile",
    "PlanFileError",
    "export_gaps",
    "find_plan_path",
    "gaps",
    "plan_schema",
]
