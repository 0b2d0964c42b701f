"""The demo: it agrees with the truth, and says so when the truth is otherwise."""

from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from ngos_and_co.grading import demo
from ngos_and_co.grading.demo import run_demo
from ngos_and_co.grading.demo_result import result_lines
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.simulated_trainees import SimulatedTrainee
from tests.grading.sample_course import ASSIGNMENT

pytestmark = pytest.mark.slow


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_scores_of_simulated_trainees_are_what_is_known(course: Path, tmp_path: Path) -> None:
    before = contents(course)
    told: list[str] = []
    result = run_demo(
        course, 7, keep=tmp_path / "kept", progress=lambda *news: told.append(news[0])
    )
    assert result.is_right, result_lines(result)
    assert [row.total_found for row in result.rows][:5:2] == [9.5, 0, 0]
    assert result.rows[5].found["q2-signs"] == 2
    assert result.rows[6].total_found == 9.5
    assert result.written_answers == 1
    assert {"handing in", "grading"} <= set(told)
    assert contents(course) == before
    assert (tmp_path / "kept" / "feedback" / "trainee-01" / ASSIGNMENT / "quiz-01.html").exists()


def test_a_wrong_score_is_named(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = demo.make_trainees

    def expect_more(*arguments: object) -> tuple[SimulatedTrainee, ...]:
        (trainee,) = make(*arguments)
        return (attrs.evolve(trainee, expected={**trainee.expected, "q1-elements": Fraction(1)}),)

    monkeypatch.setattr(demo, "make_trainees", expect_more)
    result = run_demo(course, 1)
    assert not result.is_right
    assert [str(each) for each in result.differences] == [
        "trainee-01, q1-elements: 1 points are known, 2 points found."
    ]


def test_the_true_gradebook_is_never_touched(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gradebook = tmp_path / "true.db"
    monkeypatch.setenv("NGOS_GRADEBOOK_URL", f"sqlite:///{gradebook}")
    assert run_demo(course, 1).is_right
    assert not gradebook.exists()


def test_does_not_write_into_a_folder_that_holds_something(course: Path) -> None:
    with pytest.raises(GradingError, match="not an empty folder"):
        run_demo(course, 1, keep=course)


def test_the_demo_takes_a_quiz_before_what_needs_code_or_a_person() -> None:
    assert demo._first_quiz(("data-01", "quiz-02", "quiz-03", "task-01")) == "quiz-02"
    assert demo._first_quiz(("data-01",)) == "data-01"
