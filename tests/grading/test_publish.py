"""Publishing: what trainees can download is what was released, and nothing more."""

from pathlib import Path

import pytest

from ngos_and_co.grading.nbgrader_course import open_course, run
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.publish import publish
from ngos_and_co.grading.release import release
from tests.grading import sample_course
from tests.grading.sample_course import ASSIGNMENT, NOTEBOOK

OUTBOUND = Path("exchange") / "ngos-and-co" / "outbound"


def test_puts_the_exercises_into_the_exchange_once(released_course: Path) -> None:
    assert publish(released_course).published == (ASSIGNMENT,)
    assert (released_course / OUTBOUND / NOTEBOOK).read_bytes() == (
        released_course / "exercises" / NOTEBOOK
    ).read_bytes()
    again = publish(released_course)
    assert (again.published, again.unchanged) == ((), (ASSIGNMENT,))


def test_makes_the_folder_that_the_assignment_list_needs(released_course: Path) -> None:
    publish(released_course)
    assert (released_course / "workspace" / "exercises").is_dir()


def test_publishes_a_new_version(released_course: Path) -> None:
    publish(released_course)
    notebook = sample_course.sample_notebook()
    notebook.cells[0].source += "\n\nNew."
    sample_course.write_source(released_course, notebook)
    release(released_course)
    assert publish(released_course).published == (ASSIGNMENT,)
    assert "New." in (released_course / OUTBOUND / NOTEBOOK).read_text()


def test_nobodys_answers_are_published(released_course: Path) -> None:
    (released_course / "exercises" / ASSIGNMENT / "answers.json").write_text("{}")
    (released_course / "exercises" / ASSIGNMENT / "quiz-01.ipynb.kept-1").write_text("{}")
    publish(released_course)
    assert [path.name for path in (released_course / OUTBOUND / ASSIGNMENT).iterdir()] == [
        "quiz-01.ipynb"
    ]


def test_nbgraders_own_step_refuses_a_leak(released_course: Path) -> None:
    source = (released_course / "solutions" / NOTEBOOK).read_bytes()
    (released_course / "exercises" / NOTEBOOK).write_bytes(source)
    opened = open_course(released_course)
    step = opened.exchange("ReleaseAssignment", opened.directory(assignment_id=ASSIGNMENT))
    with pytest.raises(GradingError, match="still has its hidden part"):
        run(step, "Publishing")
    assert not (released_course / OUTBOUND / ASSIGNMENT).exists()


def test_what_was_not_released_cannot_be_published(course: Path) -> None:
    with pytest.raises(GradingError, match="Run 'ngos release quiz-01' first"):
        publish(course)


def test_on_windows_it_says_what_to_do_instead(
    released_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ngos_and_co.grading.publish.sys.platform", "win32")
    [line] = publish(released_course).lines()
    assert "give trainees the folder exercises" in line
