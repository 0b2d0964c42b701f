"""Problems by file and question, in a table, in lines and as JSON."""

import io
import json

from rich.console import Console
from typer.testing import CliRunner

from ngos_and_co.cli import app
from ngos_and_co.notebooks.checks import problems_in
from ngos_and_co.notebooks.checks.content import read_course
from ngos_and_co.notebooks.checks.report import LocatedProblem, locate, problem_table
from ngos_and_co.notebooks.subjects import Subject
from tests.notebooks.small_course import LESSON, SmallCourse

runner = CliRunner()


def located(course: SmallCourse) -> list[LocatedProblem]:
    content, unreadable = read_course(course.root)
    return locate(problems_in(content, unreadable, Subject.QUESTIONS), content)


def test_a_problem_is_told_by_question_also_where_the_question_cannot_be_read(
    course: SmallCourse,
) -> None:
    course.edit(LESSON, "points: 2", "points: two")
    [problem] = located(course)
    assert (problem.file, problem.question) == (LESSON, "m1-l1-1")
    assert problem.message.startswith("points: ")


def test_a_problem_of_a_file_names_no_question(course: SmallCourse) -> None:
    course.edit(LESSON, "ngos-do", "ngos-note")
    [problem] = located(course)
    assert (problem.file, problem.question) == (LESSON, "")


def test_the_table_names_file_and_question_once() -> None:
    problems = [
        LocatedProblem("a.ipynb", "q1", "rule-1", "Wrong [sic].", "Mend."),
        LocatedProblem("a.ipynb", "q1", "rule-2", "Wrong too.", "Mend."),
        LocatedProblem("b.ipynb", "", "rule-3", "Wrong there.", "Mend."),
    ]
    console = Console(file=io.StringIO(), width=120, markup=False)
    console.print(problem_table(problems))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert shown.count("a.ipynb") == shown.count("q1") == 1
    assert "Wrong [sic]." in shown


def test_the_command_gives_lines_json_and_a_status(course: SmallCourse) -> None:
    at = ["--course", str(course.root)]
    well = runner.invoke(app, ["check", "questions", *at])
    assert (well.exit_code, well.output) == (0, "The course has no problems.\n")
    course.edit(LESSON, "explanation: Three elements are needed.\n", "")
    ill = runner.invoke(app, ["check", "questions", *at])
    assert ill.exit_code == 1
    assert "[question-explanation]" in ill.stdout
    assert "1 problem to mend." in ill.stderr
    [row] = json.loads(runner.invoke(app, ["check", "questions", "--json", *at]).stdout)
    assert row["question"] == "m1-l1-1"
    assert runner.invoke(app, ["check", "pages", *at]).exit_code == 0
    assert runner.invoke(app, ["check", "nothing", *at]).exit_code == 2
