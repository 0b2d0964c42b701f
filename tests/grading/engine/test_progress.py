"""What a person or a program is told of a run."""

import io
import json

import pytest
from rich.console import Console

from ngos_and_co.grading.engine import progress
from ngos_and_co.grading.engine.pipeline import GradingReport, SubmissionEnding
from ngos_and_co.grading.engine.progress import Tally, report_json, report_lines, shown_progress
from ngos_and_co.grading.engine.result import Ending

ENDINGS = (
    SubmissionEnding("ana", Ending.GRADED, (), 9.5),
    SubmissionEnding("ben", Ending.NEEDS_A_PERSON, ("q6-plan is a written answer.",), 2.0),
    SubmissionEnding("cid", Ending.REFUSED, ("Hand in again.",)),
    SubmissionEnding("dov", Ending.UNCHANGED),
)
REPORT = GradingReport("quiz-01", ENDINGS, 1.25)


def test_lines_name_those_whom_somebody_must_look_at() -> None:
    assert list(report_lines(REPORT)) == [
        "ben: needs a person",
        "    q6-plan is a written answer.",
        "cid: refused",
        "    Hand in again.",
        "quiz-01: 1 graded, 1 needs a person, 1 refused, 1 graded before. 1.2 s.",
    ]


def test_json_holds_everything() -> None:
    told = json.loads(report_json(REPORT))
    assert told["counts"] == {
        "graded": 1,
        "needs a person": 1,
        "refused": 1,
        "graded before": 1,
    }
    assert told["submissions"][1] == {
        "trainee": "ben",
        "ending": "needs a person",
        "reasons": ["q6-plan is a written answer."],
        "points": 2.0,
    }


def test_a_tally_counts_and_estimates() -> None:
    tally = Tally(8)
    tally.began -= 2
    for ending in ENDINGS:
        tally.add(ending)
    assert (tally.done, tally.waiting, tally.refused) == (4, 1, 1)
    assert tally.line().startswith("4 of 8 submissions, 2 a second, about 2 s left; ")
    assert tally.line().endswith("1 for a person, 1 refused")


def test_where_there_is_no_terminal_lines_are_written_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0.0)
    written = io.StringIO()
    with shown_progress(Console(file=written, width=200)) as watch:
        watcher = watch(2)
        for ending in ENDINGS[:2]:
            watcher(ending)
    lines = written.getvalue().splitlines()
    assert [line.split(",")[0] for line in lines] == ["1 of 2 submissions", "2 of 2 submissions"]
    assert "\x1b" not in written.getvalue()


def test_on_a_terminal_there_is_a_bar() -> None:
    written = io.StringIO()
    console = Console(file=written, force_terminal=True, width=120)
    with shown_progress(console) as watch:
        watcher = watch(2)
        for ending in ENDINGS[:2]:
            watcher(ending)
    assert "2/2" in written.getvalue()
    assert "1 for a person" in written.getvalue()
