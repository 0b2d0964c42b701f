"""The command on a course that was released and graded, its points compared with nbgrader's own."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ngos_and_co.cli import app
from ngos_and_co.grading.nbgrader_course import open_course
from tests.grading.sample_course import (
    ASSIGNMENT,
    POINTS,
    WRITTEN_ID,
)

runner = CliRunner()


@pytest.fixture(scope="module")
def points_of_nbgrader(graded_once: Path) -> Mapping[str, float]:
    with open_course(graded_once).gradebook() as gradebook:
        return {
            each.student.id: each.score for each in gradebook.assignment_submissions(ASSIGNMENT)
        }


def report(course: Path, *options: str) -> str:
    result = runner.invoke(app, ["report", *options, "--course", str(course)])
    assert result.exit_code == 0, result.output
    return result.output


def test_points_are_nbgraders(graded_once: Path, points_of_nbgrader: Mapping[str, float]) -> None:
    rows = csv.DictReader(io.StringIO(report(graded_once, ASSIGNMENT, "--format", "csv")))
    found = {row["trainee"]: row for row in rows}
    assert sorted(found) == ["ana", "ben", "cid", "dan", "eve", "fay"]
    assert {
        name: float(row["points"]) for name, row in found.items() if row["points"]
    } == points_of_nbgrader
    assert found["cid"][WRITTEN_ID] == "3.5"
    assert found["dan"]["standing"] == "not handed in"
    assert found["eve"]["standing"] == "handed in, not graded yet"
    assert float(found["ana"]["maximum"]) == sum(POINTS.values()) + 4


def test_choices_come_from_what_was_handed_in(graded_once: Path) -> None:
    document = json.loads(report(graded_once, ASSIGNMENT, "--format", "json"))
    questions = {each["question"]: each for each in document["assignments"][0]["questions"]}
    assert list(questions) == [*POINTS, WRITTEN_ID]
    chosen = {
        each["option"]: each["count"] for each in questions["q1-elements"]["choices"]["options"]
    }
    # Eve is not graded yet; Cid and Fay answered nothing.
    assert chosen == {"a": 1, "b": 1, "c": 0}
    assert questions["q4-ratio"]["choices"] is None


def test_all_assignments_in_short(graded_once: Path) -> None:
    text = report(graded_once)
    assert "quiz-01, not handed in: dan." in text
    assert "to grade" in text


def test_a_file_is_written(graded_once: Path, tmp_path: Path) -> None:
    path = tmp_path / "reports" / "cohort.html"
    report(graded_once, "--format", "html", "-o", str(path))
    assert path.read_text().startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["quiz-77"], "knows no assignment 'quiz-77'"),
        (["--format", "pdf"], "'pdf' is none of table, html, csv, json"),
    ],
)
def test_what_cannot_be_reported_is_said(graded_once: Path, options: list[str], said: str) -> None:
    result = runner.invoke(app, ["report", *options, "--course", str(graded_once)])
    assert result.exit_code != 0
    assert said in " ".join(result.output.split())
