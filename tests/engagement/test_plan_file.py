"""The plan's file is written whole or not at all, and a damaged one is set aside with all that it holds."""

import json
import multiprocessing
from pathlib import Path

import pytest

from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.plan_file import (
    PLAN_VARIABLE,
    DamagedPlanFile,
    PlanFile,
    PlanFileError,
    find_plan_path,
)
from ngos_and_co.engagement.risks import Risk, RiskRegister
from ngos_and_co.engagement.situation import Situation
from ngos_and_co.engagement.stakeholders import Stakeholder, StakeholderMap
from ngos_and_co.kept_file import LARGEST_FILE


@pytest.fixture
def file(tmp_path: Path) -> PlanFile:
    return PlanFile(tmp_path / "my-plan" / "plan.json")


def aside(file: PlanFile) -> list[Path]:
    return sorted(file.path.parent.glob("plan.json.damaged-*"))


def test_without_a_file_the_plan_is_empty(file: PlanFile) -> None:
    assert file.open() == (EngagementPlan(), None)
    assert not file.path.exists()


def test_a_section_is_saved_and_the_others_stay(file: PlanFile) -> None:
    assert file.save("situation", Situation(company="Poledna")) is None
    # As another notebook does, which read the plan before.
    PlanFile(file.path).save("risks", RiskRegister((Risk(what="Dismissal"),)))
    plan = file.read()
    assert plan.situation.company == "Poledna"
    assert plan.risks.risks[0].what == "Dismissal"


def test_a_section_of_another_class_is_refused(file: PlanFile) -> None:
    with pytest.raises(TypeError, match="RiskRegister"):
        file.save("risks", Situation())


DAMAGED = {
    "not JSON": "{",
    "deep nesting": "[" * 100_000,
    "a list": "[]",
    "no plan": '{"version": 1}',
    "no version": '{"plan": {}}',
    "a version that is a flag": '{"version": true, "plan": {}}',
    "a wrong choice": '{"version": 1, "plan": {"situation": {"link": "guilty"}}}',
    "too large": " " * (LARGEST_FILE + 1),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_set_aside_whole(file: PlanFile, content: str) -> None:
    file.path.parent.mkdir()
    file.path.write_text(content, encoding="utf-8")
    with pytest.raises(DamagedPlanFile):
        file.read()
    _, notice = file.open()
    assert [each.read_text(encoding="utf-8") for each in aside(file)] == [content]
    assert notice is not None
    assert aside(file)[0].name in notice
    assert file.open()[1] is None, "it is told once"


def test_bytes_that_are_no_text_are_set_aside(file: PlanFile) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(b"\xff\xfe\x00")
    assert file.open()[0] == EngagementPlan()
    assert aside(file)[0].read_bytes() == b"\xff\xfe\x00"


def test_what_can_be_read_of_a_damaged_file_goes_on(file: PlanFile) -> None:
    file.path.parent.mkdir()
    plan = {"situation": {"company": "Kept", "link": "guilty"}, "risks": {"risks": [{"what": "x"}]}}
    file.path.write_text(json.dumps({"version": 1, "plan": plan}), encoding="utf-8")
    opened, notice = file.open()
    assert opened.situation.company == "Kept"
    assert "situation.link" in (notice or "")
    assert file.read() == opened, "the rest is on disk again, not in memory alone"


def test_saving_over_a_damaged_file_loses_nothing(file: PlanFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text("{", encoding="utf-8")
    assert "kept as" in (file.save("situation", Situation(company="New")) or "")
    assert file.read().situation.company == "New"
    assert len(aside(file)) == 1


def test_a_newer_version_is_neither_read_nor_overwritten(file: PlanFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text('{"version": 2, "plan": {}}', encoding="utf-8")
    with pytest.raises(PlanFileError, match="newer version"):
        file.open()
    with pytest.raises(PlanFileError, match="newer version"):
        file.save("situation", Situation(company="x"))
    assert file.path.read_text(encoding="utf-8") == '{"version": 2, "plan": {}}'


def test_a_folder_in_its_place_is_told(file: PlanFile) -> None:
    file.path.mkdir(parents=True)
    with pytest.raises(PlanFileError, match="cannot be read"):
        file.read()


def test_a_file_that_cannot_be_written_stays_as_it_was(
    file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.save("situation", Situation(company="Before"))

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ngos_and_co.engagement.plan_file.write_atomically", full)
    with pytest.raises(PlanFileError, match=r"not saved.*No space left"):
        file.save("situation", Situation(company="After"))
    assert file.read().situation.company == "Before"


def _fill(path: Path, name: str) -> None:
    for number in range(20):
        if name == "situation":
            PlanFile(path).save(name, Situation(company=f"Company {number}"))
        else:
            PlanFile(path).save(name, StakeholderMap((Stakeholder(f"Who {number}"),)))


def test_two_programs_that_save_at_once_lose_nothing(file: PlanFile) -> None:
    start = multiprocessing.get_context("spawn")
    writers = [
        start.Process(target=_fill, args=(file.path, name))
        for name in ("situation", "stakeholders")
    ]
    for each in writers:
        each.start()
    for each in writers:
        each.join(60)
    plan = file.read()
    assert plan.situation.company == "Company 19"
    assert plan.stakeholders.stakeholders[0].name == "Who 19"
    assert [each.name for each in file.path.parent.iterdir()] == ["plan.json"]


def test_every_folder_of_a_workspace_has_the_same_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PLAN_VARIABLE, raising=False)
    lesson = tmp_path / "modules" / "09-which-company"
    lesson.mkdir(parents=True)
    (tmp_path / "start.ipynb").touch()
    assert find_plan_path(lesson) == find_plan_path(tmp_path)
    assert find_plan_path(lesson) == tmp_path / "my-plan" / "plan.json"


def test_outside_a_workspace_the_plan_is_beside_the_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PLAN_VARIABLE, raising=False)
    assert find_plan_path(tmp_path) == tmp_path / "plan.json"
    monkeypatch.setenv(PLAN_VARIABLE, str(tmp_path / "other.json"))
    assert find_plan_path(tmp_path) == tmp_path / "other.json"
