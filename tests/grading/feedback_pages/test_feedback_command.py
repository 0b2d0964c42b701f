"""Pages of a graded course: everything a trainee wants to know, and no key."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ngos_and_co.cli import app
from ngos_and_co.grading.feedback_check import feedback_problems
from ngos_and_co.grading.feedback_pages.graded_notebook import parts_of
from ngos_and_co.grading.feedback_pages.lessons import lessons_by_objective
from ngos_and_co.grading.feedback_pages.page import LARGEST_PAGE
from tests.grading.sample_course import ASSIGNMENT, MARK_SCHEME, NOTEBOOK
from tests.valid_html import parse_strictly

runner = CliRunner()


def lesson() -> str:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "# The *three* elements\n\nText."},
        {"cell_type": "markdown", "metadata": {}, "source": ["## Act, means, purpose\n", "Text."]},
        {
            "cell_type": "code",
            "metadata": {},
            "source": "%%question\nid: x\ntype: single\nobjective: m1-elements\nprompt: p",
        },
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture(scope="module")
def course(graded_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(shutil.copytree(graded_once, tmp_path_factory.mktemp("feedback") / "course"))
    # The gradebook's address is told by the settings' own folder.
    path = root / "course" / "modules" / "01-a" / "01-elements.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(lesson())
    (path.parent / "02-broken.ipynb").write_text("{")
    done = runner.invoke(app, ["feedback", ASSIGNMENT, "--course", str(root)])
    assert done.exit_code == 0, done.output
    assert "4 pages of feedback written" in done.output
    return root


def page(course: Path, trainee: str) -> str:
    return (course / "feedback" / trainee / ASSIGNMENT / "quiz-01.html").read_text()


def words_of(text: str) -> str:
    return " ".join("".join(parse_strictly(text).itertext()).split())


def test_answer_verdict_points_reason_and_lesson(course: Path) -> None:
    said = words_of(page(course, "ben"))
    assert "Which of these makes it trafficking?" in said
    assert "The wage is below the minimum" in said
    assert "Not right: 0 of 2 points" in said
    assert "That is a breach of labour law." in said
    assert "Three elements are needed." in said
    assert "Read again: lesson The three elements, part Act, means, purpose." in said
    assert "Read again" not in words_of(page(course, "ana")).split("Question 6")[0]


def test_a_person_who_reads_is_quoted_and_what_is_open_is_said(course: Path) -> None:
    said = words_of(page(course, "cid"))
    assert "I call the hotline." in said
    assert "Your facilitator writes: Good, and whom do you call next?" in said
    assert "3.5 of 4 points" in said
    assert "a person still has to read it (4 at most)" in words_of(page(course, "fay"))


@pytest.mark.parametrize("trainee", ["ana", "ben", "cid", "fay"])
def test_pages_are_valid_small_and_hold_no_key(course: Path, trainee: str) -> None:
    text = page(course, trainee)
    document = parse_strictly(text)
    assert document.get("lang") == "en"
    assert not document.findall(".//script")
    assert not document.findall(".//img")
    assert len(text.encode()) < LARGEST_PAGE
    assert MARK_SCHEME not in words_of(text)
    source = json.loads((course / "solutions" / NOTEBOOK).read_text())
    for cell in source["cells"]:
        cell["source"] = "".join(cell["source"])
    assert feedback_problems(text, trainee, source) == []
    targets = {element.get("id") for element in document.iter()}
    for link in document.iter("a"):
        address = link.get("href", "")
        assert not address.startswith("#") or address[1:] in targets


def test_what_cannot_be_written_is_said(course: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(course, tmp_path / "course"))
    (root / "autograded" / "ana" / NOTEBOOK).unlink()
    broken = root / "autograded" / "ben" / NOTEBOOK
    broken.chmod(0o644)
    broken.write_text("{")
    (root / "submitted" / "cid" / ASSIGNMENT / "timestamp.txt").write_text(
        "2030-01-01 00:00:00 UTC"
    )
    done = runner.invoke(app, ["feedback", ASSIGNMENT, "--course", str(root)])
    assert done.exit_code == 1
    assert "ana: no feedback. No graded notebook" in done.output
    assert "ben: no feedback. quiz-01.ipynb in autograded cannot be read" in done.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["quiz-77"], "knows no assignment"),
        ([ASSIGNMENT, "--trainee", "eve"], "is graded for eve"),
        ([ASSIGNMENT, "--book", "javascript:alert(1)"], "no address of a book"),
    ],
)
def test_wrong_words_are_answered(course: Path, options: list[str], said: str) -> None:
    done = runner.invoke(app, ["feedback", *options, "--course", str(course)])
    assert done.exit_code == 1
    assert said in " ".join(done.output.split())


def test_lessons_are_found_by_objective(course: Path) -> None:
    (found,) = lessons_by_objective(course)["m1-elements"]
    assert (found.path, found.section) == (
        "course/modules/01-a/01-elements",
        "Act, means, purpose",
    )


def test_a_strangers_output_is_made_harmless() -> None:
    from ngos_and_co.grading.engine.plan import PlannedCell, PlannedNotebook

    cell = PlannedCell("q", "code", "", None, 1.0, True, False, False, True)
    shown = {
        "cell_type": "code",
        "source": "",
        "metadata": {"nbgrader": {"grade_id": "q"}},
        "outputs": [{"data": {"text/html": ["<p>a</p>", "<script>alert(1)</script>"]}}],
    }
    notebook = PlannedNotebook("n", {"q": cell}, {})
    (part,) = parts_of(notebook, {"cells": [shown]})
    assert part.html == "<p>a</p>"
    shown["outputs"] = [{"data": "no mapping"}, "no output"]
    (part,) = parts_of(notebook, {"cells": [shown]})
    assert "Nothing is known" in part.html
