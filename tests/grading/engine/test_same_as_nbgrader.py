"""The engine against plain nbgrader: a kernel, its own steps, its own reading of what a cell shows.

A kernel for each submission would take an hour, so one kernel answers many times: before each round of all
question cells the file of answers is changed. A few whole submissions are graded by nbgrader's `Autograde`
with its own default steps, and all rows of the gradebook compared.
"""

import json
import random
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from sqlalchemy import select

from ngos_and_co.grading.engine import gradebook_tables as tables
from ngos_and_co.grading.engine.gradebook_connection import open_gradebook
from ngos_and_co.grading.engine.pipeline import grade_assignment
from ngos_and_co.grading.engine.plan import PlannedNotebook, question_in
from ngos_and_co.grading.engine.plan_reading import read_plan
from ngos_and_co.grading.engine.question_scoring import score_questions
from ngos_and_co.grading.nbgrader_course import open_course, run
from ngos_and_co.grading.release import release
from ngos_and_co.questions.answers import SavedAnswers
from tests.effort import effort
from tests.grading import sample_course
from tests.grading.engine.random_answers import random_answers
from tests.grading.sample_course import ASSIGNMENT, RIGHT, WRITTEN_ID, write_submission

REPOSITORY = sample_course.REPOSITORY
ASSIGNMENTS = sorted(path.parent.name for path in (REPOSITORY / "solutions").glob("*/*.ipynb"))
OUR_STEPS = ("c.Autograde.sanitize_preprocessors", "c.Autograde.autograde_preprocessors")

pytestmark = pytest.mark.slow


def plain_nbgrader_scores(
    notebook: PlannedNotebook, answers: Sequence[Mapping[str, Any]], folder: Path
) -> list[dict[str, float]]:
    """Let nbgrader run the question cells with each set of answers, and read the scores."""
    from nbgrader import utils
    from nbgrader.preprocessors import Execute

    question_cells = [cell for cell, _ in notebook.question_cells()]
    cells = [nbformat.v4.new_code_cell("%load_ext ngos_and_co")]
    for number, each in enumerate(answers):
        (folder / f"{number}.json").write_text(json.dumps({"version": 1, "answers": each}))
        cells.append(
            nbformat.v4.new_code_cell(
                f"import shutil; _ = shutil.copy('{number}.json', 'answers.json')"
            )
        )
        cells += [
            nbformat.v4.new_code_cell(cell.source, metadata={"nbgrader": cell.metadata()})
            for cell in question_cells
        ]
    document = nbformat.v4.new_notebook(cells=cells)
    execute = Execute(timeout=120, extra_arguments=["--log-level=ERROR"])
    with utils.setenv(NBGRADER_EXECUTION="autograde"):
        document, _ = execute.preprocess(document, {"metadata": {"path": str(folder)}})
    scored = [cell for cell in document.cells if "nbgrader" in cell.metadata]
    rounds = [
        scored[start : start + len(question_cells)]
        for start in range(0, len(scored), len(question_cells))
    ]
    return [
        {cell.metadata.nbgrader.grade_id: utils.determine_grade(cell)[0] for cell in cells_of_round}
        for cells_of_round in rounds
    ]


def compare_on_random_answers(notebook: PlannedNotebook, count: int, folder: Path) -> None:
    questions = [question for _, question in notebook.question_cells()]
    chance = random.Random(count)  # noqa: S311 (a simulation)
    answers = [random_answers(questions, chance) for _ in range(count)]
    theirs = plain_nbgrader_scores(notebook, answers, folder)
    ours = [
        {
            name: verdict.score.points
            for name, verdict in score_questions(notebook, SavedAnswers(each, {}, {}, {})).items()
            if verdict.score
        }
        for each in answers
    ]
    assert len(theirs) == count
    assert ours == theirs
    # Were all scores alike, the comparison would say little. (The sample course knows only some 40 results.)
    assert len({tuple(each.values()) for each in ours}) > min(count // 4, 20, 2 * len(questions))


def planned(course: Path, assignment: str) -> tuple[PlannedNotebook, ...]:
    settings = open_course(course).settings
    engine = open_gradebook(settings.database)
    with engine.begin() as connection:
        plan = read_plan(connection, settings.exercises / assignment, assignment)
    engine.dispose()
    return plan.notebooks


def test_scores_are_plain_nbgraders_on_random_answers(
    released_course: Path, tmp_path: Path
) -> None:
    (notebook,) = planned(released_course, ASSIGNMENT)
    compare_on_random_answers(notebook, effort(40, 500), tmp_path)


@pytest.fixture(scope="module")
def whole_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Release all of the course's assignments into one gradebook: to make one takes seconds."""
    course = tmp_path_factory.mktemp("whole") / "course"
    shutil.copytree(REPOSITORY / "solutions", course / "solutions")
    shutil.copy(REPOSITORY / "nbgrader_config.py", course)
    release(course)
    return course


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_scores_are_plain_nbgraders_on_every_assignment(
    assignment: str, whole_course: Path, tmp_path: Path
) -> None:
    for notebook in planned(whole_course, assignment):
        asked = len(list(notebook.question_cells()))
        if asked:
            # A single question needs more answers until it has met each of its results.
            compare_on_random_answers(notebook, max(effort(8, 100), 40 // asked), tmp_path)


def use_plain_nbgrader(course: Path) -> None:
    """Take our steps out of the settings, so that nbgrader's own defaults come back."""
    path = course / "nbgrader_config.py"
    lines = path.read_text().splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(OUR_STEPS)]
    assert len(kept) == len(lines) - len(OUR_STEPS)
    path.write_text("".join(kept))


def gradebook_rows(course: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Give all that grading writes, with names in the place of row ids."""
    engine = open_gradebook(open_course(course).settings.database)
    submitted, notebook, cell = (
        tables.submitted_assignment,
        tables.submitted_notebook,
        tables.base_cell,
    )
    joined = {
        table: select(submitted.c.student_id, cell.c.name, *values)
        .select_from(table)
        .join(cell, cell.c.id == table.c.cell_id)
        .join(notebook, notebook.c.id == table.c.notebook_id)
        .join(submitted, submitted.c.id == notebook.c.assignment_id)
        .order_by(submitted.c.student_id, cell.c.name)
        for table, values in (
            (
                tables.grade,
                (
                    tables.grade.c.auto_score,
                    tables.grade.c.manual_score,
                    tables.grade.c.needs_manual_grade,
                ),
            ),
            (tables.comment, (tables.comment.c.auto_comment, tables.comment.c.manual_comment)),
        )
    }
    with engine.begin() as connection:
        rows = {
            table.name: [tuple(row) for row in connection.execute(query)]
            for table, query in joined.items()
        }
        rows["submissions"] = [
            tuple(row)
            for row in connection.execute(
                select(submitted.c.student_id, submitted.c.timestamp, notebook.c.flagged)
                .add_columns(notebook.c.late_submission_penalty)
                .join(notebook, notebook.c.assignment_id == submitted.c.id)
                .order_by(submitted.c.student_id)
            )
        ]
    engine.dispose()
    return rows


def test_all_rows_are_those_of_plain_nbgrader(released_course: Path, tmp_path: Path) -> None:
    from nbgrader.converters import Autograde

    notebook = sample_course.released_notebook(released_course)
    write_submission(released_course, "ana", {**RIGHT, "q2-signs": ["a"]}, notebook)
    next(
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == WRITTEN_ID
    ).source = "First the worker."
    folder = write_submission(released_course, "ben", {"q3-child": False}, notebook)
    (folder / "timestamp.txt").write_text("2026-11-20 10:00:00.000000 UTC")
    theirs = Path(shutil.copytree(released_course, tmp_path / "theirs"))
    use_plain_nbgrader(theirs)
    course = open_course(theirs)
    step = Autograde(coursedir=course.directory(assignment_id=ASSIGNMENT), config=course.config)
    run(step, "Grading")
    grade_assignment(released_course, ASSIGNMENT, workers=1)
    assert gradebook_rows(released_course) == gradebook_rows(theirs)


def test_nbgrader_reads_our_points_from_the_notebook_shown(released_course: Path) -> None:
    from nbgrader import utils

    write_submission(released_course, "ana", {**RIGHT, "q2-signs": ["a", "b"], "q4-ratio": 1})
    grade_assignment(released_course, ASSIGNMENT, workers=1)
    shown = nbformat.read(
        released_course / "autograded" / "ana" / sample_course.NOTEBOOK, as_version=4
    )
    nbformat.validate(shown)
    read = {
        cell.metadata.nbgrader.grade_id: utils.determine_grade(cell)[0]
        for cell in shown.cells
        if utils.is_grade(cell) and question_in(cell.source)
    }
    assert read == {**sample_course.POINTS, "q2-signs": 2, "q4-ratio": 0}
