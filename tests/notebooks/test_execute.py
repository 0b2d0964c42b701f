"""Notebooks run in fresh kernels: stored when they run, left as they were when they do not."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from ngos_and_co.notebooks.execute import ExecutionError, execute, find_notebooks, run_notebook
from ngos_and_co.questions import QuestionError
from tests.notebooks.small_course import CASE, LESSON, QUIZ, START, SmallCourse, load_cell


def test_the_committed_notebooks_are_found_and_no_others(course: SmallCourse) -> None:
    for name in ("course/.ipynb_checkpoints/a.ipynb", "exercises/quiz-01/b.ipynb", "c.ipynb"):
        course.write(name, "{}")
    found = [path.relative_to(course.root).as_posix() for path in find_notebooks(course.root)]
    assert found == sorted([CASE, LESSON, START, QUIZ])


def test_a_question_that_cannot_be_read_is_told_before_anything_runs(course: SmallCourse) -> None:
    course.edit(QUIZ, "type: short", "type: essay")
    before = (course.root / QUIZ).read_bytes()
    with pytest.raises(QuestionError, match="There is no type 'essay'"):
        run_notebook(course.root / QUIZ)
    assert (course.root / QUIZ).read_bytes() == before


@pytest.mark.slow
def test_a_notebook_is_run_in_its_folder_and_stored_with_what_it_shows(course: SmallCourse) -> None:
    code = new_code_cell("from pathlib import Path\nPath.cwd().name", id="code")
    course.write_notebook(START, [new_markdown_cell("# Start", id="title"), load_cell(), code])
    [written] = execute([course.root / START])
    assert written == course.root / START
    cell = nbformat.read(written, as_version=4).cells[2]
    assert cell.execution_count == 2
    assert cell.outputs[0].data["text/plain"] == "'course'"


@pytest.mark.slow
def test_questions_are_stored_as_what_the_book_shows(course: SmallCourse) -> None:
    html = run_notebook(course.root / LESSON).decode()
    assert "ngos-question" in html
    assert "widget-view" not in html


@pytest.mark.slow
def test_a_cell_that_fails_is_named_and_the_file_stays(course: SmallCourse) -> None:
    course.write_notebook(START, [new_code_cell("1 / 0", id="code")])
    before = (course.root / START).read_bytes()
    with pytest.raises(ExecutionError, match=r"start\.ipynb: a cell fails\. ZeroDivisionError"):
        list(execute([course.root / START]))
    assert (course.root / START).read_bytes() == before


@pytest.mark.slow
def test_a_kernel_that_dies_is_told_in_words(tmp_path: Path) -> None:
    from ngos_and_co.notebooks.tidy import Role, tidy, to_bytes

    path = tmp_path / "dies.ipynb"
    dying = new_code_cell("import os\nos._exit(1)", id="code")
    path.write_bytes(to_bytes(tidy(nbformat.v4.new_notebook(cells=[dying]), Role.START)))
    with pytest.raises(ExecutionError, match="does not run to its end"):
        run_notebook(path)
