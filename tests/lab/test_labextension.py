import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ngos_and_co.lab.lab_server import LabServer, running
from tests.lab.conftest import free_port
from tests.lab.lab_page import LabPage, open_lab
from tests.lab.small_course import LESSON, QUIZ, SILENT, START

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(browser: Browser, lab: LabServer) -> Iterator[LabPage]:
    with open_lab(browser, lab) as opened:
        yield opened


def test_the_start_page_opens_quietly(page: LabPage) -> None:
    page.page.goto(page.lab.lab_address)
    page.wait_until_ready()
    expect(page.page.get_by_role("heading", name="Welcome")).to_be_visible()
    page.page.wait_for_timeout(2500)  # the news would come by now
    assert page.page.locator(".jp-Dialog, .Toastify__toast, .jp-toast-button").count() == 0
    assert page.notebook.locator(".ngos-ready-note").count() == 0
    assert page.page.locator(".jp-mod-dirty").count() == 0, "nothing waits to be saved"
    assert page.problems == []


def test_a_trainee_meets_no_tool_of_facilitators(page: LabPage) -> None:
    page.open(START)
    menus = page.page.locator(".lm-MenuBar-itemLabel").all_inner_texts()
    assert [menu for menu in menus if menu] == [
        "File",
        "Edit",
        "View",
        "Run",
        "Nbgrader",
        "Settings",
        "Help",
    ]
    page.page.locator(".lm-MenuBar").get_by_text("Nbgrader").click()
    items = page.page.locator(".lm-Menu-itemLabel:visible").all_inner_texts()
    assert [item for item in items if item] == ["Assignment List"]
    assert page.page.get_by_text("Create Assignment").count() == 0
    assert page.page.get_by_text("Validate").count() == 0
    files = page.page.locator(".jp-DirListing-itemText:visible").all_inner_texts()
    assert files == ["exercises", "modules", "from-elsewhere.ipynb", "start.ipynb"]


def test_a_course_notebook_runs_itself(page: LabPage) -> None:
    page.open(LESSON)
    expect(page.notebook.get_by_text("ran 42")).to_be_visible()
    expect(page.questions).to_have_count(1)
    assert page.problems == []


@pytest.mark.parametrize("path", [SILENT, "from-elsewhere.ipynb"])
def test_other_notebooks_do_not_run_themselves(page: LabPage, path: str) -> None:
    page.open(path, runs=False)
    page.page.wait_for_timeout(2500)
    assert page.notebook.get_by_text("ran 42").count() == 0
    expect(page.notebook.locator(".jp-InputPrompt").last).to_have_text("[ ]:")


def test_hidden_code_leaves_no_trace_until_it_is_asked_for(
    page: LabPage, small_course: Path
) -> None:
    page.open(LESSON)
    shown = page.notebook.locator(".jp-InputPlaceholder:visible, .jp-CodeCell .cm-editor:visible")
    assert shown.count() == 1, "only the cell whose code is not hidden"
    assert not [t for t in page.notebook.locator(".jp-OutputPrompt:visible").all_inner_texts() if t]
    page.page.get_by_text("Show code").click()
    expect(shown).to_have_count(3)
    expect(page.notebook.get_by_text("%%question")).to_be_visible()
    page.page.get_by_text("Hide code").click()
    expect(shown).to_have_count(1)
    page.press("Control+s")
    page.page.wait_for_timeout(800)
    cells = json.loads((small_course / "workspace" / LESSON).read_text())["cells"]
    hidden = [cell["metadata"].get("jupyter") for cell in cells if cell["cell_type"] == "code"]
    assert hidden == [{"source_hidden": True}, {"source_hidden": True}, None]
    assert page.problems == []


def test_show_code_is_reached_by_keyboard(page: LabPage) -> None:
    page.open(LESSON)
    button = page.notebook.locator("[data-command='ngos-and-co:show-code']")
    button.focus()
    page.press("Enter")
    expect(page.notebook.get_by_text("%%question")).to_be_visible()


def test_words_are_read_and_not_edited(page: LabPage, small_course: Path) -> None:
    page.open(LESSON)
    before = page.cells.count()
    page.page.get_by_text("Words to read.").last.dblclick()
    page.page.wait_for_timeout(400)
    assert page.notebook.locator(".jp-MarkdownCell .cm-editor:visible").count() == 0
    page.press("Enter", "a", "b", "d", "d", "x", "m", "r", "y", "Alt+Enter", "Shift+Enter")
    page.press("ArrowDown", "Control+Shift+M", "Shift+M", "Control+Backspace")
    assert page.cells.count() == before
    assert page.notebook.locator(".jp-CodeCell .cm-editor:visible").count() == 1
    assert page.page.locator(".jp-Dialog").count() == 0
    notebook = json.loads((small_course / "workspace" / LESSON).read_text())
    assert not [cell for cell in notebook["cells"] if "editable" in cell["metadata"]]


def test_keys_scroll_a_page(page: LabPage) -> None:
    page.open(QUIZ)
    outer = page.notebook.locator(".jp-WindowedPanel-outer")
    page.press("PageDown")
    page.page.wait_for_timeout(500)
    first = outer.evaluate("element => element.scrollTop")
    page.press("ArrowDown", "ArrowDown")
    page.page.wait_for_timeout(500)
    assert 0 < first < outer.evaluate("element => element.scrollTop")


def test_start_again_brings_the_page_back(page: LabPage) -> None:
    page.open(LESSON)
    page.start_again()
    expect(page.questions).to_have_count(1)
    assert page.page.locator(".jp-Dialog").count() == 0


def test_a_page_whose_kernel_is_gone_comes_back_without_an_error(
    page: LabPage, small_course: Path
) -> None:
    page.open(QUIZ)
    page.page.wait_for_timeout(1000)
    assert "widget-view" in (small_course / "workspace" / QUIZ).read_text(), "it saves by itself"
    page.page.goto(f"{page.lab.address}ngos-and-co/static/course.css")
    ended = page.page.evaluate(
        """async () => {
            const statuses = [];
            const headers = { "X-XSRFToken": document.cookie.match(/_xsrf=([^;]+)/)[1] };
            for (const { id } of await (await fetch("/api/sessions")).json())
                statuses.push(
                    (await fetch(`/api/sessions/${id}`, { method: "DELETE", headers })).status);
            return statuses;
        }"""
    )
    assert set(ended) == {204}
    page.open(QUIZ)
    expect(page.questions).to_have_count(5)
    assert page.problems == []


def test_a_page_fits_a_phone(browser: Browser, lab: LabServer) -> None:
    with open_lab(browser, lab, width=360, height=740) as page:
        page.open(QUIZ)
        expect(page.questions.first).to_be_visible()
        outer = page.notebook.locator(".jp-WindowedPanel-outer")
        assert outer.evaluate("element => element.scrollWidth - element.clientWidth") <= 0
        box = page.questions.first.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["width"] > 240
        assert page.page.locator(".jp-FileBrowser:visible").count() == 0


def test_the_book_opens_from_a_page(page: LabPage) -> None:
    page.open(START)
    with page.page.context.expect_page() as opened:
        page.notebook.get_by_role("link", name="Book").click(modifiers=["Control"])
    opened.value.wait_for_load_state()
    assert opened.value.url.endswith("/book/")
    assert opened.value.title() == "Go on"


def test_a_facilitator_has_the_tools_and_sources_stay_as_they_are(
    browser: Browser, small_course: Path
) -> None:
    source = small_course / "course" / LESSON
    before = source.read_bytes()
    server = LabServer(small_course, free_port(), facilitator=True)
    with running(server), open_lab(browser, server) as page:
        page.open(f"course/{LESSON}", runs=False)
        page.page.wait_for_timeout(2000)
        assert page.questions.count() == 0
        assert page.page.locator(".jp-mod-dirty").count() == 0, "nothing waits to be saved"
        assert source.read_bytes() == before
        page.open(f"workspace/{LESSON}")
        expect(page.questions).to_have_count(1)
        page.page.locator(".lm-MenuBar").get_by_text("Nbgrader").click()
        items = page.page.locator(".lm-Menu-itemLabel:visible").all_inner_texts()
        assert {"Assignment List", "Course List", "Formgrader"} <= set(items)
