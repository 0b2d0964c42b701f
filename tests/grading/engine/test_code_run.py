"""Answers that a trainee's code hands over: the code is run again, elsewhere, and its answers scored here."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from ngos_and_co.grading.engine.code_run import CodeRun, document_to_run
from ngos_and_co.grading.engine.pipeline import grade_assignment
from ngos_and_co.grading.engine.plan import PlannedCell, PlannedNotebook
from ngos_and_co.grading.release import release
from tests.grading import sample_course
from tests.grading.engine import gradebooks
from tests.grading.sample_course import ASSIGNMENT, NOTEBOOK, nbgrader_mark, write_submission

VALUE_BODY = """
id: q7-rows
type: value
kind: number
points: 2
prompt: How many rows has the table?
### BEGIN HIDDEN TESTS
key: 12
explanation: Count them.
### END HIDDEN TESTS
""".strip()
CODE_ID = "q7-code"


def planned_cell(grade_id: str, source: str, *, locked: bool) -> PlannedCell:
    return PlannedCell(
        grade_id=grade_id,
        cell_type="code",
        source=source,
        checksum=None,
        points=None,
        is_graded=False,
        is_solution=not locked,
        is_task=False,
        is_locked=locked,
    )


def code(source: object, grade_id: str | None = None) -> dict[str, Any]:
    metadata = {} if grade_id is None else {"nbgrader": {"grade_id": grade_id, "points": 100}}
    return {
        "cell_type": "code",
        "source": source,
        "metadata": metadata,
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "100 points"}],
    }


def test_locked_cells_are_set_right_and_the_trainees_stay_in_their_order() -> None:
    cells = {
        name: planned_cell(name, f"# true {name}", locked=name != "work")
        for name in ("load", "data", "work")
    }
    submitted = {
        "cells": [
            code("# mine"),
            code("# false", "data"),
            code("# done", "work"),
            code("# copy", "data"),
            code({"a": 1}),
            {"cell_type": "evil", "source": "", "metadata": {}},
        ]
    }
    run = document_to_run(PlannedNotebook("n", cells, {"cells": []}), submitted)
    assert [cell["source"] for cell in run["cells"]] == [
        "# true load",
        "# mine",
        "# true data",
        "# done",
        "# copy",
    ]
    assert all(cell["outputs"] == [] for cell in run["cells"])
    assert "points" not in run["cells"][2]["metadata"]["nbgrader"]


@pytest.fixture
def data_course(tmp_path: Path) -> Path:
    notebook = sample_course.sample_notebook()
    mark = nbgrader_mark(CODE_ID, solution=True, cell_type="code")
    notebook.cells += [
        new_code_cell("### BEGIN SOLUTION\nrows = 12\n### END SOLUTION", id="work", metadata=mark),
        sample_course.question_cell(VALUE_BODY, "rows"),
    ]
    sample_course.mark_questions(notebook)
    root = sample_course.make_course(tmp_path / "course", notebook)
    release(root)
    return root


def hand_in(course: Path, trainee: str, work: str) -> None:
    notebook = sample_course.released_notebook(course)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == CODE_ID:
            cell.source = work
    notebook.cells.append(new_markdown_cell("A note of mine."))
    write_submission(course, trainee, sample_course.RIGHT, notebook)


@pytest.mark.slow
@pytest.mark.usefixtures("kernels")  # skips where there is no sandbox
def test_what_code_hands_over_is_scored(data_course: Path) -> None:
    handed = "from ngos_and_co import answer\nprint('counting')\nanswer('q7-rows', {})"
    hand_in(data_course, "ana", handed.format(12))
    hand_in(data_course, "ben", handed.format(11))
    hand_in(data_course, "cid", "raise ValueError")
    report = grade_assignment(data_course, ASSIGNMENT, workers=1)
    assert [each.ending.value for each in report.endings] == ["graded"] * 3
    found = [
        gradebooks.scores(data_course, trainee)["q7-rows"] for trainee in ("ana", "ben", "cid")
    ]
    assert found == [2, 0, 0]
    assert gradebooks.scores(data_course, "ana")["q1-elements"] == 2
    shown = (data_course / "autograded" / "ana" / NOTEBOOK).read_text()
    assert "counting" in shown
    assert "A note of mine." in shown


def no_sandbox(document: Mapping[str, Any], folder: Path) -> CodeRun:
    del folder
    return CodeRun({}, document, "There is no sandbox here.")


def test_where_code_cannot_be_run_its_questions_are_for_a_person(data_course: Path) -> None:
    hand_in(data_course, "ana", "answer('q7-rows', 12)")
    report = grade_assignment(data_course, ASSIGNMENT, workers=1, run_code=no_sandbox)
    assert report.endings[0].ending.value == "needs a person"
    assert report.endings[0].reasons == (
        "The code in quiz-01: There is no sandbox here.",
        "q7-rows could not be scored.",
    )
    assert gradebooks.grades(data_course, "ana")["q7-rows"] == (None, True)
    assert gradebooks.grades(data_course, "ana")["q1-elements"] == (2, False)
