"""Gradebook and folders put together: who stands where, with how many statements."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from ngos_and_co.grading.course_settings import CourseSettings
from ngos_and_co.grading.engine.gradebook_connection import open_gradebook
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.report.cohort_reading import read_cohort
from ngos_and_co.grading.report.gradebook_reading import read_gradebook
from ngos_and_co.grading.report.records import Standing
from tests.grading.report.sample_gradebook import fill_gradebook, make_gradebook

TABLES_READ = 8
"""The cells' points are joined to them; beside these there is the beginning of the transaction."""
QUESTIONS = [("q1", 2.0, ""), ("q2", 1.0, "")]
ON_TIME = "2026-11-20 10:00:00.000000 UTC"
LATER = "2026-11-21 08:30:00.000000 UTC"


def course_in(folder: Path) -> CourseSettings:
    address = make_gradebook(folder / "gradebook.db")
    names = ("solutions", "exercises", "submitted", "autograded", "feedback")
    return CourseSettings(*(folder / name for name in names), database=address)


def hand_in(
    course: CourseSettings, trainee: str, timestamp: str | None, name: str = "quiz"
) -> Path:
    folder = course.submitted / trainee / name
    folder.mkdir(parents=True)
    if timestamp is not None:
        (folder / "timestamp.txt").write_text(timestamp)
    return folder


@contextmanager
def counted_statements(address: str, assignment: str | None) -> Iterator[list[str]]:
    engine = open_gradebook(address)
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    with engine.begin() as connection:
        read_gradebook(connection, assignment)
    engine.dispose()
    yield said


def test_each_trainee_stands_somewhere(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    scores = {(0, 0): 2.0, (0, 1): 0.5, (1, 0): 1.0, (1, 1): None, (2, 0): 0.0, (2, 1): 0.0}
    fill_gradebook(
        course.database, ["quiz"], ["ana", "ben", "cid"], QUESTIONS, lambda *at: scores[at]
    )
    for trainee, timestamp in {"ana": ON_TIME, "ben": ON_TIME, "cid": LATER, "dan": None}.items():
        hand_in(course, trainee, timestamp)
    hand_in(course, "eve", None, "another quiz")
    (record,) = read_cohort(course)
    assert {each.trainee: (each.standing, each.points) for each in record.results} == {
        "ana": (Standing.GRADED, 2.5),
        "ben": (Standing.WAITS_FOR_A_PERSON, 1.0),
        "cid": (Standing.WAITS_FOR_GRADING, 0.0),
        "dan": (Standing.WAITS_FOR_GRADING, None),
        "eve": (Standing.NOT_HANDED_IN, None),
    }
    assert record.results[1].waiting == ("q2",)
    assert record.points == 3


@pytest.mark.parametrize("assignment", [None, "quiz-1"])
def test_statements_do_not_grow_with_the_cohort(tmp_path: Path, assignment: str | None) -> None:
    counts = []
    for size in (2, 40):
        address = make_gradebook(tmp_path / f"{size}.db")
        trainees = [f"t{number}" for number in range(size)]
        fill_gradebook(address, ["quiz-1", "quiz-2"], trainees, QUESTIONS, lambda *_: 1.0)
        with counted_statements(address, assignment) as said:
            counts.append(len(said))
    assert counts[0] == counts[1] <= 1 + TABLES_READ


def test_another_assignment_is_left_out(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    fill_gradebook(course.database, ["one", "two"], ["ana"], QUESTIONS, lambda *_: 1.0)
    (record,) = read_cohort(course, "two")
    assert record.name == "two"
    assert record.results[0].points == 2
    assert [each.name for each in read_cohort(course)] == ["one", "two"]


def test_an_unknown_assignment_is_named(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    with pytest.raises(GradingError, match=r"no assignment 'quiz-99'.*ngos release quiz-99"):
        read_cohort(course, "quiz-99")


def test_no_gradebook_is_said(tmp_path: Path) -> None:
    names = ("solutions", "exercises", "submitted", "autograded", "feedback")
    course = CourseSettings(
        *(tmp_path / name for name in names), database=f"sqlite:///{tmp_path / 'none.db'}"
    )
    with pytest.raises(GradingError, match="no gradebook yet"):
        read_cohort(course)


def test_what_a_stranger_puts_in_place_of_the_time_stops_nothing(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    fill_gradebook(course.database, ["quiz"], ["ana", "ben", "cid"], QUESTIONS, lambda *_: 1.0)
    os.mkfifo(hand_in(course, "ana", None) / "timestamp.txt")
    (hand_in(course, "ben", None) / "timestamp.txt").symlink_to("/dev/zero")
    hand_in(course, "cid", "yesterday \udcff".encode(errors="replace").decode())
    (record,) = read_cohort(course)
    assert record.count(Standing.GRADED) == 3
