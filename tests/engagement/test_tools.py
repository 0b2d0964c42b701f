"""The tools as a notebook calls them: light to import, live in Lab, an example in the book."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ngos_and_co import engagement
from ngos_and_co.charts import Html
from ngos_and_co.engagement.plan_file import PLAN_VARIABLE, PlanFile
from ngos_and_co.engagement.plan_widget import PlanWidget
from ngos_and_co.output import AUTOGRADE, EXECUTION_VARIABLE, STATIC_OUTPUT_VARIABLE
from tests.engagement.plans import TOOLS, save_whole_plan

HEAVY = {"pandas", "altair", "anywidget", "docx", "vl_convert", "nbgrader", "IPython"}


@pytest.fixture
def plan_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "plan.json"
    monkeypatch.setenv(PLAN_VARIABLE, str(path))
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    return path


@pytest.mark.parametrize("name", TOOLS)
def test_a_live_notebook_gets_a_form_and_no_file_before_a_change(
    plan_path: Path, name: str
) -> None:
    tool = getattr(engagement, name)()
    assert isinstance(tool, PlanWidget)
    assert tool.view
    assert not plan_path.exists()


@pytest.mark.parametrize("name", TOOLS)
def test_the_book_gets_the_fictional_example_and_nothing_of_the_reader(
    plan_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    save_whole_plan(PlanFile(plan_path))
    monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")
    shown = getattr(engagement, name)()
    assert isinstance(shown, Html)
    assert "(fictional)" in shown.markup
    assert "All in it is invented." in shown.markup
    assert "Workers on the night shift" not in shown.markup
    assert shown.markup == getattr(engagement, name)().markup


def test_where_it_is_graded_the_plan_handed_in_is_shown_and_nothing_changed(
    plan_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(EXECUTION_VARIABLE, AUTOGRADE)
    save_whole_plan(PlanFile(plan_path))
    assert "Workers on the night shift" in engagement.stakeholder_map().markup
    plan_path.write_text("<b>{", encoding="utf-8")
    assert engagement.stakeholder_map().markup == "<p>plan.json is not JSON.</p>"
    assert [each.name for each in plan_path.parent.iterdir()] == ["plan.json"]


def test_nothing_heavy_is_imported_before_a_tool_is_shown() -> None:
    code = (
        "import sys; from ngos_and_co import engagement; "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    imported = set(done.stdout.split())
    assert "ngos_and_co" in imported
    assert not imported & HEAVY
