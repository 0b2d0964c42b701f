"""The settings, used as a facilitator does: by nbgrader's own commands, from the course's folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from ngos_and_co.grading.feedback_check import feedback_problems
from ngos_and_co.grading.nbgrader_course import open_course
from tests.grading import sample_course
from tests.grading.sample_course import ASSIGNMENT, NOTEBOOK

PLAN = "First the worker herself."
WORK = Path("workspace") / "exercises" / ASSIGNMENT


def nbgrader(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run nbgrader's command with a PATH on which its own programs are not."""
    environment = {**os.environ, "PATH": os.defpath}
    environment.pop("PYTHONWARNINGS", None)
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def write_plan(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[-1].source = PLAN
    nbformat.write(notebook, path)


def done(folder: Path, *arguments: str) -> str:
    finished = nbgrader(folder, *arguments)
    assert finished.returncode == 0, finished.stderr
    return finished.stderr + finished.stdout


@pytest.mark.slow
def test_plain_nbgrader_goes_all_the_way(course: Path) -> None:
    done(course, "generate_assignment", ASSIGNMENT)
    done(course, "release_assignment", ASSIGNMENT)
    assert f"ngos-and-co {ASSIGNMENT}" in done(course, "list")
    done(course, "fetch_assignment", ASSIGNMENT)
    answers = {**sample_course.RIGHT, "q2-signs": ["a", "b"], "q4-ratio": 1}
    (course / WORK / "answers.json").write_text(json.dumps({"version": 1, "answers": answers}))
    write_plan(course / WORK / "quiz-01.ipynb")
    done(course, "submit", ASSIGNMENT, "--student=mina")
    done(course, "collect", ASSIGNMENT)
    log = done(course, "autograde", ASSIGNMENT)
    assert "SAWarning" not in log
    assert "without encryption" not in log
    done(course, "generate_feedback", ASSIGNMENT)
    done(course, "release_feedback", ASSIGNMENT)
    with open_course(course).gradebook() as gradebook:
        submission = gradebook.find_submission(ASSIGNMENT, "mina")
        scores = {
            grade.name: grade.auto_score
            for notebook in submission.notebooks
            for grade in notebook.grades
        }
    assert scores == {
        "q1-elements": 2,
        "q2-signs": 2,
        "q3-child": 1,
        "q4-ratio": 0,
        "q5-term": 1.5,
        "q6-plan": None,  # waits for a person
    }
    # The grader sees the mark scheme, the trainee does not.
    graded = (course / "autograded" / "mina" / ASSIGNMENT / "quiz-01.ipynb").read_text()
    assert sample_course.MARK_SCHEME in graded
    page = (course / "feedback" / "mina" / ASSIGNMENT / "quiz-01.html").read_text()
    assert sample_course.MARK_SCHEME not in page
    assert PLAN in page
    assert "6.5 of 13.5 points" in page
    assert feedback_problems(page, "page", sample_course.sample_notebook()) == []
    assert list((course / "exchange" / "ngos-and-co" / "feedback").glob("*.html"))


@pytest.mark.slow
def test_paths_hold_wherever_nbgrader_is_started(course: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done(elsewhere, "generate_assignment", ASSIGNMENT, f"--course-dir={course}")
    assert (course / "exercises" / NOTEBOOK).is_file()
    assert (course / "gradebook.db").is_file()
    assert list(elsewhere.iterdir()) == []


def test_exercises_that_are_in_the_workspace_show_as_downloaded(released_course: Path) -> None:
    opened = open_course(released_course)
    lister = opened.exchange("List", opened.directory())
    assert Path(lister.assignment_dir) == released_course / "workspace" / "exercises"
    assert Path(lister.root) == released_course / "exchange"


def test_a_facilitators_answers_never_take_the_trainees_place(course: Path) -> None:
    opened = open_course(course)
    assert opened.config.Autograde.exclude_overwriting == {ASSIGNMENT: ["answers.json"]}


def test_formgrader_finds_its_page_without_the_foreign_mathjax(course: Path) -> None:
    page = drawn_by_formgrader(course, sample_course.sample_notebook())
    assert "window.MathJax" in page
    assert "cdnjs" not in page


def drawn_by_formgrader(course: Path, notebook: sample_course.Notebook) -> str:
    from nbconvert.exporters import HTMLExporter

    settings = open_course(course).config.copy()
    settings.HTMLExporter.template_name = "formgrade"
    resources = {"index": 0, "total": 1, "notebook_id": "quiz-01", "base_url": "/"}
    page, _ = HTMLExporter(config=settings).from_notebook_node(notebook, resources=resources)
    return str(page)


def test_a_written_answer_does_nothing_in_formgrader(course: Path) -> None:
    notebook = sample_course.sample_notebook()
    notebook.cells[-1].source = (
        "First **the worker** <script>alert(1)</script><img src=x onerror='alert(2)'>"
        "[press](javascript:alert(3)) ![a](attachment:a.png)"
    )
    notebook.cells[-1].attachments = {"a.png": {"image/png": "iVBORw0KGgo="}}
    page = drawn_by_formgrader(course, notebook)
    assert "<strong>the worker</strong>" in page
    assert "<script>alert" not in page
    assert "onerror" not in page
    assert "javascript:alert" not in page
    assert "data:image/png;base64,iVBORw0KGgo=" in page


def test_a_picture_that_is_not_there_does_not_stop_formgrader(course: Path) -> None:
    notebook = sample_course.sample_notebook()
    notebook.cells[-1].source = "<b>See</b> ![b](attachment:none.png)"
    page = drawn_by_formgrader(course, notebook)
    assert "&lt;b&gt;See&lt;/b&gt; ![b](attachment:none.png)" in page
