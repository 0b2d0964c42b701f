"""The data track of module 7: its model solutions, its starters, typical mistakes, and its figures."""

import json
import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest

from ngos_and_co import data
from ngos_and_co.grading.sandbox import WarmKernels
from ngos_and_co.questions import Question
from tests.course.assignments import NOTEBOOKS, REPOSITORY, read

ASSIGNMENT = "data-07-reading-companies"
[TRACK] = [each for each in NOTEBOOKS if each.assignment == ASSIGNMENT]
SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)\n### END SOLUTION", re.DOTALL)

THEMES_IN_THE_AVERAGE = {
    "d07-01-count": 'answer("d07-01-count", len(food))',
    "d07-02-average": 'answer("d07-02-average", ict["score"].mean())',
    "d07-03-groups": """
means = rounds.groupby(["sector", "year"], as_index=False)["score"].mean()
answer("d07-03-groups", means)
""",
}
"""Who does not ask what one row is, and keeps totals and themes together."""

NOT_THE_SAME_COMPANIES = {
    "d07-05-both": 'answer("d07-05-both", len(wide))',
    "d07-06-change": 'answer("d07-06-change", wide[2021].mean() - wide[2018].mean())',
    "d07-07-places": """
places = wide.rank(ascending=False, method="min").loc[asked].reset_index()
places.columns = ["company", "place_2020", "place_2022"]
answer("d07-07-places", places)
""",
}
"""Who compares rounds without keeping to the companies that are in both."""

ZEROS_FOR_MISSING = {
    "d07-08-chart": """
table = read.groupby(["sector", "year"], as_index=False).agg(
    statements=("named", "size"), share=("named", "mean")
)
table["share"] = (table["share"] * 100).round(1)
table["share"] = table["share"].where(table["statements"] >= 10, 0)
answer("d07-08-chart", table)
""",
}
"""Who fills what is missing with zeros."""

MISTAKES: Mapping[str, tuple[Mapping[str, str], Mapping[str, float], Mapping[str, str]]] = {
    "themes": (
        THEMES_IN_THE_AVERAGE,
        {"d07-01-count": 1, "d07-02-average": 0, "d07-03-groups": 1},
        {
            "d07-01-count": "You counted rows.",
            "d07-02-average": "You averaged totals and themes together.",
            "d07-03-groups": "Totals and themes are in one average.",
        },
    ),
    "companies": (
        NOT_THE_SAME_COMPANIES,
        {"d07-05-both": 0, "d07-06-change": 0, "d07-07-places": 2},
        {
            "d07-05-both": "These are the companies of at least one round.",
            "d07-06-change": "This is the difference of the averages of all companies.",
            "d07-07-places": "You ranked all companies of each round",
        },
    ),
    "zeros": (
        ZEROS_FOR_MISSING,
        {"d07-08-chart": 1},
        {"d07-08-chart": "Missing is not zero"},
    ),
}
"""By the trainee's name: the code, the points that the author states, and what they are told."""


def questions() -> Mapping[str, Question]:
    return {each.id: each for each in TRACK.questions()}


@cache
def _model_solutions() -> Mapping[str, str]:
    """Give the model solutions by the question's id."""
    found = {}
    for cell in read(TRACK.source).cells:
        for code in SOLUTION.findall(cell.source if cell.cell_type == "code" else ""):
            found[re.search(r'answer\("([^"]+)"', code)[1]] = code  # type: ignore[index]
    return found


def _handed_in(work: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Give the released notebook with a trainee's code below the starters."""
    notebook = read(TRACK.released)
    question = None
    for cell in notebook.cells:
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("grade"):
            question = mark["grade_id"]
        elif mark.get("solution"):
            cell.source = f"{cell.source}\n{work.get(question, '')}".rstrip()
    return notebook


@pytest.fixture(scope="module")
def graded(kernels: WarmKernels, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grade the model solution, the starter and the typical mistakes, in the sandbox."""
    del kernels  # skips where there is no sandbox
    from ngos_and_co.grading.engine.pipeline import grade_assignment
    from ngos_and_co.grading.release import release

    root = tmp_path_factory.mktemp("track") / "course"
    root.mkdir()
    shutil.copy(REPOSITORY / "nbgrader_config.py", root)
    shutil.copytree(TRACK.source.parent, root / "solutions" / ASSIGNMENT)
    release(root)
    work = {"model": _model_solutions(), "starter": {}} | {
        name: code for name, (code, _, _) in MISTAKES.items()
    }
    for trainee, code in work.items():
        folder = root / "submitted" / trainee / ASSIGNMENT
        folder.mkdir(parents=True)
        nbformat.write(_handed_in(code), folder / TRACK.name)
        (folder / "answers.json").write_text(json.dumps({"version": 1, "answers": {}}))
    report = grade_assignment(root, ASSIGNMENT, workers=1)
    assert {each.trainee: each.ending.value for each in report.endings} == dict.fromkeys(
        work, "graded"
    )
    return root


def _scores(root: Path, trainee: str) -> Mapping[str, float | None]:
    from tests.grading.engine import gradebooks

    found = gradebooks.scores(root, trainee, ASSIGNMENT)
    return {name: found[name] for name in questions()}


def test_there_are_eight_questions_each_with_a_model_solution_and_a_foreseen_mistake() -> None:
    assert len(questions()) == 8
    assert set(_model_solutions()) == set(questions())
    assert all(each.type_name == "value" for each in questions().values())
    assert all(each.wrong and each.hints for each in questions().values())  # type: ignore[attr-defined]


@pytest.mark.slow
def test_the_model_solutions_earn_all_points(graded: Path) -> None:
    assert _scores(graded, "model") == {name: each.points for name, each in questions().items()}


@pytest.mark.slow
def test_the_starter_as_it_is_earns_nothing(graded: Path) -> None:
    assert _scores(graded, "starter") == dict.fromkeys(questions(), 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", MISTAKES)
def test_a_typical_mistake_earns_what_the_author_states_and_is_told(
    graded: Path, name: str
) -> None:
    _, points, told = MISTAKES[name]
    assert _scores(graded, name) == dict.fromkeys(questions(), 0) | points
    shown = read(graded / "autograded" / name / ASSIGNMENT / TRACK.name)
    pages = {
        cell.metadata["nbgrader"]["grade_id"]: json.dumps(cell.get("outputs", ()))
        for cell in shown.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    for question, sentence in told.items():
        assert sentence in pages[question]


def test_the_averages_are_the_published_ones() -> None:
    """KnowTheChain published whole points: food 30 and 28, ICT 32 (see the sources of the rounds)."""
    table = questions()["d07-03-groups"].key
    column = table["columns"].index
    averages = {
        (row[column("sector")], row[column("year")]): row[column("score")] for row in table["rows"]
    }
    published = {("Food & Beverage", 2018): 30, ("Food & Beverage", 2020): 28, ("ICT", 2018): 32}
    assert {each: round(averages[each]) for each in published} == published


def test_the_scores_are_those_of_the_companies_own_pages() -> None:
    scores = data.load("knowthechain_scores").query("theme == 'total'")
    points = data.load("knowthechain_points")
    both = points.merge(scores, on=["company", "sector", "year"], suffixes=("_page", "_workbook"))
    assert len(both) == 5
    assert (both["score_workbook"].round() == both["score_page"]).all()
