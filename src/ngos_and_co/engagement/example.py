"""The filled example: the plan of a fictional NGO about a fictional company, where no kernel runs."""

from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.plan_file import PlanFile

EXAMPLE_FILE = "example.json"
EXAMPLE_DAY = date(2026, 11, 23)
"""The day on which the example was filled in, and its laws were looked up."""


@cache
def example_plan() -> EngagementPlan:
    """Give the example: Lanterna's plan about Poledna Salads. All in it are fictional."""
    file = resources.files("ngos_and_co.engagement") / EXAMPLE_FILE
    with resources.as_file(file) as path:
        return PlanFile(Path(path)).read()
