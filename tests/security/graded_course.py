"""A released assignment with a question to click and one to compute, for attacks on its scores."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.grading import sample_course
from tests.grading.sample_course import ASSIGNMENT, nbgrader_mark, question_cell

CLICKED = """
id: q1-clicked
type: single
points: 1
prompt: Which one?
options:
  a: This
  b: That
### BEGIN HIDDEN TESTS
key: b
feedback:
  a: The-hidden-remark-on-a.
  b: Yes.
### END HIDDEN TESTS
"""
COMPUTED = """
id: q2-computed
type: value
points: 2
kind: number
prompt: How many rows has the table?
### BEGIN HIDDEN TESTS
key: 7
### END HIDDEN TESTS
"""
WRITTEN_ID = "q3-written"
ALL_POINTS = 3
RIGHT_CODE = "from ngos_and_co import answer\nanswer('q2-computed', 3 + 4)"
WRONG_CODE = "from ngos_and_co import answer\nanswer('q2-computed', 6)"


def data_track_notebook() -> Any:  # noqa: ANN401
    """Make the facilitator's notebook."""
    cells = [
        new_code_cell(
            "%load_ext ngos_and_co", id="load", metadata=nbgrader_mark("load", locked=True)
        ),
        question_cell(CLICKED.strip(), "clicked"),
        question_cell(COMPUTED.strip(), "computed"),
        new_code_cell("# Compute it here.", id="work"),
        new_markdown_cell(
            "A model answer that nobody sees.",
            id="written",
            metadata=nbgrader_mark(
                WRITTEN_ID, grade=True, solution=True, points=4, cell_type="markdown"
            ),
        ),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = new_notebook(cells=cells, metadata={"kernelspec": kernel})
    sample_course.mark_questions(notebook)
    return notebook


def make_graded_course(root: Path) -> Path:
    """Make the course and release the assignment."""
    from ngos_and_co.grading.release import release

    sample_course.make_course(root, data_track_notebook())
    release(root)
    return root


def hand_in(
    root: Path,
    trainee: str,
    code: str,
    answers: Mapping[str, Any] | bytes | None = None,
    notebook: Any = None,  # noqa: ANN401
) -> Path:
    """Hand in for a trainee; the code goes into the cell for it."""
    document = notebook or sample_course.released_notebook(root)
    for cell in document.cells:
        if cell.get("id") == "work":
            cell.source = code
    folder = root / "submitted" / trainee / ASSIGNMENT
    folder.mkdir(parents=True)
    nbformat.write(document, folder / "quiz-01.ipynb")
    if answers is not None:
        content = answers
        if not isinstance(content, bytes):
            content = json.dumps({"version": 1, "answers": content}).encode()
        (folder / "answers.json").write_bytes(content)
    return folder


def copy_course(root: Path, target: Path) -> Path:
    """Copy a released course."""
    return Path(shutil.copytree(root, target))
