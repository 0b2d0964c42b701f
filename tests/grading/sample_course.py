"""A small course that tests build for themselves: all types of questions, and a written answer."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ngos_and_co.questions.notebook import questions_in
from tests.questions import bodies

Notebook = Any  # nbformat's own class, which has no types

ASSIGNMENT = "quiz-01"
NOTEBOOK = f"{ASSIGNMENT}/quiz-01.ipynb"
REPOSITORY = Path(__file__).resolve().parent.parent.parent
WRITTEN_ID = "q6-plan"
MARK_SCHEME = "Two points where a person at risk is named before the company is."
SCHEME_CELL = (
    "Write in three sentences whom you would call first.\n\n"
    f"### BEGIN MARK SCHEME\n{MARK_SCHEME}\n### END MARK SCHEME\n"
)
MODEL_ANSWER = "First the worker, then the hotline, and only then the company's own office."
RIGHT = {
    "q1-elements": "b",
    "q2-signs": ["a", "b", "d"],
    "q3-child": False,
    "q4-ratio": 25.0,
    "q5-term": "debt bondage",
}
POINTS = {"q1-elements": 2, "q2-signs": 3, "q3-child": 1, "q4-ratio": 2, "q5-term": 1.5}


def nbgrader_mark(grade_id: str, **marks: object) -> dict[str, Any]:
    """Give a cell's metadata for nbgrader."""
    base = {"grade": False, "locked": False, "solution": False, "task": False}
    return {"nbgrader": base | {"grade_id": grade_id, "schema_version": 3} | marks}


def question_cell(body: str, cell_id: str) -> Notebook:
    """Make a question's cell, without its metadata."""
    return new_code_cell(f"%%question\n{body.rstrip()}", id=cell_id)


def sample_notebook() -> Notebook:
    """Make the facilitator's notebook."""
    cells = [
        new_markdown_cell("# Quiz 01\n\nAnswer what you can.", id="title"),
        new_code_cell(
            "%load_ext ngos_and_co", id="load", metadata=nbgrader_mark("load", locked=True)
        ),
        *(question_cell(body, f"question-{number}") for number, body in enumerate(bodies.ALL)),
        new_markdown_cell(SCHEME_CELL, id="task", metadata=nbgrader_mark("q6-task", locked=True)),
        new_markdown_cell(
            MODEL_ANSWER,
            id="plan",
            metadata=nbgrader_mark(
                WRITTEN_ID, grade=True, solution=True, points=4, cell_type="markdown"
            ),
        ),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = new_notebook(cells=cells, metadata={"kernelspec": kernel})
    mark_questions(notebook)
    return notebook


def mark_questions(notebook: Notebook) -> None:
    """Set what nbgrader must know of each question."""
    for found in questions_in(notebook):
        notebook.cells[found.index].metadata.update(
            nbgrader_mark(
                found.question.id,
                grade=True,
                locked=True,
                points=found.question.points,
                cell_type="code",
            )
        )


def make_course(root: Path, notebook: Notebook | None = None) -> Path:
    """Make a course in a folder, with the repository's own settings for nbgrader."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(REPOSITORY / "nbgrader_config.py", root)
    write_source(root, notebook or sample_notebook())
    return root


def write_source(root: Path, notebook: Notebook) -> None:
    """Write the facilitator's notebook."""
    path = root / "solutions" / NOTEBOOK
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def released_notebook(root: Path) -> Notebook:
    """Read the notebook as trainees receive it."""
    return nbformat.read(root / "exercises" / NOTEBOOK, as_version=4)


def write_submission(
    root: Path, trainee: str, answers: Mapping[str, Any], notebook: Notebook | None = None
) -> Path:
    """Place a submission where collecting would put it."""
    folder = root / "submitted" / trainee / ASSIGNMENT
    folder.mkdir(parents=True)
    nbformat.write(notebook or released_notebook(root), folder / "quiz-01.ipynb")
    (folder / "answers.json").write_text(json.dumps({"version": 1, "answers": dict(answers)}))
    return folder
