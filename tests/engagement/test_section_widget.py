"""A section's form: what the page sends is saved, refused in words, or not written over."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from ngos_and_co.engagement import PlanFile, plan_widget
from ngos_and_co.engagement.plan import SECTIONS
from ngos_and_co.engagement.plan_widget import PlanWidget
from ngos_and_co.engagement.section_widget import SectionWidget
from ngos_and_co.questions.widget import WIDGET_VIEW
from tests.engagement.plans import complete_plan, save_whole_plan


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlanFile:
    monkeypatch.setattr(plan_widget, "_open", {})
    return PlanFile(tmp_path / "my-plan" / "plan.json")


def send(widget: PlanWidget, values: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401
    attempt = widget.status["attempt"] + 1
    accepted = more.pop("accepted", widget.values)
    widget.receive(
        {"ask": "save", "attempt": attempt, "values": values, "accepted": accepted, **more}
    )
    status: dict[str, Any] = widget.status
    assert status["attempt"] == attempt
    return status


@pytest.mark.parametrize("name", SECTIONS)
def test_each_section_opens_as_it_was_saved(file: PlanFile, name: str) -> None:
    assert SectionWidget(name, file).status["state"] == "none"
    save_whole_plan(file)
    widget = SectionWidget(name, file)
    assert widget.status["state"] == "saved"
    status = send(widget, dict(widget.values))
    assert (status["state"], status["problems"]) == ("saved", {})
    assert file.read() == complete_plan()


def test_a_change_is_saved_and_the_view_follows(file: PlanFile) -> None:
    widget = SectionWidget("risks", file)
    status = send(widget, {"risks": [{"what": "Dismissal <b>", "kind": "workers"}]})
    assert status["state"] == "saved"
    assert status["saved_at"]
    assert file.read().risks.risks[0].what == "Dismissal <b>"
    assert "Dismissal &lt;b&gt;" in widget.view
    assert widget.file == "my-plan/plan.json"


def test_what_is_refused_leaves_what_was_accepted(file: PlanFile) -> None:
    widget = SectionWidget("situation", file)
    send(widget, {"company": "Poledna", "place": "Brno"})
    typed = {"company": "x" * 201, "place": "Břeclav"}
    status = send(widget, typed)
    assert status["state"] == "saved"
    assert list(status["problems"]) == ["company"]
    assert "201 characters" in status["problems"]["company"]
    situation = file.read().situation
    assert (situation.company, situation.place) == ("Poledna", "Břeclav")


def test_a_refused_value_in_a_row_that_is_new_stays_empty(file: PlanFile) -> None:
    widget = SectionWidget("action", file)
    rows = {"steps": [{"what": "Write", "by": "?"}, {"what": "Meet", "by": "2027-03-01"}]}
    status = send(widget, rows, accepted={"steps": [{}, {}]})
    assert list(status["problems"]) == ["steps.0.by"]
    first, second = file.read().action.steps
    assert first.by is None
    assert second.what == "Meet"


def test_what_no_form_sends_is_refused_and_changes_nothing(file: PlanFile) -> None:
    save_whole_plan(file)
    widget = SectionWidget("situation", file)
    assert send(widget, {"company": "x"}, accepted={})["state"] == "saved"
    before = file.read()
    for message in (
        "save",
        None,
        {"ask": "save"},
        {"ask": "save", "attempt": "1", "values": {}, "accepted": {}},
        {"ask": "save", "attempt": 9, "values": [], "accepted": {}},
        {"ask": "destroy", "attempt": 9},
    ):
        widget._on_message(widget, message, [])
    assert file.read() == before


def test_too_many_rows_are_not_cut_off_in_silence(file: PlanFile) -> None:
    widget = SectionWidget("risks", file)
    status = send(widget, {"risks": [{"what": str(number)} for number in range(81)]})
    assert "80 are the most" in status["problems"]["risks"]
    assert file.read().risks.risks == ()


def test_a_change_from_another_window_is_not_written_over(file: PlanFile) -> None:
    widget = SectionWidget("situation", file)
    send(widget, {"company": "Here"})
    file.save("situation", attrs.evolve(file.read().situation, company="Elsewhere"))
    status = send(widget, {"company": "Here again"})
    assert status["state"] == "conflict"
    assert file.read().situation.company == "Elsewhere"

    widget.receive({"ask": "read", "attempt": 7})
    assert widget.values["company"] == "Elsewhere"
    assert send(widget, {"company": "Mine"})["state"] == "saved"

    file.save("situation", attrs.evolve(file.read().situation, company="Elsewhere"))
    assert send(widget, {"company": "Forced"}, forced=True)["state"] == "saved"
    assert file.read().situation.company == "Forced"


def test_another_section_saved_elsewhere_is_no_conflict(file: PlanFile) -> None:
    widget = SectionWidget("situation", file)
    file.save("risks", complete_plan().risks)
    assert send(widget, {"company": "Here"})["state"] == "saved"
    assert file.read().risks == complete_plan().risks


def test_reading_again_shows_the_file_under_a_new_revision(file: PlanFile) -> None:
    widget = SectionWidget("situation", file)
    revision = widget.revision
    save_whole_plan(file)
    widget.receive({"ask": "read", "attempt": 1})
    assert widget.revision > revision
    assert widget.values["company"] == "Known."


def test_a_damaged_file_is_set_aside_with_its_notice(file: PlanFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text("{ not JSON", encoding="utf-8")
    widget = SectionWidget("situation", file)
    assert "plan.json is not JSON. The file is kept as" in widget.status["message"]
    assert len(list(file.path.parent.glob("plan.json.damaged-*"))) == 1


def test_a_file_that_is_damaged_while_the_form_is_open(file: PlanFile) -> None:
    widget = SectionWidget("situation", file)
    send(widget, {"company": "Here"})
    file.path.write_text("{ not JSON", encoding="utf-8")
    status = send(widget, {"company": "Still here"})
    assert status["state"] == "saved"
    assert "The file is kept as" in status["message"]
    assert file.read().situation.company == "Still here"


def test_a_newer_file_is_left_alone_and_told(file: PlanFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text('{"version": 99, "plan": {}}', encoding="utf-8")
    widget = SectionWidget("situation", file)
    assert widget.status["state"] == "error"
    assert "newer version" in widget.status["message"]
    assert send(widget, {"company": "Here"})["state"] == "error"
    assert '"version": 99' in file.path.read_text(encoding="utf-8")


def test_what_the_law_finder_cannot_read_is_saved_and_said(file: PlanFile) -> None:
    widget = SectionWidget("situation", file)
    status = send(widget, {"seat": "Ruritania"})
    assert status["state"] == "saved"
    assert "Ruritania" in status["remarks"]["seat"]
    assert SectionWidget("situation", file).status["remarks"] == status["remarks"]


def test_other_forms_in_the_notebook_follow(file: PlanFile) -> None:
    leverage = SectionWidget("leverage", file)
    risks = SectionWidget("risks", file)
    shown = risks.view
    send(SectionWidget("situation", file), {"seat": "DE", "employees_in": "DE: 5400"})
    assert "data-ngos-add" in leverage.view
    assert risks.view == shown


def test_a_cell_shows_the_form_and_one_line_where_there_is_none(file: PlanFile) -> None:
    data, metadata = SectionWidget("risks", file)._repr_mimebundle_()
    assert set(data) == {WIDGET_VIEW, "text/plain"}
    assert data["text/plain"] == "Risk register: run the notebook in JupyterLab to fill it in."
    assert metadata == {}
