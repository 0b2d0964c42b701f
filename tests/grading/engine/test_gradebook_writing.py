"""Writing to a gradebook that others use too, or that cannot be used."""

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from ngos_and_co.grading.engine import gradebook_connection
from ngos_and_co.grading.engine.gradebook_connection import open_gradebook
from ngos_and_co.grading.engine.pipeline import grade_assignment
from ngos_and_co.grading.problems import GradingError
from tests.grading.engine import gradebooks
from tests.grading.sample_course import ASSIGNMENT, POINTS, RIGHT, write_submission


def test_a_busy_gradebook_is_waited_for(released_course: Path) -> None:
    write_submission(released_course, "ana", RIGHT)
    other = sqlite3.connect(
        released_course / "gradebook.db", isolation_level=None, check_same_thread=False
    )
    other.execute("BEGIN IMMEDIATE")
    free = threading.Timer(1.0, other.execute, ["COMMIT"])
    free.start()
    began = time.monotonic()
    grade_assignment(released_course, ASSIGNMENT, workers=1)
    assert time.monotonic() - began >= 0.5  # it did wait
    free.join()
    other.close()
    assert gradebooks.scores(released_course, "ana") == POINTS


def test_a_gradebook_that_stays_busy_is_said(
    released_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gradebook_connection, "BUSY_SECONDS", 0.2)
    write_submission(released_course, "ana", RIGHT)
    other = sqlite3.connect(released_course / "gradebook.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(GradingError, match="kept the gradebook busy"):
        grade_assignment(released_course, ASSIGNMENT, workers=1)
    other.execute("ROLLBACK")
    other.close()
    assert not (released_course / "autograded" / "ana").exists()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("not an address", "address cannot be used"),
        ("nosuch://host/base", "address cannot be used"),
        ("mysql+mysqldb://host/base", "is not installed"),
    ],
)
def test_an_address_that_cannot_be_used_is_said(address: str, sentence: str) -> None:
    with pytest.raises(GradingError, match=sentence):
        open_gradebook(address)


def test_a_gradebook_without_tables_is_said(released_course: Path) -> None:
    write_submission(released_course, "ana", RIGHT)
    (released_course / "gradebook.db").unlink()
    sqlite3.connect(released_course / "gradebook.db").close()
    with pytest.raises(GradingError, match="nbgrader db upgrade"):
        grade_assignment(released_course, ASSIGNMENT, workers=1)


def test_a_question_whose_key_is_gone_is_said(released_course: Path) -> None:
    write_submission(released_course, "ana", RIGHT)
    gradebook = sqlite3.connect(released_course / "gradebook.db")
    gradebook.execute("UPDATE source_cell SET source = replace(source, 'key: b', '')")
    gradebook.commit()
    gradebook.close()
    with pytest.raises(GradingError, match="Release the assignment again"):
        grade_assignment(released_course, ASSIGNMENT, workers=1)


def test_points_that_do_not_fit_the_question_are_said(released_course: Path) -> None:
    write_submission(released_course, "ana", RIGHT)
    gradebook = sqlite3.connect(released_course / "gradebook.db")
    gradebook.execute("UPDATE grade_cells SET max_score = 100 WHERE max_score = 3")
    gradebook.commit()
    gradebook.close()
    with pytest.raises(GradingError, match=r"q2-signs with 100.0 points"):
        grade_assignment(released_course, ASSIGNMENT, workers=1)
