"""What the same attacks do to plain nbgrader: kept as a table, so that we notice when it changes.

Nothing here leaves the test's own folder: what is reached for are stand-ins.
"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nbformat
import pytest

from tests.grading.engine import gradebooks
from tests.grading.sample_course import ASSIGNMENT
from tests.security.graded_course import WRITTEN_ID, hand_in, make_graded_course

pytestmark = pytest.mark.slow

SUCCEEDS = {
    "reads the solutions": True,
    "reads another's submission": True,
    "writes the gradebook": True,
    "changes another's submission": True,
    "writes to the home folder": True,
    "starts programs": True,
    "opens a socket": True,
    "sends the grader a signal": True,
    "knows that it is graded": True,
    "reads the key in the kernel": True,
    "sets its own score by another magic": True,
}
"""Of each attack, whether it gets through with nbgrader 0.9.6 as it comes."""

CODE = r"""
import json, os, pathlib, signal, socket, subprocess
root = pathlib.Path({root!r})
report = {{}}

def attempt(name, action):
    try:
        report[name] = bool(action())
    except BaseException as error:
        report[name] = False

attempt("reads the solutions", lambda: "key: 7" in (root / "solutions/quiz-01/quiz-01.ipynb").read_text())
attempt("reads another's submission", lambda: (root / "submitted/other/quiz-01/answers.json").read_text())
attempt("writes the gradebook", lambda: open(root / "gradebook.db", "r+b"))
attempt("changes another's submission", lambda: (root / "submitted/other/quiz-01/note.txt").write_text("x"))
attempt("writes to the home folder", lambda: (pathlib.Path.home() / "attacked").write_text("x"))
attempt("starts programs", lambda: subprocess.run(["true"]).returncode == 0)
attempt("opens a socket", lambda: socket.create_connection(("127.0.0.1", {port}), 5))
attempt("sends the grader a signal", lambda: os.kill(os.getppid(), 0) is None)
attempt("knows that it is graded", lambda: os.environ["NBGRADER_EXECUTION"])
attempt("reads the key in the kernel", lambda: "key: 7" in "".join(In))
(root / "report.json").write_text(json.dumps(report))
"""
OWN_MAGIC = """
def full_marks(line, cell):
    return float(cell.split("points:")[1].split()[0])
get_ipython().register_magic_function(full_marks, "cell", "question")
"""


def _use_plain_nbgrader(root: Path) -> None:
    """Leave of the settings where the folders are, and nothing else."""
    (root / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        f"c.CourseDirectory.root = {str(root)!r}\n"
        "c.CourseDirectory.source_directory = 'solutions'\n"
        "c.CourseDirectory.release_directory = 'exercises'\n"
        f"c.CourseDirectory.db_url = 'sqlite:///{(root / 'gradebook.db').as_posix()}'\n"
    )


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, bool]]:
    """Let plain nbgrader grade the attacks, and give the course and what got through."""
    root = make_graded_course(tmp_path_factory.mktemp("plain") / "course")
    settings = (root / "nbgrader_config.py").read_text()
    _use_plain_nbgrader(root)
    (root / "home").mkdir()
    hand_in(root, "other", "", {"q1-clicked": "b"})
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = CODE.format(root=str(root), port=server.getsockname()[1])
        hand_in(root, "reaching", code, {"q1-clicked": "a"})
        folder = hand_in(root, "scoring", "", {"q1-clicked": "a"})
        _put_first(folder / "quiz-01.ipynb", OWN_MAGIC)
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT],
            cwd=root,
            env=os.environ | {"HOME": str(root / "home"), "PYTHONWARNINGS": "ignore"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    report = json.loads((root / "report.json").read_text())
    (root / "nbgrader_config.py").write_text(settings)
    scores = {
        name: score
        for name, (score, _) in gradebooks.grades(root, "scoring").items()
        if name != WRITTEN_ID
    }
    report["sets its own score by another magic"] = sum(map(float, scores.values())) > 0
    return root, report


def _put_first(path: Path, source: str) -> None:
    """Add a cell after the one that loads the questions."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(1, nbformat.v4.new_code_cell(source))
    nbformat.write(notebook, path)


def test_the_table_of_what_gets_through_plain_nbgrader_is_as_it_was(
    attacked: tuple[Path, Mapping[str, bool]],
) -> None:
    assert attacked[1] == SUCCEEDS
