"""nbgrader's own pages in the JupyterLab of the course: handing in, and grading."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ngos_and_co.grading.publish import publish
from ngos_and_co.lab.lab_server import LabServer, running
from ngos_and_co.lab.workspace import refresh_workspace
from tests.lab.conftest import free_port
from tests.lab.lab_page import open_lab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAME = "quiz-01-trafficking-and-work"


@pytest.fixture
def published_course(course_root: Path, tmp_path: Path) -> Path:
    """Publish the course's own exercises in a folder of this test."""
    shutil.copytree(course_root / "exercises", tmp_path / "exercises")
    shutil.copytree(course_root / "solutions", tmp_path / "solutions")
    shutil.copy(course_root / "nbgrader_config.py", tmp_path)
    publish(tmp_path)
    refresh_workspace(tmp_path)
    return tmp_path


def test_the_released_quiz_is_handed_in_by_its_button(
    browser: Browser, published_course: Path
) -> None:
    server = LabServer(published_course, free_port())
    with running(server), open_lab(browser, server) as page:
        page.open(f"exercises/{NAME}/quiz-01.ipynb")
        page.questions.first.locator("input").nth(1).check()
        expect(page.questions.first.locator(".ngos-is-saved")).to_be_visible()
        page.page.locator(".lm-MenuBar").get_by_text("Nbgrader").click()
        page.page.locator(".lm-Menu").get_by_text("Assignment List").click()
        row = page.page.locator(".list_item").filter(has_text=NAME)
        row.get_by_role("button", name="Submit").click(timeout=30_000)
        expect(page.page.locator("#submitted_assignments_list")).to_contain_text(
            NAME, timeout=30_000
        )
    (submission,) = (published_course / "exchange" / "ngos-and-co" / "inbound").iterdir()
    assert len(json.loads((submission / "answers.json").read_text())["answers"]) == 1
    assert (submission / "quiz-01.ipynb").is_file()


def test_a_facilitator_s_formgrader_lists_the_quiz(
    browser: Browser, published_course: Path
) -> None:
    server = LabServer(published_course, free_port(), facilitator=True)
    with running(server), open_lab(browser, server) as page:
        page.open(f"workspace/exercises/{NAME}/quiz-01.ipynb")
        page.page.locator(".lm-MenuBar").get_by_text("Nbgrader").click()
        page.page.locator(".lm-Menu").get_by_text("Formgrader", exact=True).click()
        formgrader = page.page.frame_locator("iframe[src*='formgrader']")
        expect(formgrader.get_by_role("link", name=NAME).first).to_be_visible(timeout=30_000)
        assert page.problems == []
