"""Every type of question in JupyterLab: answered by keyboard alone, kept, and handed in as one file."""

import json
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell
from playwright.sync_api import Browser, expect

from ngos_and_co.engagement.reading import as_document
from ngos_and_co.lab.lab_server import LabServer, running
from ngos_and_co.lab.workspace import refresh_workspace
from tests.engagement.plans import complete_plan
from tests.lab.conftest import free_port
from tests.lab.lab_page import LabPage, open_lab
from tests.lab.small_course import load, notebook, question, text, write_small_course
from tests.questions import bodies

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESK, PHONE = 1280, 360
QUIZZES = {
    DESK: "exercises/quiz-02-desk/quiz.ipynb",
    PHONE: "exercises/quiz-03-phone/quiz.ipynb",
}
SAVED_MILLISECONDS = 15_000
ASIDES = "hints: [It begins with d., It ends with e.]\nconfidence: true\npoints:"
TABLE = {"columns": ["country", "persons"], "rows": [["BG", 12], ["CZ", 30]]}
PLAN = as_document(complete_plan())


@attrs.frozen
class Taken:
    """How a question is answered from its first input on, and what is then stored."""

    question_id: str
    keys: Sequence[str]
    stored: object


# A letter takes the choice that begins with it.
TAKEN = (
    Taken("q1-elements", ["ArrowDown", "ArrowDown", "ArrowUp"], "b"),
    Taken("q2-signs", ["Space", "Tab", "Tab", "Space"], ["a", "c"]),
    Taken("q3-child", ["Space"], True),
    Taken("q4-ratio", [*"12.5"], 12.5),
    Taken("q5-term", [*"a bmdd", "Tab", "Enter", "Tab", "Space"], "a bmdd"),
    Taken("q6-partners", ["B", "Tab", "Tab", "C"], {"inspectorate": "bargains", "ngo": "shelters"}),
    Taken(
        "q7-steps",
        ["Tab", "Enter", "Enter"],
        ["prevent", "commit", "report", "identify"],
    ),
    Taken("q8-elements", ["A", "Tab", "B"], {"recruit": "act", "deceive": "means"}),
    Taken(
        "q9-definition",
        [*"debt", "Tab", "p"],
        {"loan": "debt", "term": "practice similar to slavery"},
    ),
)


@pytest.fixture(scope="module")
def types_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """Run a course whose quiz has every type, a cell that hands a value over, and the line at the end."""
    root = write_small_course(tmp_path_factory.mktemp("types"))
    asked = [
        question(bodies.stripped(body).replace("points:", ASIDES, 1))
        if body == bodies.SHORT
        else question(bodies.stripped(body))
        for body in bodies.ALL_TYPES
    ]
    code = (
        "from ngos_and_co import answer\n"
        f"answer('q10-totals', {TABLE!r})\nanswer('q11-plan', {PLAN!r})"
    )
    cells = [
        text("# Every type"),
        load(),
        *asked,
        new_code_cell(code),
        new_code_cell("%submission"),
    ]
    for quiz in QUIZZES.values():
        (root / quiz).parent.mkdir(parents=True)
        nbformat.write(notebook(cells), root / quiz)
    refresh_workspace(root)
    server = LabServer(root, free_port())
    with running(server):
        yield server


def folder_of(lab: LabServer, width: int) -> Path:
    return (lab.root_dir / QUIZZES[width]).parent


def tab_into(page: LabPage, question_id: str) -> None:
    """Press Tab until the first input of a question has the focus."""
    for _ in range(16):
        focused = page.page.evaluate(
            "document.activeElement.closest('.ngos-live')?.dataset.ngosId ?? ''"
        )
        if focused == question_id:
            return
        page.press("Tab")
    raise AssertionError(f"{question_id} is not reached by Tab")


def shown(page: LabPage) -> list[str]:
    """Give all that the questions show as answered."""
    found: list[str] = page.page.evaluate(
        """() => {
          const parts = "input, select, .ngos-order-text, .ngos-hint-taken, .ngos-saving";
          const show = (node) => ["radio", "checkbox"].includes(node.type) ? String(node.checked)
              : node.value ?? node.textContent;
          return [...document.querySelectorAll(".jp-NotebookPanel:not(.lm-mod-hidden) .ngos-live")]
            .map((root) => [...root.querySelectorAll(parts)].map(show).join("|"));
        }"""
    )
    return found


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_every_type_is_answered_by_keyboard_kept_and_handed_in(
    browser: Browser, types_lab: LabServer, width: int
) -> None:
    with open_lab(browser, types_lab, width=width) as page:
        page.open(QUIZZES[width])
        expect(page.questions).to_have_count(len(bodies.ALL_TYPES))
        follow_link_to_open_question(page)
        for taken in TAKEN:
            tab_into(page, taken.question_id)
            page.press(*("Space" if key == " " else key for key in taken.keys))
        expect(page.questions.locator(".ngos-is-saved")).to_have_count(
            len(bodies.ALL_TYPES), timeout=SAVED_MILLISECONDS
        )
        expect(
            page.notebook.get_by_text(
                f"Answered {len(bodies.ALL_TYPES)} of {len(bodies.ALL_TYPES)}"
            )
        ).to_be_visible()
        expected = {taken.question_id: taken.stored for taken in TAKEN}
        expected |= {"q10-totals": TABLE, "q11-plan": PLAN}
        stored = json.loads((folder_of(types_lab, width) / "answers.json").read_text("utf-8"))
        assert stored["answers"] == expected
        assert stored["hints"] == {"q5-term": 1}
        assert stored["confidence"] == {"q5-term": "sure"}
        before = shown(page)

        page.page.reload()
        page.wait_until_ready()
        expect(page.questions).to_have_count(len(bodies.ALL_TYPES))
        assert shown(page) == before, "a reload shows them again"
        page.start_again()
        expect(page.questions.locator(".ngos-is-saved")).to_have_count(len(bodies.ALL_TYPES))
        assert shown(page) == before, "and so does a new kernel"
        assert_packed(page, folder_of(types_lab, width))
        assert page.problems == []


def follow_link_to_open_question(page: LabPage) -> None:
    link = page.notebook.get_by_role("link", name="Which of these makes it trafficking?")
    link.focus()
    page.press("Enter")
    expect(page.notebook.get_by_label("The wage is below the minimum")).to_be_focused()


def assert_packed(page: LabPage, folder: Path) -> None:
    pack = page.notebook.get_by_role("button", name="Make one file to hand in")
    pack.focus()
    with page.page.expect_download() as waiting:
        page.press("Enter")
    name = waiting.value.suggested_filename
    assert (folder / name).is_file(), "it is beside the notebook too"
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert archive.namelist() == ["quiz.ipynb", "answers.json"]


def test_dragging_works_in_a_notebook(browser: Browser, types_lab: LabServer) -> None:
    with open_lab(browser, types_lab) as page:
        page.open(QUIZZES[DESK])
        item = page.notebook.locator(".ngos-pair").filter(has_text="Harbouring")
        item.scroll_into_view_if_needed()
        group = page.notebook.locator(".ngos-chip").filter(has_text="Act")
        item.locator(".ngos-grip").hover()
        page.page.mouse.down()
        group.hover()
        page.page.mouse.up()
        expect(page.notebook.get_by_label("Harbouring")).to_have_value("act")
        assert page.problems == []


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_axe_finds_nothing_in_the_questions(
    browser: Browser, types_lab: LabServer, width: int
) -> None:
    with open_lab(browser, types_lab, width=width) as page:
        page.open(QUIZZES[width])
        expect(page.questions).to_have_count(len(bodies.ALL_TYPES))
        found = Axe().run(page.page, context={"include": [[".ngos-question"]]})
        assert found.violations_count == 0, found.generate_report()
