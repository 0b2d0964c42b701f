import json
from datetime import date
from pathlib import Path

import docx
import pytest
from click.testing import Result
from typer.testing import CliRunner

from ngos_and_co.cli import app
from ngos_and_co.engagement import PlanFile
from ngos_and_co.engagement.example import example_plan
from ngos_and_co.engagement.plan import SECTIONS, EngagementPlan
from ngos_and_co.engagement.plan_file import PLAN_VARIABLE
from ngos_and_co.engagement.risks import Risk, RiskRegister
from ngos_and_co.engagement.terms import PartnershipTerms
from tests.engagement.plans import complete_plan

UNANSWERED = RiskRegister((Risk("workers", "Dismissal", 3, 4),))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["plan", *(str(each) for each in arguments)])


def saved(plan: EngagementPlan, path: Path) -> Path:
    for name in SECTIONS:
        PlanFile(path).save(name, getattr(plan, name))
    return path


@pytest.fixture
def complete(tmp_path: Path) -> Path:
    return saved(complete_plan(), tmp_path / "plan.json")


@pytest.fixture
def unanswered(tmp_path: Path) -> Path:
    path = saved(complete_plan(), tmp_path / "plan.json")
    PlanFile(path).save("risks", UNANSWERED)
    PlanFile(path).save("terms", PartnershipTerms(wanted="yes"))
    return path


def test_a_complete_plan_passes(complete: Path) -> None:
    result = run("check", complete)
    assert (result.exit_code, result.output) == (0, "The plan is complete.\n")


def test_what_is_missing_is_listed_by_sections_and_what_blocks_comes_first(
    unanswered: Path,
) -> None:
    result = run("check", unanswered)
    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert lines[0] == "NO EXPORT BEFORE THIS IS ANSWERED"
    assert lines[1].startswith("  Risk register, 'Dismissal': 'What you do about it'")
    assert lines[2] == "TERMS OF A PARTNERSHIP (11)"
    assert lines[-1] == "12 things are missing."


def test_gaps_are_given_as_json(unanswered: Path) -> None:
    result = run("check", unanswered, "--json")
    found = json.loads(result.output)
    assert result.exit_code == 1
    assert [each["blocks_export"] for each in found] == [True] + [False] * 11
    assert {each["section"] for each in found} == {"risks", "terms"}


def test_a_complete_plan_has_no_gaps_as_json(complete: Path) -> None:
    result = run("check", complete, "--json")
    assert (result.exit_code, json.loads(result.output)) == (0, [])


def test_without_a_file_it_is_the_trainees_own(
    complete: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLAN_VARIABLE, str(complete))
    assert run("check").exit_code == 0
    assert run("export").exit_code == 0
    assert (complete.parent / "engagement-plan.docx").is_file()


@pytest.mark.parametrize("command", ["check", "export"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, command: str) -> None:
    result = run(command, tmp_path / "none.json")
    assert result.exit_code == 2
    assert f"There is no plan at {tmp_path / 'none.json'}." in result.output


@pytest.mark.parametrize("command", ["check", "export"])
def test_a_damaged_file_is_left_where_it_is_and_all_its_problems_are_said(
    complete: Path, command: str
) -> None:
    document = json.loads(complete.read_text(encoding="utf-8"))
    document["plan"]["action"]["budget"][0]["euros"] = "many"
    document["plan"]["situation"]["link"] = "maybe"
    complete.write_text(json.dumps(document), encoding="utf-8")
    result = run(command, complete)
    assert result.exit_code == 2
    assert "plan.json is damaged in 2 places" in result.output
    assert "  action.budget.0.euros: Euros: give a number of euros." in result.output
    assert "  situation.link: Its link to the harm: choose one of the list." in result.output
    assert [each.name for each in complete.parent.iterdir()] == ["plan.json"]


def test_a_file_that_is_no_json_is_said_to_be_none(complete: Path) -> None:
    complete.write_text("no plan", encoding="utf-8")
    result = run("check", complete)
    assert (result.exit_code, result.output) == (2, "plan.json is not JSON.\n")


def test_a_newer_file_asks_for_a_newer_course(complete: Path) -> None:
    complete.write_text('{"version": 99, "plan": {}}', encoding="utf-8")
    result = run("check", complete)
    assert result.exit_code == 1
    assert "newer version of the course" in result.output


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert "cannot be read" in result.output


def test_a_plan_is_written_as_a_word_file_with_its_date(complete: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "board.docx"
    result = run("export", complete, "-o", target, "--on", "2027-02-03")
    assert (result.exit_code, result.output) == (0, f"{target}: written\n")
    word = docx.Document(str(target))
    assert word.core_properties.created is not None
    assert word.core_properties.created.date() == date(2027, 2, 3)


def test_a_plan_is_written_as_markdown_beside_itself(complete: Path) -> None:
    assert run("export", complete, "--format", "markdown").exit_code == 0
    text = (complete.parent / "engagement-plan.md").read_text(encoding="utf-8")
    assert text.startswith("# Engagement plan: Known.")


@pytest.mark.parametrize(("form", "suffix"), [("word", "docx"), ("markdown", "md")])
def test_the_memorandum_is_written(tmp_path: Path, form: str, suffix: str) -> None:
    path = saved(example_plan(), tmp_path / "plan.json")
    assert run("export", path, "--memorandum", "--format", form).exit_code == 0
    assert (tmp_path / f"memorandum.{suffix}").stat().st_size > 1000


def test_no_memorandum_is_written_where_none_is_wanted(complete: Path) -> None:
    result = run("export", complete, "--memorandum")
    assert result.exit_code == 1
    assert "no memorandum" in result.output


def test_nothing_is_exported_while_a_risk_to_workers_is_unanswered(unanswered: Path) -> None:
    result = run("export", unanswered)
    assert result.exit_code == 1
    assert "not exported while a risk to workers is unanswered" in result.output
    assert "'Dismissal'" in result.output
    assert [each.name for each in unanswered.parent.iterdir()] == ["plan.json"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "pdf"], "There is no format 'pdf'. Say word or markdown."),
        (["--on", "tomorrow"], "The date is 'tomorrow'. Give a day such as 2026-11-26."),
    ],
)
def test_a_wrong_option_is_explained(complete: Path, options: list[str], said: str) -> None:
    result = run("export", complete, *options)
    assert result.exit_code == 2
    assert said in result.output


def test_a_place_that_cannot_be_written_to_is_explained(complete: Path) -> None:
    result = run("export", complete, "-o", complete / "plan.docx")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert "plan.json" in result.output
