"""A whole run: what becomes of good, odd and hostile submissions, and of what was graded before."""

import copy
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import nbformat
import pytest
from filelock import FileLock

from ngos_and_co.grading.engine.pipeline import GradingReport, grade_assignment
from ngos_and_co.grading.engine.result import Ending
from ngos_and_co.grading.nbgrader_course import open_course
from ngos_and_co.grading.problems import GradingError
from tests.grading import sample_course
from tests.grading.engine import gradebooks
from tests.grading.sample_course import (
    ASSIGNMENT,
    NOTEBOOK,
    POINTS,
    RIGHT,
    WRITTEN_ID,
    released_notebook,
    write_submission,
)

FULL = dict(POINTS)
NOTHING = dict.fromkeys(POINTS, 0)


def grade(course: Path, *trainees: str, force: bool = False, workers: int = 1) -> GradingReport:
    return grade_assignment(course, ASSIGNMENT, trainees or None, workers=workers, force=force)


def endings(report: GradingReport) -> Mapping[str, str]:
    return {each.trainee: each.ending.value for each in report.endings}


def shown(course: Path, trainee: str) -> str:
    return (course / "autograded" / trainee / NOTEBOOK).read_text()


def cell(notebook: sample_course.Notebook, grade_id: str) -> sample_course.Notebook:
    return next(
        each
        for each in notebook.cells
        if each.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def test_answers_are_scored_and_written(released_course: Path) -> None:
    write_submission(released_course, "ana", RIGHT)
    write_submission(released_course, "ben", {**RIGHT, "q2-signs": ["a", "b"], "q4-ratio": 1})
    write_submission(released_course, "cid", {})
    report = grade(released_course)
    assert endings(report) == dict.fromkeys(("ana", "ben", "cid"), "graded")
    assert [each.points for each in report.endings] == [9.5, 6.5, 0]
    assert gradebooks.scores(released_course, "ana") == FULL
    assert gradebooks.scores(released_course, "ben") == {**FULL, "q2-signs": 2, "q4-ratio": 0}
    assert gradebooks.scores(released_course, "cid") == NOTHING
    assert gradebooks.grades(released_course, "ana")[WRITTEN_ID] == (0, False)
    assert gradebooks.comments(released_course, "ana")[WRITTEN_ID] == "No response."


def test_a_written_answer_waits_for_a_person(released_course: Path) -> None:
    notebook = released_notebook(released_course)
    cell(notebook, WRITTEN_ID).source = "First the worker."
    write_submission(released_course, "ana", RIGHT, notebook)
    report = grade(released_course)
    assert endings(report) == {"ana": "needs a person"}
    assert report.endings[0].reasons == (f"{WRITTEN_ID} is a written answer.",)
    assert gradebooks.grades(released_course, "ana")[WRITTEN_ID] == (None, True)
    assert gradebooks.comments(released_course, "ana")[WRITTEN_ID] is None
    assert "First the worker." in shown(released_course, "ana")


def test_what_a_person_gave_stays(released_course: Path) -> None:
    notebook = released_notebook(released_course)
    cell(notebook, WRITTEN_ID).source = "First the worker."
    write_submission(released_course, "ana", RIGHT, notebook)
    grade(released_course)
    with open_course(released_course).gradebook() as gradebook:
        given = gradebook.find_grade(WRITTEN_ID, "quiz-01", ASSIGNMENT, "ana")
        given.manual_score, given.extra_credit, given.needs_manual_grade = 3, 0.5, False
        gradebook.find_comment(WRITTEN_ID, "quiz-01", ASSIGNMENT, "ana").manual_comment = "Good."
        gradebook.db.commit()
    grade(released_course, force=True)
    with open_course(released_course).gradebook() as gradebook:
        given = gradebook.find_grade(WRITTEN_ID, "quiz-01", ASSIGNMENT, "ana")
        # As nbgrader: to be looked at again, for the work may have changed.
        assert (given.manual_score, given.extra_credit, given.needs_manual_grade) == (3, 0.5, True)
    assert gradebooks.comments(released_course, "ana")[WRITTEN_ID] == "Good."


def break_json(folder: Path) -> None:
    (folder / "quiz-01.ipynb").write_text('{"cells": [')


def break_encoding(folder: Path) -> None:
    (folder / "quiz-01.ipynb").write_bytes('{"cells": ["Grüße"]}'.encode("latin-1"))


def nest_deeply(folder: Path) -> None:
    (folder / "quiz-01.ipynb").write_text("[" * 100_000)


def other_json(folder: Path) -> None:
    (folder / "quiz-01.ipynb").write_text('{"cells": [{"cell_type": "code", "source": [1, {}]}]}')


def take_notebook_away(folder: Path) -> None:
    (folder / "quiz-01.ipynb").rename(folder / "my quiz.ipynb")


def add_200_megabytes(folder: Path) -> None:
    with (folder / "film.mp4").open("wb") as film:
        film.truncate(200_000_000)


def swell_notebook(folder: Path) -> None:
    with (folder / "quiz-01.ipynb").open("ab") as notebook:
        notebook.truncate(30_000_000)


def link_out(folder: Path) -> None:
    (folder / "notes.txt").symlink_to("/etc/passwd")


def link_folder_out(folder: Path) -> None:
    (folder / "notes").symlink_to("/etc")


def link_answers(folder: Path) -> None:
    (folder / "answers.json").unlink()
    (folder / "answers.json").symlink_to(folder.parent.parent / "zoe" / ASSIGNMENT / "answers.json")


def add_pipe(folder: Path) -> None:
    (folder / "answers.json").unlink()
    os.mkfifo(folder / "answers.json")


def add_many_files(folder: Path) -> None:
    for number in range(1_001):
        (folder / f"{number}.txt").touch()


REFUSALS: list[tuple[Callable[[Path], None], str]] = [
    (break_json, "cannot be read as a notebook"),
    (break_encoding, "cannot be read as a notebook"),
    (nest_deeply, "cannot be read as a notebook"),
    (other_json, "cannot be read as a notebook"),
    (take_notebook_away, "no notebook quiz-01.ipynb"),
    (add_200_megabytes, "larger than 100 MB"),
    (swell_notebook, "has 30 MB"),
    (link_out, "link to another place"),
    (link_folder_out, "link to another place"),
    (link_answers, "link to another place"),
    (add_pipe, "is no file"),
    (add_many_files, "1000 files"),
]


@pytest.mark.parametrize(
    ("spoil", "reason"), REFUSALS, ids=lambda value: getattr(value, "__name__", "")
)
def test_what_cannot_be_graded_is_refused_and_stops_nobody(
    released_course: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    write_submission(released_course, "ana", RIGHT)
    spoil(write_submission(released_course, "max", RIGHT))
    write_submission(released_course, "zoe", RIGHT)
    report = grade(released_course)
    assert endings(report) == {"ana": "graded", "max": "refused", "zoe": "graded"}
    (sentence,) = report.endings[1].reasons
    assert reason in sentence
    assert sentence.lower().count("hand in again") == 1
    assert gradebooks.trainees(released_course) == {"ana", "zoe"}
    assert not (released_course / "autograded" / "max").exists()
    assert gradebooks.scores(released_course, "zoe") == FULL


ANSWERS = {
    "damaged": '{"version": 1, "answers": {"q',
    "a list": "[]",
    "too large": " " * 5_000_001,
    "of a newer version": '{"version": 99, "answers": {}}',
}


@pytest.mark.parametrize("text", ANSWERS.values(), ids=ANSWERS)
def test_answers_that_cannot_be_read_are_for_a_person(released_course: Path, text: str) -> None:
    folder = write_submission(released_course, "ana", RIGHT)
    (folder / "answers.json").write_text(text)
    report = grade(released_course)
    assert endings(report) == {"ana": "needs a person"}
    assert len(report.endings[0].reasons) == 1
    assert gradebooks.grades(released_course, "ana")["q1-elements"] == (0, True)


def test_an_answer_of_an_impossible_form_is_for_a_person_and_the_others_count(
    released_course: Path,
) -> None:
    write_submission(released_course, "ana", {**RIGHT, "q1-elements": {"b": 1}, "unknown": 1})
    report = grade(released_course)
    assert endings(report) == {"ana": "needs a person"}
    assert "q1-elements is not gradable" in report.endings[0].reasons[0]
    assert gradebooks.scores(released_course, "ana") == {**FULL, "q1-elements": 0}


def test_nothing_of_the_submitted_notebook_is_trusted(released_course: Path) -> None:
    notebook = released_notebook(released_course)
    first = cell(notebook, "q1-elements")
    first.metadata["nbgrader"].update(points=100, grade=False, solution=True)
    first.source = "<script>alert(1)</script>"
    first.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "100.0"})]
    notebook.cells.append(nbformat.v4.new_markdown_cell("<script>alert(2)</script>"))
    notebook.cells.remove(cell(notebook, "q2-signs"))
    twin = copy.deepcopy(cell(notebook, "q3-child"))
    twin.id = "twin"
    twin.source = "%%question\nid: q3-child\nkey: true"
    notebook.cells.insert(0, twin)
    notebook.metadata["kernelspec"] = {"name": "evil", "display_name": "evil"}
    write_submission(released_course, "ana", {**RIGHT, "q1-elements": "a"}, notebook)
    assert endings(grade(released_course)) == {"ana": "graded"}
    assert gradebooks.scores(released_course, "ana") == {**FULL, "q1-elements": 0}
    page = shown(released_course, "ana")
    assert "<script>" not in page
    assert "100" not in json.loads(page)["cells"][2]["outputs"]
    assert "evil" not in page


def test_a_written_answer_that_was_copied_is_read_in_all_its_copies(released_course: Path) -> None:
    notebook = released_notebook(released_course)
    twin = copy.deepcopy(cell(notebook, WRITTEN_ID))
    twin.source, twin.id = "Then the company.", "twin"
    cell(notebook, WRITTEN_ID).source = "First the worker."
    notebook.cells.append(twin)
    write_submission(released_course, "ana", RIGHT, notebook)
    grade(released_course)
    text = cell(nbformat.from_dict(json.loads(shown(released_course, "ana"))), WRITTEN_ID).source
    assert "First the worker." in text
    assert "Then the company." in text


def test_pictures_in_a_written_answer_come_along_and_nothing_else(released_course: Path) -> None:
    notebook = released_notebook(released_course)
    written = cell(notebook, WRITTEN_ID)
    written.source = "![plan](attachment:plan.png)"
    written.attachments = {
        "plan.png": {"image/png": "iVBORw0KGgo=", "text/html": "<script>1</script>"},
        "evil.svg": {"image/svg+xml": "<svg onload='alert(1)'/>"},
        "odd.png": {"image/png": '"><script>'},
    }
    write_submission(released_course, "ana", RIGHT, notebook)
    grade(released_course)
    graded = cell(nbformat.from_dict(json.loads(shown(released_course, "ana"))), WRITTEN_ID)
    assert graded.attachments == {"plan.png": {"image/png": "iVBORw0KGgo="}}


def test_a_written_answer_that_is_missing_is_for_a_person(released_course: Path) -> None:
    notebook = released_notebook(released_course)
    notebook.cells.remove(cell(notebook, WRITTEN_ID))
    write_submission(released_course, "ana", RIGHT, notebook)
    report = grade(released_course)
    assert report.endings[0].reasons == (f"The cell {WRITTEN_ID} is missing from the notebook.",)
    assert gradebooks.grades(released_course, "ana")[WRITTEN_ID] == (None, True)


def test_what_is_graded_is_left_until_something_newer_is_handed_in(released_course: Path) -> None:
    folder = write_submission(released_course, "ana", {})
    (folder / "timestamp.txt").write_text("2026-11-20 10:00:00.000000 UTC")
    assert endings(grade(released_course)) == {"ana": "graded"}
    answers = {"version": 1, "answers": RIGHT}
    (folder / "answers.json").write_text(json.dumps(answers))
    assert endings(grade(released_course)) == {"ana": "graded before"}
    assert gradebooks.scores(released_course, "ana") == NOTHING
    (folder / "timestamp.txt").write_text("2026-11-21 10:00:00.000000 UTC")
    assert endings(grade(released_course)) == {"ana": "graded"}
    assert gradebooks.scores(released_course, "ana") == FULL
    (folder / "answers.json").write_text(json.dumps({"version": 1, "answers": {}}))
    assert endings(grade(released_course, force=True)) == {"ana": "graded"}
    assert gradebooks.scores(released_course, "ana") == NOTHING


def test_only_those_named_are_graded(released_course: Path) -> None:
    for trainee in ("ana", "ben", "cid"):
        write_submission(released_course, trainee, RIGHT)
    assert endings(grade(released_course, "ben", "ana")) == {"ana": "graded", "ben": "graded"}
    assert gradebooks.trainees(released_course) == {"ana", "ben"}
    with pytest.raises(GradingError, match="Nothing was handed in for quiz-01 by zoe"):
        grade(released_course, "zoe")


def test_files_are_those_that_nbgrader_would_leave(released_course: Path) -> None:
    (released_course / "solutions" / ASSIGNMENT / "table.csv").write_text("true")
    (released_course / "solutions" / ASSIGNMENT / "answers.json").write_text("{}")
    folder = write_submission(released_course, "ana", RIGHT)
    (folder / "table.csv").write_text("false")
    (folder / "notes").mkdir()
    (folder / "notes" / "mine.txt").write_text("mine")
    (folder / "extra.ipynb").write_text("{}")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "old.ipynb").write_text("{}")
    grade(released_course)
    graded = released_course / "autograded" / "ana" / ASSIGNMENT
    files = {path.relative_to(graded).as_posix() for path in graded.rglob("*") if path.is_file()}
    assert files == {"quiz-01.ipynb", "answers.json", "table.csv", "notes/mine.txt"}
    assert (graded / "table.csv").read_text() == "true"
    assert (graded / "answers.json").read_text() == (folder / "answers.json").read_text()
    assert stat.S_IMODE((graded / "quiz-01.ipynb").stat().st_mode) == 0o444
    assert [path.name for path in (released_course / "autograded" / ".grading").iterdir()] == [
        "lock"
    ]


def test_a_trainees_file_in_the_place_of_our_folder_gives_way(released_course: Path) -> None:
    (released_course / "solutions" / ASSIGNMENT / "tables").mkdir()
    (released_course / "solutions" / ASSIGNMENT / "tables" / "a.csv").write_text("true")
    folder = write_submission(released_course, "ana", RIGHT)
    (folder / "tables").write_text("mine")
    assert endings(grade(released_course)) == {"ana": "graded"}


def test_handing_in_late_costs_what_nbgraders_plugin_says(released_course: Path) -> None:
    with (released_course / "nbgrader_config.py").open("a") as settings:
        settings.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    with open_course(released_course).gradebook() as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate="2026-11-20 10:00:00.0 UTC")
    for trainee, day in (("ana", 19), ("ben", 21)):
        folder = write_submission(released_course, trainee, RIGHT)
        (folder / "timestamp.txt").write_text(f"2026-11-{day} 10:00:00.0 UTC")
    grade(released_course)
    with open_course(released_course).gradebook() as gradebook:
        penalties = {
            submission.student.id: submission.notebooks[0].late_submission_penalty
            for submission in gradebook.assignment_submissions(ASSIGNMENT)
        }
        assert penalties == {"ana": None, "ben": 9.5}
        gradebook.grant_extension(ASSIGNMENT, "ben", days=2)
    grade(released_course, force=True)
    with open_course(released_course).gradebook() as gradebook:
        assert (
            gradebook.find_submission(ASSIGNMENT, "ben").notebooks[0].late_submission_penalty
            is None
        )


def test_a_time_that_is_no_time_is_for_a_person(released_course: Path) -> None:
    folder = write_submission(released_course, "ana", RIGHT)
    (folder / "timestamp.txt").write_text("yesterday")
    assert endings(grade(released_course)) == {"ana": "needs a person"}
    assert gradebooks.scores(released_course, "ana") == FULL


def test_processes_give_the_same(released_course: Path) -> None:
    for number in range(6):
        write_submission(released_course, f"t{number}", RIGHT if number % 2 else {})
    assert [each.points for each in grade(released_course, workers=2).endings] == [0, 9.5] * 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("quiz-99",), "Nothing was handed in for quiz-99"),
        ((ASSIGNMENT, ["zoe"]), "Nothing was handed in for quiz-01 by zoe"),
    ],
)
def test_what_is_not_there_is_said(
    released_course: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    write_submission(released_course, "ana", RIGHT)
    with pytest.raises(GradingError, match=sentence):
        grade_assignment(released_course, *arguments, workers=1)


def test_a_course_without_gradebook_is_told_to_release(course: Path) -> None:
    with pytest.raises(GradingError, match="There is no gradebook yet"):
        grade(course)


def test_two_runs_at_once_do_not_take_away_each_others_folders(released_course: Path) -> None:
    write_submission(released_course, "ana", RIGHT)
    workshop = released_course / "autograded" / ".grading"
    workshop.mkdir(parents=True)
    with FileLock(workshop / "lock"), pytest.raises(GradingError, match="Another run"):
        grade(released_course)
    assert endings(grade(released_course)) == {"ana": "graded"}


def test_what_a_killed_run_left_behind_is_cleared(released_course: Path) -> None:
    write_submission(released_course, "ana", RIGHT)
    leftover = released_course / "autograded" / ".grading" / "0123"
    leftover.mkdir(parents=True)
    (leftover / "quiz-01.ipynb").write_text("half")
    grade(released_course)
    assert not leftover.exists()


def test_nbgrader_is_not_imported(released_course: Path) -> None:
    write_submission(released_course, "ana", RIGHT)
    program = (
        "import sys; from pathlib import Path;"
        "from ngos_and_co.grading.engine.pipeline import grade_assignment;"
        f"grade_assignment(Path({str(released_course)!r}), 'quiz-01', workers=1);"
        "print([name for name in ('nbgrader', 'nbconvert', 'pandas', 'IPython') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "[]"


def test_an_ending_has_words() -> None:
    assert {ending.value for ending in Ending} >= {"graded", "needs a person", "refused"}
