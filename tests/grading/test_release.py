"""Releasing: nothing hidden leaves, nothing of a trainee's is lost, and twice is the same."""

from pathlib import Path

import nbformat
import pytest

from ngos_and_co.grading.nbgrader_course import open_course, run
from ngos_and_co.grading.problems import GradingError, ReleaseRefused
from ngos_and_co.grading.release import release
from ngos_and_co.questions.notebook import questions_in
from tests.grading import sample_course
from tests.grading.sample_course import ASSIGNMENT, MARK_SCHEME, MODEL_ANSWER, NOTEBOOK


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_releases_every_question_without_its_key(course: Path) -> None:
    report = release(course)
    questions = [found.question for found in questions_in(sample_course.released_notebook(course))]
    assert [question.id for question in questions] == list(sample_course.RIGHT)
    assert not any(question.has_key for question in questions)
    assert report.changes.written == (NOTEBOOK,)
    assert "quiz-01: 1 notebook, 5 questions, 9.5 points" in report.lines()


def test_releases_no_mark_scheme_and_no_model_answer(released_course: Path) -> None:
    text = (released_course / "exercises" / NOTEBOOK).read_text()
    assert MARK_SCHEME not in text
    assert MODEL_ANSWER not in text
    assert "whom you would call first" in text


def test_a_second_release_changes_no_byte(released_course: Path) -> None:
    before = contents(released_course / "exercises")
    times = {path: Path(path).stat().st_mtime_ns for path in before}
    report = release(released_course)
    assert report.is_current
    assert contents(released_course / "exercises") == before
    assert {path: Path(path).stat().st_mtime_ns for path in before} == times


def test_two_courses_with_the_same_sources_release_the_same_bytes(
    course: Path, tmp_path: Path
) -> None:
    other = sample_course.make_course(tmp_path / "other")
    release(course)
    release(other)
    assert (course / "exercises" / NOTEBOOK).read_bytes() == (
        other / "exercises" / NOTEBOOK
    ).read_bytes()


def test_check_tells_what_is_not_current_and_touches_nothing(course: Path) -> None:
    before = contents(course)
    report = release(course, check=True)
    assert not report.is_current
    assert report.changes.written == (NOTEBOOK,)
    assert any("not current" in line for line in report.lines())
    assert contents(course) == before


def test_check_is_content_after_a_release(released_course: Path) -> None:
    assert release(released_course, check=True).is_current


def test_check_finds_a_changed_exercise(released_course: Path) -> None:
    path = released_course / "exercises" / NOTEBOOK
    path.write_text(path.read_text().replace("Answer what you can", "Answer all"))
    assert release(released_course, check=True).changes.written == (NOTEBOOK,)


def test_answers_survive_a_new_release(released_course: Path) -> None:
    answers = released_course / "exercises" / ASSIGNMENT / "answers.json"
    answers.write_text('{"version": 1, "answers": {"q1-elements": "a"}}')
    notebook = sample_course.sample_notebook()
    notebook.cells[0].source += "\n\nTake your time."
    sample_course.write_source(released_course, notebook)
    report = release(released_course)
    assert report.changes.written == (NOTEBOOK,)
    assert report.changes.left == (f"{ASSIGNMENT}/answers.json",)
    assert "q1-elements" in answers.read_text()


def test_an_edited_exercise_is_kept_beside_the_new_one(released_course: Path) -> None:
    path = released_course / "exercises" / NOTEBOOK
    path.write_text(path.read_text().replace("Answer what you can", "My own notes"))
    report = release(released_course)
    kept = list(path.parent.glob("*.kept-*"))
    assert report.changes.edited == (NOTEBOOK,)
    assert "My own notes" in kept[0].read_text()
    assert "My own notes" not in path.read_text()


def test_a_notebook_taken_out_of_the_sources_is_removed(course: Path) -> None:
    notebook = sample_course.sample_notebook()
    other = course / "solutions" / ASSIGNMENT / "extra.ipynb"
    sample_course.write_source(course, notebook)
    notebook.cells = [notebook.cells[0]]
    nbformat.write(notebook, other)
    release(course)
    assert (course / "exercises" / ASSIGNMENT / "extra.ipynb").exists()
    other.unlink()
    report = release(course)
    assert report.changes.removed == (f"{ASSIGNMENT}/extra.ipynb",)
    assert not (course / "exercises" / ASSIGNMENT / "extra.ipynb").exists()


def test_all_problems_are_told_at_once_and_nothing_is_written(course: Path) -> None:
    notebook = sample_course.sample_notebook()
    notebook.cells[2].source = notebook.cells[2].source.replace("key: b", "key: z")
    notebook.cells[3].source = notebook.cells[3].source.replace("points: 3", "points: many")
    sample_course.write_source(course, notebook)
    with pytest.raises(ReleaseRefused) as caught:
        release(course)
    assert len(caught.value.problems) == 2
    assert "solutions/quiz-01/quiz-01.ipynb, cell 3" in str(caught.value)
    assert not (course / "exercises").exists()
    assert not (course / "gradebook.db").exists()


def test_a_leak_stops_the_release_before_anything_is_written(course: Path) -> None:
    (course / "solutions" / ASSIGNMENT / "notes-for-markers.txt").write_text("Be kind.")
    with pytest.raises(ReleaseRefused, match="No cell of the assignment speaks of this file"):
        release(course)
    assert not (course / "exercises").exists()
    assert not (course / "gradebook.db").exists()


def test_a_data_file_that_the_notebook_names_goes_along(course: Path) -> None:
    notebook = sample_course.sample_notebook()
    notebook.cells[0].source += "\n\nThe table is in [signs.csv](signs.csv)."
    sample_course.write_source(course, notebook)
    (course / "solutions" / ASSIGNMENT / "signs.csv").write_text("sign,count\ndebt bondage,3\n")
    release(course)
    assert (course / "exercises" / ASSIGNMENT / "signs.csv").exists()


def test_an_unknown_assignment_is_named_with_those_there_are(course: Path) -> None:
    with pytest.raises(GradingError, match=r"no assignment 'quiz-9'.*There are: quiz-01"):
        release(course, ["quiz-9"])


def test_a_folder_that_is_no_course_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(GradingError, match="is not a course"):
        release(tmp_path)


def test_the_gradebook_knows_the_questions_and_keeps_the_keys(released_course: Path) -> None:
    with open_course(released_course).gradebook() as gradebook:
        notebook = gradebook.find_notebook("quiz-01", ASSIGNMENT)
        points = {cell.name: cell.max_score for cell in notebook.grade_cells}
        sources = {cell.name: cell.source for cell in notebook.source_cells}
    assert points == {**sample_course.POINTS, sample_course.WRITTEN_ID: 4}
    assert "key: b" in sources["q1-elements"]
    assert MARK_SCHEME in sources["q6-task"]


def test_formgraders_own_generate_refuses_a_leak_too(course: Path) -> None:
    from nbgrader.converters import GenerateAssignment

    notebook = sample_course.sample_notebook()
    notebook.cells[0].attachments = {"scheme.png": {"image/png": "AAAA"}}
    sample_course.write_source(course, notebook)
    opened = open_course(course)
    step = GenerateAssignment(
        coursedir=opened.directory(assignment_id=ASSIGNMENT), config=opened.config
    )
    with pytest.raises(GradingError, match="attachment"):
        run(step, "Generating")
    assert not (course / "exercises" / NOTEBOOK).exists()
