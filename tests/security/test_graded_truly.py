"""Attacks on one's own score, handed in and graded: each gets what its answers are truly worth."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ngos_and_co.grading.engine.pipeline import GradingReport, grade_assignment
from ngos_and_co.grading.sandbox import WarmKernels
from tests.grading import sample_course
from tests.grading.engine import gradebooks
from tests.grading.sample_course import ASSIGNMENT
from tests.security.graded_course import (
    ALL_POINTS,
    RIGHT_CODE,
    WRITTEN_ID,
    WRONG_CODE,
    hand_in,
    make_graded_course,
)
from tests.security.score_attacks import CHANGES, CODE, FILES

pytestmark = pytest.mark.slow

ATTACKERS = (
    *(f"code {name}" for name in CODE),
    *(f"file {name}" for name in FILES),
    *(f"notebook {name}" for name in CHANGES),
)
SCRIPT_AS_NAME = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def graded(
    kernels: WarmKernels, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, GradingReport]]:
    """Grade all attacks, and an honest trainee, in one run."""
    del kernels  # skips where there is no sandbox
    root = make_graded_course(tmp_path_factory.mktemp("attacked") / "course")
    hand_in(root, "honest", RIGHT_CODE, {"q1-clicked": "b"})
    for name, code in CODE.items():
        hand_in(root, f"code {name}", code, {"q1-clicked": "a", "q2-computed": 7})
    hand_in(root, SCRIPT_AS_NAME, RIGHT_CODE, {"q1-clicked": "b"})
    for name, answers in FILES.items():
        hand_in(root, f"file {name}", WRONG_CODE, answers)
    for name, change in CHANGES.items():
        notebook = sample_course.released_notebook(root)
        change(notebook)
        hand_in(root, f"notebook {name}", WRONG_CODE, {"q1-clicked": "a"}, notebook)
    before = _digests(root)
    report = grade_assignment(root, ASSIGNMENT, workers=1)
    yield root, report
    assert _digests(root) == before


def _digests(root: Path) -> Mapping[str, str]:
    """Give what a grading run never writes."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("solutions", "exercises", "submitted")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def test_one_who_is_right_gets_all_points(graded: tuple[Path, GradingReport]) -> None:
    root, _ = graded
    scores = gradebooks.scores(root, "honest")
    assert scores["q1-clicked"] == 1
    assert scores["q2-computed"] == ALL_POINTS - 1


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_one_who_attacks_gets_no_point_and_stops_nobody(
    graded: tuple[Path, GradingReport], attacker: str
) -> None:
    root, report = graded
    (ending,) = (each for each in report.endings if each.trainee == attacker)
    assert ending.ending.value in {"graded", "needs a person", "refused"}
    if ending.ending.value != "refused":
        grades = gradebooks.grades(root, attacker)
        assert {name: score for name, (score, _) in grades.items() if score} == {}
        assert set(grades) == {"q1-clicked", "q2-computed", WRITTEN_ID}


def test_a_script_as_name_gets_into_no_page(graded: tuple[Path, GradingReport]) -> None:
    root, report = graded
    (ending,) = (each for each in report.endings if each.trainee == SCRIPT_AS_NAME)
    assert ending.ending.value == "refused"
    assert SCRIPT_AS_NAME not in gradebooks.trainees(root)
    assert not (root / "autograded" / SCRIPT_AS_NAME).exists()


def test_code_that_did_not_end_well_waits_for_a_person(
    graded: tuple[Path, GradingReport],
) -> None:
    root, report = graded
    for attacker in ("code very many answers", "code an end before the end"):
        (ending,) = (each for each in report.endings if each.trainee == attacker)
        assert any(reason.startswith("The code in quiz-01") for reason in ending.reasons)
        assert gradebooks.grades(root, attacker)["q2-computed"] == (None, True)


def test_no_attack_has_run_outside(graded: tuple[Path, GradingReport]) -> None:
    del graded
    assert not Path("/tmp/pwned").exists()  # noqa: S108 (where two of the attacks would leave it)
