"""The planner's tools, as a notebook calls them: each a form on one part of the trainee's plan.

Nothing heavy is imported before a tool is shown.
"""

from pathlib import Path
from typing import Any

from ngos_and_co.engagement.plan_file import PlanFile, find_plan_path


def situation() -> Any:  # noqa: ANN401 (what a notebook shows: HTML, or a widget)
    """Show the form on the company and what happened."""
    return _section("situation")


def stakeholder_map() -> Any:  # noqa: ANN401
    """Show the form on who decides, who influences and who is affected."""
    return _section("stakeholders")


def leverage_worksheet() -> Any:  # noqa: ANN401
    """Show the form on a company's pressure points, with the law finder's answers."""
    return _section("leverage")


def strategy_chooser() -> Any:  # noqa: ANN401
    """Show the form on the choice of a strategy."""
    return _section("strategy")


def risk_register() -> Any:  # noqa: ANN401
    """Show the form on what may go wrong, and for whom."""
    return _section("risks")


def partnership_terms() -> Any:  # noqa: ANN401
    """Show the form on the terms of a partnership."""
    return _section("terms")


def action_plan() -> Any:  # noqa: ANN401
    """Show the form on objective, demand, steps and budget."""
    return _section("action")


def export_plan() -> Any:  # noqa: ANN401
    """Show what the plan lacks, and the buttons that write it as a document."""
    from ngos_and_co.engagement.export_widget import ExportWidget

    return ExportWidget(_plan_file())


def _section(name: str) -> Any:  # noqa: ANN401
    from ngos_and_co.engagement.section_widget import SectionWidget

    return SectionWidget(name, _plan_file())


def _plan_file() -> PlanFile:
    return PlanFile(find_plan_path(Path.cwd()))
