"""The demo's verdict."""

import io
from fractions import Fraction

from rich.console import Console

from ngos_and_co.grading.demo_result import DemoResult, DemoRow, print_demo, result_lines
from ngos_and_co.questions import parse_question
from tests.questions import bodies

QUESTION = parse_question(bodies.MULTIPLE)
THIRD = {QUESTION.id: Fraction(1)}


def result(*found: dict[str, float | None], **others: object) -> DemoResult:
    rows = tuple(
        DemoRow(f"trainee-{n}", "mixed", {QUESTION.id: Fraction(2, 3)}, each)
        for n, each in enumerate(found)
    )
    given = {"failures": (), "feedback_problems": (), "written_answers": 0, **others}
    return DemoResult(
        assignment="quiz", questions=(QUESTION,), rows=rows, seconds=1.0, folder=None, **given
    )


def test_scores_that_agree_but_for_rounding_are_right() -> None:
    assert result({QUESTION.id: 0.67}).is_right


def test_a_score_that_differs_a_little_more_is_named() -> None:
    outcome = result({QUESTION.id: 0.67}, {QUESTION.id: 0.68})
    assert not outcome.is_right
    assert [each.trainee for each in outcome.differences] == ["trainee-1"]
    assert any("0.68 points found" in line for line in result_lines(outcome))


def test_a_score_that_is_missing_is_no_zero() -> None:
    outcome = result({QUESTION.id: None})
    assert "no score found" in str(outcome.differences[0])


def test_a_failed_step_is_no_success() -> None:
    assert not result({QUESTION.id: 0.67}, failures=("Grading failed",)).is_right


def test_prints_grades_and_shares() -> None:
    output = io.StringIO()
    print_demo(result({QUESTION.id: 0.67}), Console(file=output, width=120))
    text = output.getvalue()
    assert "trainee-0" in text
    assert "22.3%" in text
    assert "All 1 scores of 1 trainees are what is known" in text
