"""A trainee opens the released quiz, answers by keyboard alone, and finds the answers again."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, expect

from ngos_and_co.lab.lab_server import LabServer, running
from ngos_and_co.lab.workspace import refresh_workspace
from ngos_and_co.questions import Question
from ngos_and_co.questions.notebook import questions_in
from tests.lab.conftest import free_port
from tests.lab.lab_page import LabPage, open_lab
from tests.lab.small_course import QUIZ

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REAL_QUIZ = "exercises/quiz-01-trafficking-and-work/quiz-01.ipynb"
# Letters that mean something to JupyterLab, spaces and all.
TYPED = {"short": "a bmddx work", "numeric": "12.5"}
SAVED_MILLISECONDS = 10_000


@pytest.fixture(scope="module")
def real_lab(tmp_path_factory: pytest.TempPathFactory, course_root: Path) -> Iterator[LabServer]:
    """Run the course's own exercises as a trainee has them."""
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(course_root / "exercises", root / "exercises")
    (root / "course").mkdir()
    shutil.copy(course_root / "course" / "start.ipynb", root / "course")
    refresh_workspace(root)
    server = LabServer(root, free_port())
    with running(server):
        yield server


def questions_of(lab: LabServer, path: str) -> list[Question]:
    notebook = nbformat.read(lab.root_dir / path, 4)
    return [cell.question for cell in questions_in(notebook, path)]


def focused_question(page: LabPage) -> str:
    """Give the id of the question whose input has the focus."""
    return str(
        page.page.evaluate(
            """() => {
                const input = document.activeElement.closest(".ngos-live input");
                return input ? input.id.replace(/^ngos-/, "").replace(/-[0-9]+-[^-]+$/, "") : "";
            }"""
        )
    )


def tab_to(page: LabPage, question: Question) -> None:
    for _ in range(12):
        if focused_question(page) == question.id:
            return
        page.press("Tab")
    raise AssertionError(f"{question.id} is not reached by Tab")


def answer_by_keyboard(page: LabPage, question: Question) -> object:
    """Answer a question whose first input has the focus, and give what should be stored."""
    match question.type_name:
        case "single":
            page.press("ArrowDown", "ArrowDown", "ArrowUp")
            return list(question.options)[1]
        case "true-false":
            page.press("Space")
            return True
        case "multiple":
            page.press("Space", "Tab", "Tab", "Space")
            return [list(question.options)[index] for index in (0, 2)]
        case "numeric" | "short" as kind:
            page.type(TYPED[kind])
            page.press("Home", "ArrowRight", "End", "Enter")
            return question.parse_answer(TYPED[kind]) if kind == "short" else 12.5
        case _:
            raise AssertionError(f"no keys for {question.type_name}")


def take_quiz(page: LabPage, path: str) -> None:
    """Walk through a quiz as the issue has it: open, answer, reload, see, and look into the file."""
    page.open(path)
    questions = questions_of(page.lab, path)
    expect(page.questions).to_have_count(len(questions))
    cells = page.cells.count()
    expected = {}
    for question in questions:
        tab_to(page, question)
        expected[question.id] = answer_by_keyboard(page, question)
        if question.type_name not in TYPED:
            page.press(*"abmddxrz")  # letters do nothing to a choice, and nothing to the notebook
    expect(page.questions.locator(".ngos-is-saved")).to_have_count(
        len(questions), timeout=SAVED_MILLISECONDS
    )
    assert page.cells.count() == cells
    assert page.page.locator(".jp-Dialog").count() == 0
    shown = page.answers()
    stored = json.loads((page.lab.root_dir / path).with_name("answers.json").read_text())
    assert set(stored["saved"]) == set(expected), "each with the time at which it was saved"
    assert {**stored, "saved": {}} == {"version": 1, "answers": expected, "saved": {}}

    page.page.reload()
    page.wait_until_ready()
    expect(page.questions).to_have_count(len(questions))
    assert page.answers() == shown, "a reload shows them again"

    page.start_again()
    expect(page.questions).to_have_count(len(questions))
    assert page.answers() == shown, "and so does a new kernel"
    assert page.problems == []


def test_a_small_quiz_with_one_question_of_each_type(browser: Browser, lab: LabServer) -> None:
    assert {question.type_name for question in questions_of(lab, QUIZ)} == {
        "single",
        "multiple",
        "true-false",
        "numeric",
        "short",
    }
    with open_lab(browser, lab) as page:
        take_quiz(page, QUIZ)


def test_the_released_quiz(browser: Browser, real_lab: LabServer) -> None:
    assert len(questions_of(real_lab, REAL_QUIZ)) >= 12
    with open_lab(browser, real_lab) as page:
        take_quiz(page, REAL_QUIZ)
