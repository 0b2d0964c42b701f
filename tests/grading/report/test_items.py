"""What is said of each question, and when it is to be reviewed."""

from collections.abc import Sequence

import pytest

from ngos_and_co.grading.report.choices import count_choices
from ngos_and_co.grading.report.items import Item, ItemAnalysis, analyse_items
from ngos_and_co.grading.report.records import (
    AssignmentRecord,
    GradedCell,
    Standing,
    TraineeResult,
)
from ngos_and_co.questions import parse_question
from tests.questions import bodies

SINGLE_CELL = GradedCell("q1-elements", 2, f"%%question\n{bodies.SINGLE}")
OTHER_CELLS = (GradedCell("x", 1), GradedCell("y", 1))


def record_of(*rows: Sequence[float | None]) -> AssignmentRecord:
    cells = (SINGLE_CELL, *OTHER_CELLS)
    results = tuple(
        TraineeResult(
            f"t{number}",
            Standing.GRADED,
            scores=dict(zip((cell.name for cell in cells), row, strict=True)),
        )
        for number, row in enumerate(rows)
    )
    return AssignmentRecord("quiz", cells, results)


def first_item(analysis: ItemAnalysis) -> Item:
    return analysis.items[0]


def flags(*rows: Sequence[float | None], answers: Sequence[str] = ()) -> str:
    stored = [{"q1-elements": answer} for answer in answers]
    return " ".join(first_item(analyse_items(record_of(*rows), stored)).flags)


def test_difficulty_is_the_mean_share() -> None:
    item = first_item(analyse_items(record_of((2, 1, 1), (1, 1, 0), (0, 0, 0))))
    assert item.difficulty == pytest.approx(0.5)
    assert item.scored == 3
    assert item.discrimination == pytest.approx(1)


def test_one_who_waits_for_a_person_is_left_out_of_totals_and_not_taken_for_zero() -> None:
    rows = [(2, 1, 1), (0, 0, 0), (2, 1, 0)] * 4
    before = analyse_items(record_of(*rows))
    after = analyse_items(record_of(*rows, (2, None, 1)))
    assert first_item(after).discrimination == first_item(before).discrimination
    assert after.items[1].difficulty == before.items[1].difficulty
    assert after.reliability == before.reliability


def test_a_question_that_waits_for_many_is_no_part_of_the_total() -> None:
    rows = [(2, 1, None), (0, 0, None), (2, 0, 1)]
    analysis = analyse_items(record_of(*rows))
    assert analysis.reliability is not None
    assert analysis.reliability.questions == 2
    assert analysis.items[2].discrimination is None
    assert analysis.items[2].difficulty == 1


def test_nothing_handed_in_is_nothing_known() -> None:
    analysis = analyse_items(record_of())
    assert analysis.reliability is None
    assert {item.difficulty for item in analysis.items} == {None}


def test_a_good_question_is_not_flagged() -> None:
    assert flags(*[(2, 1, 1), (0, 0, 0)] * 6, answers=["b", "a", "b", "c"] * 3) == ""


def test_few_trainees_flag_nothing() -> None:
    assert flags(*[(0, 1, 1), (0, 0, 0)] * 2, answers=["a"] * 4) == ""


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(2, 1, 1), (2, 0, 0)] * 6, "Very easy"),
        ([(0, 1, 1), (0, 0, 0)] * 6, "Very hard"),
        ([(0, 1, 1), (2, 0, 0)] * 6, "Check the key first"),
        ([(2, 1, 1), (0, 1, 1), (2, 0, 0), (0, 0, 0)] * 3, "hardly tells apart"),
    ],
)
def test_flags_of_scores(rows: list[tuple[float, float, float]], said: str) -> None:
    assert said in flags(*rows)


def test_a_wrong_option_that_beats_the_key_is_named() -> None:
    said = flags(*[(2, 1, 1), (0, 0, 0)] * 6, answers=["a"] * 7 + ["b"] * 4 + ["c"])
    assert "wrong option a is chosen more often (7) than the right b (4)" in said


def test_a_wrong_option_of_nobody_is_named() -> None:
    said = flags(*[(2, 1, 1), (0, 0, 0)] * 6, answers=["a"] * 4 + ["b"] * 8)
    assert "Nobody chooses the option c" in said


def test_choices_of_several() -> None:
    question = parse_question(bodies.MULTIPLE)
    found = count_choices(question, [["a", "b"], ["b", "c"], None, "a", ["a", "a"]])
    assert found is not None
    assert found.answers == 2
    assert {each.option: each.count for each in found.options} == {
        "a": 1,
        "b": 2,
        "c": 1,
        "d": 0,
        "e": 0,
    }
    assert [each.option for each in found.keys] == ["a", "b", "d"]


def test_choices_of_a_statement() -> None:
    found = count_choices(parse_question(bodies.TRUE_FALSE), [True, False, False, 1])
    assert found is not None
    assert [(each.option, each.count, each.is_key) for each in found.options] == [
        ("true", 1, False),
        ("false", 2, True),
    ]


def test_a_number_has_no_choices() -> None:
    assert count_choices(parse_question(bodies.NUMERIC), [1]) is None
