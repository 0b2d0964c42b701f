"""The command ``ngos grade``."""

import json
from pathlib import Path

from typer.testing import CliRunner

from ngos_and_co.cli import app
from tests.grading.sample_course import ASSIGNMENT, RIGHT, write_submission

runner = CliRunner()


def grade(course: Path, *options: str) -> tuple[int, str]:
    done = runner.invoke(
        app, ["grade", ASSIGNMENT, "--workers", "1", "--course", str(course), *options]
    )
    return done.exit_code, done.stdout


def test_it_says_what_it_did(released_course: Path) -> None:
    write_submission(released_course, "ana", RIGHT)
    status, said = grade(released_course)
    assert status == 0
    assert said.startswith("quiz-01: 1 graded. ")
    assert grade(released_course)[1].startswith("quiz-01: 1 graded before. ")
    assert grade(released_course, "--force")[1].startswith("quiz-01: 1 graded. ")


def test_a_refusal_shows_in_the_status_and_json_is_only_json(released_course: Path) -> None:
    write_submission(released_course, "ana", RIGHT)
    (write_submission(released_course, "ben", RIGHT) / "quiz-01.ipynb").write_text("{")
    status, said = grade(released_course, "--json", "--trainee", "ana", "--trainee", "ben")
    assert status == 1
    assert json.loads(said)["counts"]["refused"] == 1


def test_what_is_wrong_is_a_sentence(released_course: Path) -> None:
    done = runner.invoke(app, ["grade", "quiz-99", "--course", str(released_course)])
    assert done.exit_code == 1
    assert done.stderr.startswith("Nothing was handed in for quiz-99")
