"""The committed form of a notebook."""

import json
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from ngos_and_co.notebooks.tidy import Role, role_of, tidy, to_bytes
from ngos_and_co.questions import QuestionError
from tests.notebooks.small_course import choice, load_cell, question_cell


def notebook(*cells: Any) -> Any:  # noqa: ANN401
    return new_notebook(cells=list(cells))


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("solutions/quiz-01/quiz-01.ipynb", Role.ASSIGNMENT),
        ("course/cases/case-farm.ipynb", Role.CASE),
        ("course/modules/01-work/01-lesson.ipynb", Role.LESSON),
        ("course\\modules\\01-work\\01-lesson.ipynb", Role.LESSON),
        ("course/start.ipynb", Role.START),
    ],
)
def test_the_folder_tells_the_role(path: str, role: Role) -> None:
    assert role_of(path) is role


def test_a_question_is_hidden_in_the_book_and_graded_in_an_assignment_alone() -> None:
    document = notebook(load_cell(), question_cell(choice("q1", "b"), "one"))
    lesson = tidy(document, Role.LESSON)["cells"]
    assert lesson[1]["metadata"] == {"jupyter": {"source_hidden": True}, "tags": ["remove-input"]}
    assert lesson[0]["metadata"]["tags"] == ["remove-cell"]
    quiz = tidy(document, Role.ASSIGNMENT)["cells"]
    told = quiz[1]["metadata"]["nbgrader"]
    assert (told["grade"], told["grade_id"], told["points"], told["locked"]) == (
        True,
        "q1",
        2,
        True,
    )
    assert quiz[0]["metadata"]["nbgrader"]["grade"] is False


def test_the_line_that_packs_an_assignment_is_locked_and_gives_no_points() -> None:
    document = notebook(load_cell(), new_code_cell("%submission\n", id="end"))
    end = tidy(document, Role.ASSIGNMENT)["cells"][1]["metadata"]
    assert end["tags"] == ["remove-cell"]
    told = end["nbgrader"]
    assert (told["grade_id"], told["grade"], told["locked"], told["solution"]) == (
        "submission",
        False,
        True,
        False,
    )
    assert "nbgrader" not in tidy(document, Role.LESSON)["cells"][1]["metadata"]


def test_metadata_is_kept_by_an_allow_list() -> None:
    written = new_markdown_cell("Text", id="a", metadata={"nbgrader": {"grade": True}, "x": 1})
    code = new_code_cell("1 + 1", id="b", metadata={"tags": ["own"], "collapsed": True})
    document = notebook(written, code)
    document.metadata["varInspector"] = {"cols": 3}
    tidied = tidy(document, Role.ASSIGNMENT)
    assert tidied["cells"][0]["metadata"] == {"nbgrader": {"grade": True}}
    assert tidied["cells"][1]["metadata"]["tags"] == ["hide-input", "own"]
    assert set(tidied["metadata"]) == {"kernelspec", "language_info", "ngos_and_co"}
    assert tidy(document, Role.LESSON)["cells"][0]["metadata"] == {}


def test_a_page_for_authors_alone_may_show_how_a_question_is_written() -> None:
    shown = question_cell(choice("q1", "b"), "one")
    shown["metadata"]["tags"] = ["hide-input"]
    for role, tag in ((Role.START, "hide-input"), (Role.LESSON, "remove-input")):
        cells = tidy(notebook(load_cell(), shown), role)["cells"]
        assert cells[1]["metadata"]["tags"] == [tag]


def test_an_author_s_own_hiding_is_not_added_to() -> None:
    code = new_code_cell("1 + 1", id="b", metadata={"tags": ["remove-input"]})
    assert tidy(notebook(code), Role.LESSON)["cells"][0]["metadata"]["tags"] == ["remove-input"]


def test_cells_that_were_run_are_numbered_from_the_top() -> None:
    ran = new_output("execute_result", data={"text/plain": "2"}, execution_count=9)
    cells = [
        new_code_cell("1 + 1", id="a", execution_count=9, outputs=[ran]),
        new_markdown_cell("Text", id="b"),
        new_code_cell("2 + 2", id="c"),
        new_code_cell("3 + 3", id="d", execution_count=40),
    ]
    tidied = tidy(notebook(*cells), Role.LESSON)["cells"]
    assert [cell.get("execution_count") for cell in tidied] == [1, None, None, 2]
    assert tidied[0]["outputs"][0]["execution_count"] == 1


def test_outputs_keep_no_widget_and_nothing_transient() -> None:
    data = {"text/html": "<p>", "application/vnd.jupyter.widget-view+json": {"model_id": "x"}}
    shown = new_output("display_data", data=data, metadata={"isolated": True})
    document = notebook(new_code_cell("f()", id="a", outputs=[shown]))
    document.cells[0].outputs[0]["transient"] = {"display_id": "y"}
    [cell] = tidy(document, Role.LESSON)["cells"]
    assert cell["outputs"] == [
        {"output_type": "display_data", "data": {"text/html": "<p>"}, "metadata": {}}
    ]


def test_a_question_that_cannot_be_read_stops_it_and_is_named() -> None:
    document = notebook(question_cell("id: q1\ntype: essay", "one"))
    with pytest.raises(QuestionError, match=r"quiz\.ipynb, cell 1 \(one\), type"):
        tidy(document, Role.LESSON, "quiz.ipynb")


@given(st.lists(st.text(max_size=80), max_size=4))
def test_tidying_twice_changes_nothing_and_what_is_written_reads_back(texts: list[str]) -> None:
    cells = [new_markdown_cell(text, id=f"m{n}") for n, text in enumerate(texts)]
    cells += [new_code_cell(f"# {text!r}", id=f"c{n}") for n, text in enumerate(texts)]
    once = tidy(notebook(*cells), Role.LESSON)
    assert tidy(once, Role.LESSON) == once
    written = to_bytes(once)
    read = nbformat.reads(written.decode(), as_version=4)
    assert [cell.source for cell in read.cells] == [cell["source"] for cell in once["cells"]]
    assert to_bytes(tidy(read, Role.LESSON)) == written
    assert json.loads(written)["nbformat"] == 4
