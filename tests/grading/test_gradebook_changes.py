"""A new version of an assignment that has submissions."""

from pathlib import Path

import pytest

from ngos_and_co.grading.nbgrader_course import open_course
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.release import release
from tests.grading import sample_course
from tests.grading.sample_course import ASSIGNMENT, NOTEBOOK


@pytest.fixture
def graded_course(released_course: Path) -> Path:
    """Give a course with one submission in the gradebook."""
    with open_course(released_course).gradebook() as gradebook:
        gradebook.add_student("ana")
        gradebook.add_submission(ASSIGNMENT, "ana")
    return released_course


pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")


def test_a_removed_question_is_refused_in_one_sentence(graded_course: Path) -> None:
    before = (graded_course / "exercises" / NOTEBOOK).read_bytes()
    notebook = sample_course.sample_notebook()
    del notebook.cells[2]
    sample_course.write_source(graded_course, notebook)
    with pytest.raises(GradingError, match=r"holds 1 submission of it.*gone: q1-elements"):
        release(graded_course)
    assert (graded_course / "exercises" / NOTEBOOK).read_bytes() == before


def test_a_changed_key_tells_to_grade_again(graded_course: Path) -> None:
    notebook = sample_course.sample_notebook()
    notebook.cells[2].source = notebook.cells[2].source.replace("key: b", "key: c")
    sample_course.write_source(graded_course, notebook)
    [note] = release(graded_course).notes
    assert "1 submission of quiz-01" in note
    assert "q1-elements" in note
    assert "nbgrader autograde quiz-01 --force" in note
    assert release(graded_course).notes == ()


def test_without_submissions_questions_may_come_and_go(released_course: Path) -> None:
    notebook = sample_course.sample_notebook()
    del notebook.cells[2]
    sample_course.write_source(released_course, notebook)
    assert release(released_course).notes == ()
    with open_course(released_course).gradebook() as gradebook:
        names = {cell.name for cell in gradebook.find_notebook("quiz-01", ASSIGNMENT).grade_cells}
    assert "q1-elements" not in names
