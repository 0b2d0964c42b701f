"""What nbgrader's own autograding makes, with our step, of submissions that were tampered with."""

import copy
from collections.abc import Mapping
from pathlib import Path

import nbformat
import pytest

from ngos_and_co.grading.engine.pipeline import grade_assignment
from ngos_and_co.grading.nbgrader_course import open_course, run
from ngos_and_co.grading.problems import GradingError
from tests.grading import sample_course
from tests.grading.sample_course import (
    ASSIGNMENT,
    NOTEBOOK,
    RIGHT,
    Notebook,
    released_notebook,
    write_submission,
)

FULL = {**sample_course.POINTS}

pytestmark = pytest.mark.slow


def autograde(course: Path, trainee: str) -> Mapping[str, float | None]:
    """Grade one submission as ``nbgrader autograde`` does, and give the scores by question."""
    from nbgrader.converters import Autograde

    opened = open_course(course)
    directory = opened.directory(assignment_id=ASSIGNMENT, student_id=trainee)
    run(Autograde(coursedir=directory, config=opened.config), "Grading")
    with opened.gradebook() as gradebook:
        submission = gradebook.find_submission(ASSIGNMENT, trainee)
        return {
            grade.name: grade.auto_score
            for notebook in submission.notebooks
            for grade in notebook.grades
            if grade.name != sample_course.WRITTEN_ID
        }


def cell_of(notebook: Notebook, question_id: str) -> Notebook:
    return next(
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == question_id
    )


def test_points_and_marks_come_from_the_gradebook(released_course: Path) -> None:
    notebook = released_notebook(released_course)
    cell_of(notebook, "q1-elements").metadata["nbgrader"]["points"] = 100
    cell_of(notebook, "q2-signs").metadata["nbgrader"]["grade"] = False
    cell_of(notebook, "q3-child").source = "2000.0"
    write_submission(released_course, "ana", RIGHT, notebook)
    assert autograde(released_course, "ana") == FULL


def test_deleted_cells_come_back(released_course: Path) -> None:
    notebook = released_notebook(released_course)
    for name in ("load", "q1-elements", "q5-term"):
        notebook.cells.remove(cell_of(notebook, name))
    write_submission(released_course, "ana", RIGHT, notebook)
    assert autograde(released_course, "ana") == FULL


def test_copied_and_moved_cells_cost_nothing(released_course: Path) -> None:
    notebook = released_notebook(released_course)
    twin = copy.deepcopy(cell_of(notebook, "q1-elements"))
    twin.id = "twin"
    twin.source = twin.source.replace("hard", "easy")
    stray = copy.deepcopy(twin)
    stray.id, stray.metadata = "stray", type(stray.metadata)()
    loading = cell_of(notebook, "load")
    notebook.cells.remove(loading)
    notebook.cells = [stray, twin, *notebook.cells, loading]
    write_submission(released_course, "ana", RIGHT, notebook)
    assert autograde(released_course, "ana") == FULL


def test_code_of_the_trainees_own_does_not_stop_the_questions(released_course: Path) -> None:
    from nbformat.v4 import new_code_cell

    notebook = released_notebook(released_course)
    notebook.cells.insert(2, new_code_cell("import os; os.chdir('/'); 1 / 0"))
    write_submission(released_course, "ana", RIGHT, notebook)
    assert autograde(released_course, "ana") == FULL


def test_a_false_magic_is_never_run(released_course: Path) -> None:
    from nbformat.v4 import new_code_cell

    notebook = released_notebook(released_course)
    claim = "get_ipython().register_magic_function(lambda *_: 2.0, 'cell', 'question')"
    notebook.cells.insert(2, new_code_cell(claim))
    write_submission(released_course, "ana", {}, notebook)
    assert set(autograde(released_course, "ana").values()) == {0}


def test_a_notebook_that_cannot_be_read_is_reported(released_course: Path) -> None:
    folder = write_submission(released_course, "ana", RIGHT)
    (folder / "quiz-01.ipynb").write_text('{"cells": [')
    with pytest.raises(GradingError, match="Grading failed"):
        autograde(released_course, "ana")


def test_a_question_renamed_since_does_not_stop_the_others(released_course: Path) -> None:
    notebook = released_notebook(released_course)
    cell_of(notebook, "q1-elements").metadata["nbgrader"]["grade_id"] = "q1-former-name"
    write_submission(released_course, "ana", RIGHT, notebook)
    assert autograde(released_course, "ana") == FULL


def test_the_notebook_shown_is_that_of_ngos_grade(released_course: Path) -> None:
    write_submission(released_course, "ana", {**RIGHT, "q2-signs": ["a"]})
    autograde(released_course, "ana")
    shown = released_course / "autograded" / "ana" / NOTEBOOK
    by_nbgrader = nbformat.read(shown, as_version=4)
    grade_assignment(released_course, ASSIGNMENT, force=True, workers=1)
    assert nbformat.read(shown, as_version=4) == by_nbgrader
