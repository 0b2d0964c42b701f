"""The report in its four formats, and what a stranger's names may not do in them."""

import csv
import io
import json
from datetime import datetime

import pytest

from ngos_and_co.grading.feedback_check import LOADED
from ngos_and_co.grading.report.cohort_report import (
    AssignmentReport,
    CohortReport,
    reliability_sentence,
)
from ngos_and_co.grading.report.csv_text import report_csv
from ngos_and_co.grading.report.formats import ReportFormat, write_report
from ngos_and_co.grading.report.items import analyse_items
from ngos_and_co.grading.report.records import (
    AssignmentRecord,
    GradedCell,
    Standing,
    TraineeResult,
)
from ngos_and_co.grading.report.statistics import Reliability
from tests.questions import bodies
from tests.valid_html import parse_strictly

HOSTILE = ('=HYPERLINK("http://x","y")', "<script>alert(1)</script>", "ana\x1b[2J", 'a,"b\nc', "@x")
CELLS = (GradedCell("q1-elements", 2, f"%%question\n{bodies.SINGLE}"), GradedCell("q2", 1))


def report_of(*trainees: str, is_detailed: bool = True) -> CohortReport:
    at = datetime(2026, 11, 20, 10)
    results = [
        TraineeResult(name, Standing.GRADED, at, {"q1-elements": 2.0, "q2": 0.25}, penalty=0.5)
        for name in trainees
    ]
    results.append(
        TraineeResult(
            "zoe", Standing.WAITS_FOR_A_PERSON, at, {"q1-elements": 0.0, "q2": None}, ("q2",)
        )
    )
    results.append(TraineeResult("zz-absent", Standing.NOT_HANDED_IN))
    record = AssignmentRecord("quiz-01", CELLS, tuple(results))
    answers = [{"q1-elements": "b"} for _ in trainees]
    return CohortReport((AssignmentReport(record, analyse_items(record, answers)),), is_detailed)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_row_a_trainee_with_each_question() -> None:
    ana, zoe, absent = rows_of(report_csv(report_of("ana")))
    assert ana == {
        "trainee": "ana",
        "assignment": "quiz-01",
        "standing": "graded",
        "handed_in_utc": "2026-11-20T10:00:00",
        "points": "1.75",
        "maximum": "3",
        "late_penalty": "0.5",
        "waits_for_a_person": "",
        "q1-elements": "2.0",
        "q2": "0.25",
    }
    assert (zoe["q2"], zoe["waits_for_a_person"]) == ("", "q2")
    assert (absent["points"], absent["standing"]) == ("", "not handed in")


def test_csv_of_all_has_no_questions() -> None:
    assert "q2" not in rows_of(report_csv(report_of("ana", is_detailed=False)))[0]


@pytest.mark.parametrize("name", HOSTILE)
def test_csv_holds_no_formula_and_no_torn_row(name: str) -> None:
    rows = rows_of(report_csv(report_of(name)))
    assert len(rows) == 3
    assert not rows[0]["trainee"].lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("is_detailed", [True, False])
def test_the_page_is_valid_and_loads_nothing(is_detailed: bool) -> None:
    page = write_report(report_of(*HOSTILE, is_detailed=is_detailed), ReportFormat.HTML)
    document = parse_strictly(page)
    assert document.get("lang") == "en"
    assert not document.findall(".//script")
    assert not LOADED.search(page)
    for table in document.findall(".//table"):
        assert table.find("caption") is not None
        assert all(cell.get("scope") for cell in table.iter("th"))


def test_the_table_says_all() -> None:
    text = write_report(report_of("ana"), ReportFormat.TABLE)
    assert "quiz-01, not handed in: zz-absent." in text
    assert "Points of 3" in text
    assert "q1-elements: b" in text
    assert "ana: 0.5 points taken off" in text
    assert "Reliability" in text


def test_no_name_steers_the_terminal() -> None:
    text = write_report(report_of(*HOSTILE, "x\udcff"), ReportFormat.TABLE)
    assert "\x1b" not in text
    assert text.encode()


def test_json_gives_every_name_back() -> None:
    document = json.loads(write_report(report_of(*HOSTILE, "x\udcff"), ReportFormat.JSON))
    (assignment,) = document["assignments"]
    assert [each["trainee"] for each in assignment["trainees"]][:6] == [*HOSTILE, "x\udcff"]
    assert assignment["counts"]["not handed in"] == 1
    assert assignment["questions"][0]["choices"]["options"][1]["count"] == 6


@pytest.mark.parametrize("form", ReportFormat)
def test_nothing_at_all_is_a_report_too(form: ReportFormat) -> None:
    assert write_report(CohortReport((), is_detailed=False), form)
    empty = AssignmentRecord("quiz", (), ())
    assert write_report(CohortReport((AssignmentReport(empty, analyse_items(empty)),), True), form)


def test_small_groups_are_warned_of() -> None:
    small = reliability_sentence(Reliability(0.7, 0.2, 0.9, 12, 5))
    large = reliability_sentence(Reliability(0.7, 0.6, 0.8, 200, 5))
    assert "rough guess" in small
    assert "rough guess" not in large
    assert "between 0.60 and 0.80" in large
    assert "not known" in reliability_sentence(None)
