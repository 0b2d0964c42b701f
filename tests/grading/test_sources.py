"""Every rule for the facilitator's notebooks, by one that breaks it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ngos_and_co.grading.sources import read_sources
from tests.grading import sample_course
from tests.grading.sample_course import ASSIGNMENT, Notebook


def rules_after(course: Path, change: Callable[[Notebook], None]) -> list[str]:
    notebook = sample_course.sample_notebook()
    change(notebook)
    path = course / "solutions" / ASSIGNMENT / "quiz-01.ipynb"
    path.write_text(json.dumps(notebook))
    return rules(course)


def rules(course: Path) -> list[str]:
    folders = sorted((course / "solutions").iterdir())
    return [problem.rule for problem in read_sources(course, folders)[1]]


def test_the_sample_has_no_problem(course: Path) -> None:
    assert rules(course) == []


def without_id(notebook: Notebook) -> None:
    del notebook.cells[0]["id"]


def same_id(notebook: Notebook) -> None:
    notebook.cells[0]["id"] = notebook.cells[1]["id"]


def without_key(notebook: Notebook) -> None:
    notebook.cells[2].source = notebook.cells[2].source.split("### BEGIN")[0]


def other_points(notebook: Notebook) -> None:
    notebook.cells[2].metadata["nbgrader"]["points"] = 3


def not_graded(notebook: Notebook) -> None:
    del notebook.cells[2].metadata["nbgrader"]


def not_loaded(notebook: Notebook) -> None:
    notebook.cells[1].source = "1 + 1"


def repeated(notebook: Notebook) -> None:
    notebook.cells[3].source = notebook.cells[2].source


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (without_id, "cell-id"),
        (same_id, "cell-id"),
        (without_key, "key-missing"),
        (other_points, "nbgrader-metadata"),
        (not_graded, "nbgrader-metadata"),
        (not_loaded, "load-cell"),
        (repeated, "id-unique"),
    ],
)
def test_finds_what_an_author_must_mend(
    course: Path, change: Callable[[Notebook], None], rule: str
) -> None:
    assert rules_after(course, change) == [rule]


def test_finds_an_id_used_in_two_assignments(course: Path) -> None:
    solutions = course / "solutions"
    shutil.copytree(solutions / ASSIGNMENT, solutions / "quiz-02")
    assert rules(course) == ["id-unique"] * 5


def test_finds_a_notebook_that_cannot_be_read(course: Path) -> None:
    (course / "solutions" / ASSIGNMENT / "quiz-01.ipynb").write_text("{")
    assert rules(course) == ["notebook-readable"]
