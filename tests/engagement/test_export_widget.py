"""The export panel: documents beside the plan, as downloads, and never before workers are safe."""

import base64
from pathlib import Path
from typing import Any

import attrs
import pytest

from ngos_and_co.engagement import EngagementPlan, PlanFile, export_widget
from ngos_and_co.engagement.export_widget import ExportWidget
from ngos_and_co.engagement.section_widget import SectionWidget
from ngos_and_co.engagement.terms import PartnershipTerms
from tests.engagement.plans import complete_plan, save_whole_plan


@pytest.fixture
def file(tmp_path: Path) -> PlanFile:
    return PlanFile(tmp_path / "my-plan" / "plan.json")


def ask(
    monkeypatch: pytest.MonkeyPatch, widget: ExportWidget, kind: str = "word"
) -> dict[str, Any]:
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(widget, "send", sent.append)
    widget.receive({"ask": "export", "format": kind})
    [message] = sent
    return message


@pytest.mark.parametrize(("kind", "name"), [("word", "plan.docx"), ("markdown", "plan.md")])
def test_the_document_is_written_and_handed_over(
    file: PlanFile, monkeypatch: pytest.MonkeyPatch, kind: str, name: str
) -> None:
    save_whole_plan(file)
    message = ask(monkeypatch, ExportWidget(file), kind)
    written = file.path.parent / f"engagement-{name}"
    assert message["name"] == written.name
    assert base64.b64decode(message["base64"]) == written.read_bytes()
    assert f"Written: my-plan/engagement-{name}." in message["said"]
    assert not (file.path.parent / "memorandum.docx").exists()


def test_a_wanted_partnership_brings_its_memorandum(
    file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_whole_plan(file)
    file.save("terms", PartnershipTerms(wanted="yes", purpose="Fees are paid back."))
    message = ask(monkeypatch, ExportWidget(file))
    assert "my-plan/engagement-plan.docx and my-plan/memorandum.docx" in message["said"]
    assert (file.path.parent / "memorandum.docx").read_bytes()[:2] == b"PK"


def test_nothing_is_written_while_a_risk_to_workers_is_unanswered(
    file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_whole_plan(file)
    [to_workers, other] = complete_plan().risks.risks
    risks = attrs.evolve(complete_plan().risks, risks=(attrs.evolve(to_workers, owner=""), other))
    widget = ExportWidget(file)
    assert "disabled" not in widget.view
    file.save("risks", risks)
    message = ask(monkeypatch, widget)
    assert "'Who answers for it' is missing" in message["error"]
    assert "disabled" in widget.view, "the panel shows the plan as it is now"
    assert not list(file.path.parent.glob("*.docx"))


def test_a_folder_that_cannot_be_written_to_is_told(
    file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_whole_plan(file)

    def fail(*_: object) -> tuple[Path, ...]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(export_widget, "export", fail)
    message = ask(monkeypatch, ExportWidget(file))
    assert message == {
        "error": "Nothing is written: 'my-plan' cannot be written to (Permission denied). "
        "Check that the disk is not full and that the file is not open elsewhere."
    }


def test_the_panel_follows_the_forms_and_reads_again(file: PlanFile) -> None:
    panel = ExportWidget(file)
    assert "There is no risk to workers in it".lower() in panel.view.lower()
    form = SectionWidget("risks", file)
    form.receive({"ask": "save", "attempt": 1, "values": whole_risks(), "accepted": {}})
    assert "disabled" not in panel.view
    file.save("risks", EngagementPlan().risks)
    panel.receive({"ask": "read", "attempt": 1})
    assert "disabled" in panel.view


def whole_risks() -> dict[str, Any]:
    from ngos_and_co.engagement.reading import as_document

    return as_document(complete_plan().risks)


def test_what_no_page_asks_for_is_ignored(file: PlanFile) -> None:
    panel = ExportWidget(file)
    shown = panel.view
    for message in ({"ask": "export", "format": "exe"}, {"ask": "export"}, {"ask": "read"}, {}):
        panel.receive(message)
    assert panel.view == shown
    assert not file.path.parent.exists()


def test_a_newer_plan_is_told(file: PlanFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.path.parent.mkdir()
    file.path.write_text('{"version": 99, "plan": {}}', encoding="utf-8")
    panel = ExportWidget(file)
    assert "newer version" in panel.status["message"]
    assert "newer version" in ask(monkeypatch, panel)["error"]
