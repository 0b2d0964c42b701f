"""Every assignment in a kernel: released and untouched, and with the keys as its answers.

Released and untouched each runs in ``make test`` too. With answers and without, in ``make test`` only a few
quizzes run that together hold every type of question; scores of all quizzes are compared with nbgrader's in
``tests/grading/engine/test_same_as_nbgrader.py``.
"""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from nbclient import NotebookClient

from ngos_and_co.grading.known_answers import Kind, known_answer
from ngos_and_co.questions.notebook import is_question_cell
from tests.course.assignments import (
    NOTEBOOKS,
    AssignmentNotebook,
    of_every_type,
    read,
    write_answers,
)
from tests.effort import effort

pytestmark = pytest.mark.slow
each_notebook = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=str)
WITH_QUESTIONS = [each for each in NOTEBOOKS if each.questions()]
SAMPLE = of_every_type(WITH_QUESTIONS)
each_quiz = pytest.mark.parametrize(
    "notebook",
    [*SAMPLE, *(each for each in WITH_QUESTIONS if each not in SAMPLE)][
        : effort(len(SAMPLE), len(WITH_QUESTIONS))
    ],
    ids=str,
)


@pytest.fixture
def as_nbgrader_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let question cells score, as they do under a stock ``nbgrader autograde``."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")


def run(notebook: Any, folder: Path) -> Any:  # noqa: ANN401
    """Run a notebook in a folder, over sockets of the file system: no port is opened."""
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )
    client.km = client.create_kernel_manager()
    client.km.transport = "ipc"
    client.km.ip = str(folder / "kernel")
    return client.execute(env=os.environ | {"PYTHONWARNINGS": "default"})


def written_to_stderr(notebook: Any) -> list[str]:  # noqa: ANN401
    return [
        output.get("text", output.output_type)
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if output.get("name") == "stderr" or output.output_type == "error"
    ]


def returned(notebook: Any) -> list[float]:  # noqa: ANN401
    return [
        float(output.data["text/plain"])
        for cell in notebook.cells
        if is_question_cell(cell)
        for output in cell.outputs
        if output.output_type == "execute_result"
    ]


@each_notebook
def test_released_and_untouched_it_runs_in_silence_and_answers_nothing(
    notebook: AssignmentNotebook, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(notebook.released.parent, tmp_path / "work"))
    ran = run(read(folder / notebook.name), folder)
    assert written_to_stderr(ran) == []
    assert not (folder / "answers.json").exists()
    shown = [cell.outputs for cell in ran.cells if is_question_cell(cell)]
    assert all(shown)
    assert returned(ran) == []


@each_quiz
@pytest.mark.usefixtures("as_nbgrader_runs_it")
def test_unanswered_it_scores_nothing(notebook: AssignmentNotebook, tmp_path: Path) -> None:
    ran = run(read(notebook.source), tmp_path)
    assert returned(ran) == [0.0] * len(notebook.questions())
    assert written_to_stderr(ran) == []
    pages = [
        output.data["text/html"]
        for cell in ran.cells
        if is_question_cell(cell)
        for output in cell.outputs
        if output.output_type == "display_data"
    ]
    assert all("Not answered" in page for page in pages)
    assert len(pages) == len(notebook.questions())


@each_quiz
@pytest.mark.usefixtures("as_nbgrader_runs_it")
def test_answered_with_its_keys_it_scores_full_and_again_the_same(
    notebook: AssignmentNotebook, tmp_path: Path
) -> None:
    questions = notebook.questions()
    write_answers(tmp_path, {each.id: known_answer(each, Kind.RIGHT).value for each in questions})
    answers = (tmp_path / "answers.json").read_bytes()
    for _ in range(effort(1, 2)):
        ran = run(read(notebook.source), tmp_path)
        assert returned(ran) == [each.points for each in questions]
        assert written_to_stderr(ran) == []
        # Where code hands answers over, the model solution does so again.
        if not any(each.type_name == "value" for each in questions):
            assert (tmp_path / "answers.json").read_bytes() == answers
