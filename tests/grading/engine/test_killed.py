"""A grader that is killed at any moment loses nothing, and the next run goes on from there."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from ngos_and_co.grading.engine import gradebook_tables as tables
from ngos_and_co.grading.engine.gradebook_connection import open_gradebook
from ngos_and_co.grading.engine.pipeline import grade_assignment
from ngos_and_co.grading.nbgrader_course import open_course
from tests.effort import effort
from tests.grading import sample_course
from tests.grading.sample_course import ASSIGNMENT, NOTEBOOK, RIGHT, write_submission

TRAINEES = 150
CELLS = len(sample_course.POINTS) + 1
TRUE_POINTS = {f"t{number:03}": 9.5 if number % 3 else 0.0 for number in range(TRAINEES)}

pytestmark = pytest.mark.slow


@pytest.fixture
def cohort(released_course: Path) -> Path:
    for trainee, points in TRUE_POINTS.items():
        folder = write_submission(released_course, trainee, RIGHT if points else {})
        (folder / "timestamp.txt").write_text("2026-11-20 10:00:00.000000 UTC")
    return released_course


def start_grading(course: Path, *options: str) -> subprocess.Popen[str]:
    """Start a run in a process group of its own, so that workers can be killed along."""
    return subprocess.Popen(
        [sys.executable, "-m", "ngos_and_co.cli", "grade", ASSIGNMENT, *options],
        cwd=course,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def points_of(course: Path) -> dict[str, tuple[int, float]]:
    """Give, for each submission in the gradebook, how many grades it has and their sum."""
    engine = open_gradebook(open_course(course).settings.database)
    found: dict[str, tuple[int, float]] = {}
    with engine.begin() as connection:
        for trainee, points in connection.execute(
            select(tables.submitted_assignment.c.student_id, tables.grade.c.auto_score)
            .outerjoin(
                tables.submitted_notebook,
                tables.submitted_notebook.c.assignment_id == tables.submitted_assignment.c.id,
            )
            .outerjoin(tables.grade, tables.grade.c.notebook_id == tables.submitted_notebook.c.id)
        ):
            count, total = found.get(trainee, (0, 0.0))
            found[trainee] = (count + (points is not None), total + (points or 0.0))
    engine.dispose()
    return found


def check_nothing_is_half_done(course: Path) -> int:
    """Check every submission, and give how many are graded."""
    points = points_of(course)
    for trainee, (count, total) in points.items():
        assert count == CELLS, f"{trainee} is half graded"
        assert total == TRUE_POINTS[trainee]
    placed = {path.parent.name for path in (course / "autograded").glob(f"*/{ASSIGNMENT}")}
    assert placed <= set(points), "a folder says graded, and the gradebook does not know it"
    for trainee in placed:
        names = {path.name for path in (course / "autograded" / trainee / ASSIGNMENT).iterdir()}
        assert names == {"quiz-01.ipynb", "answers.json", "timestamp.txt"}
        assert (course / "autograded" / trainee / NOTEBOOK).stat().st_size > 1000
    return len(placed)


def test_killed_at_any_moment_nothing_is_lost(cohort: Path) -> None:
    chance = random.Random(4)  # noqa: S311 (a simulation)
    began = time.monotonic()
    first = start_grading(cohort)
    _, said = first.communicate()
    assert first.returncode == 0, said
    whole = time.monotonic() - began
    assert check_nothing_is_half_done(cohort) == TRAINEES
    for attempt in range(effort(5, 50)):
        # Half of the runs grade again what is graded, half go on where the last one was killed.
        again = ["--force"] if attempt % 2 == 0 else []
        run = start_grading(cohort, *again)
        time.sleep(chance.uniform(0.2, 1.0) * whole)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        check_nothing_is_half_done(cohort)
    report = grade_assignment(cohort, ASSIGNMENT, workers=1)
    assert check_nothing_is_half_done(cohort) == TRAINEES
    assert {each.ending.value for each in report.endings} <= {"graded", "graded before"}
    assert [path.name for path in (cohort / "autograded" / ".grading").iterdir()] == ["lock"]


def test_interrupted_as_by_control_c_it_stops_plainly(cohort: Path) -> None:
    run = start_grading(cohort, "--workers", "2")
    time.sleep(1.5)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert "Traceback" not in said
    check_nothing_is_half_done(cohort)
    grade_assignment(cohort, ASSIGNMENT, workers=1)
    assert check_nothing_is_half_done(cohort) == TRAINEES


@pytest.mark.parametrize("step", ["take_away", "write", "put_in_place", "clear_workshop"])
def test_stopped_between_two_steps_nothing_is_half_done(
    cohort: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ngos_and_co.grading.engine.autograded_folders import AutogradedFolders
    from ngos_and_co.grading.engine.gradebook_writer import GradebookWriter

    owner = GradebookWriter if step == "write" else AutogradedFolders
    grade_assignment(cohort, ASSIGNMENT, ["t001", "t002"], workers=1)
    original = getattr(owner, step)
    calls = 0

    def stop(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        return original(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(owner, step, stop)
        with pytest.raises(KeyboardInterrupt):
            grade_assignment(cohort, ASSIGNMENT, workers=1, force=True)
    check_nothing_is_half_done(cohort)
    grade_assignment(cohort, ASSIGNMENT, workers=1)
    assert check_nothing_is_half_done(cohort) == TRAINEES
