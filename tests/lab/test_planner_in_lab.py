"""The planner in JupyterLab: from the first stakeholder to the Word file, by mouse or by keyboard alone."""

import http.client
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import attrs
import docx
import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from ngos_and_co.engagement import PlanFile, export_gaps
from ngos_and_co.engagement.reading import as_document
from ngos_and_co.lab.lab_server import LabServer, running
from ngos_and_co.lab.workspace import refresh_workspace
from tests.engagement.plans import TOOLS, save_whole_plan
from tests.lab.conftest import free_port
from tests.lab.lab_page import LabPage, open_lab
from tests.lab.small_course import hidden, load, notebook, question, text, write_small_course
from tests.questions.bodies import PLAN, stripped

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESK, PHONE = 1280, 360
JOURNEY = ("situation", "stakeholder_map", "leverage_worksheet", "risk_register", "export_plan")
JOURNEY_NOTEBOOK = "modules/01-small/journey.ipynb"
ALL_NOTEBOOK = "modules/01-small/all.ipynb"
HAND_IN_NOTEBOOK = "modules/01-small/hand-in.ipynb"
NOTEBOOKS = {JOURNEY_NOTEBOOK: JOURNEY, ALL_NOTEBOOK: TOOLS}
SAVED_MILLISECONDS = 20_000
MOST_TABS = 160


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """Run a course with a notebook of the journey's tools, one of all, and one that asks for the plan."""
    root = write_small_course(tmp_path_factory.mktemp("planner"))
    for path, tools in NOTEBOOKS.items():
        cells = [text("# The planner"), hidden("from ngos_and_co import engagement")]
        cells += [hidden(f"engagement.{each}()") for each in tools]
        nbformat.write(notebook(cells), root / "course" / path)
    asked = [load(), question(stripped(PLAN))]
    hand_in = hidden("from ngos_and_co import engagement\nengagement.hand_in('q11-plan')")
    nbformat.write(notebook([*asked, hand_in]), root / "course" / HAND_IN_NOTEBOOK)
    refresh_workspace(root)
    with running(lab := LabServer(root, free_port())):
        yield lab


@pytest.fixture
def lab(server: LabServer) -> Iterator[LabServer]:
    """Give the server to a trainee who has no plan yet."""
    yield server
    close_kernels(server)
    shutil.rmtree(plan_file(server).path.parent, ignore_errors=True)


def plan_file(lab: LabServer) -> PlanFile:
    return PlanFile(lab.root_dir / "my-plan" / "plan.json")


def tool(page: LabPage, title: str) -> Locator:
    return page.notebook.get_by_role("region", name=title, exact=True)


class Hand(Protocol):
    """How a person works a form: both ways must lead to the same plan."""

    def press(self, title: str, name: str) -> None:
        """Press a button."""

    def fill(self, title: str, label: str, words: str) -> None:
        """Type into a field."""

    def choose(self, title: str, label: str, option: str) -> None:
        """Choose from a list."""


@attrs.frozen
class Mouse:
    """Clicks, and types where it clicked. Of equal fields the last is meant: that of the newest row."""

    page: LabPage

    def press(self, title: str, name: str) -> None:
        """Press a button."""
        tool(self.page, title).get_by_role("button", name=name).first.click()

    def fill(self, title: str, label: str, words: str) -> None:
        """Type into a field."""
        field = tool(self.page, title).get_by_label(label, exact=True).last
        field.click()
        self.page.type(words)

    def choose(self, title: str, label: str, option: str) -> None:
        """Choose from a list."""
        field = tool(self.page, title).get_by_label(label, exact=True).last
        field.select_option(label=option)


@attrs.frozen
class Keyboard:
    """Presses Tab until the field has the focus; never touches the mouse."""

    page: LabPage

    def press(self, title: str, name: str) -> None:
        """Press a button."""
        self.tab_to(title, name, "button")
        self.page.press("Enter")

    def fill(self, title: str, label: str, words: str) -> None:
        """Type into a field."""
        self.tab_to(title, label, "input, textarea")
        self.page.type(words)

    def choose(self, title: str, label: str, option: str) -> None:
        """Choose from a list."""
        self.tab_to(title, label, "select")
        # Letters that mean something to JupyterLab choose the option that begins with them.
        self.page.page.keyboard.type(option)

    def tab_to(self, title: str, name: str, selector: str) -> None:
        """Move the focus on, field by field."""
        for _ in range(MOST_TABS):
            if self.page.page.evaluate(FOCUSED, [title, name, selector]):
                return
            self.page.page.keyboard.press("Tab")
        raise AssertionError(f"{name!r} of {title!r} is not reached by Tab")


FOCUSED = """([title, name, selector]) => {
  const node = document.activeElement;
  const region = node.closest(".ngos-planner");
  const own = node.labels?.[0]?.textContent ?? node.textContent;
  return region?.querySelector("h2").textContent === title && node.matches(selector)
    && own.trim().startsWith(name);
}"""

SITUATION = "The company and what happened"
STAKEHOLDERS = "Stakeholder map"
LEVERAGE = "Leverage worksheet"
RISKS = "Risk register"
EXPORT = "Export your plan"


def describe_company_and_people(hand: Hand) -> None:
    hand.fill(SITUATION, "The company", "Poledna Salads (fictional)")
    hand.fill(SITUATION, "Country of its seat", "DE")
    hand.choose(SITUATION, "Its place in a group", "the parent at the top of a group")
    hand.fill(SITUATION, "Employees by country", "DE: 5400")
    hand.press(STAKEHOLDERS, "New stakeholder")
    hand.fill(STAKEHOLDERS, "Who", "Workers of the agency, bed and job")
    hand.choose(STAKEHOLDERS, "Part", "Is affected")
    hand.choose(STAKEHOLDERS, "Power", "1: hardly any")
    hand.choose(STAKEHOLDERS, "Interest", "5: very much")
    hand.press(STAKEHOLDERS, "New stakeholder")
    hand.fill(STAKEHOLDERS, "Who", "Managing director")
    hand.choose(STAKEHOLDERS, "Part", "Decides")


def add_law_and_risk(hand: Hand) -> None:
    hand.press(LEVERAGE, "Add as a pressure point")
    hand.choose(LEVERAGE, "Evidence", "2: documented")
    hand.choose(LEVERAGE, "Reach", "3: decides")
    hand.press(RISKS, "New risk")
    hand.choose(RISKS, "To whom", "To workers")
    hand.fill(RISKS, "What may happen", "They lose the bed")
    hand.choose(RISKS, "Likelihood", "3: possible")
    hand.choose(RISKS, "Severity", "4: grave, hard to put right")
    hand.fill(RISKS, "What you do about it", "Beds elsewhere first.")
    hand.fill(RISKS, "Who answers for it", "Head of counselling")
    hand.fill(RISKS, "How workers were asked, and what they said", "Asked in May; two agree.")


@pytest.mark.parametrize("kind", [Mouse, Keyboard])
def test_from_the_first_stakeholder_to_the_word_file(
    browser: Browser, lab: LabServer, kind: type[Mouse] | type[Keyboard]
) -> None:
    with open_lab(browser, lab) as page:
        open_planner(page)
        describe_company_and_people(kind(page))
        for title in (SITUATION, STAKEHOLDERS):
            expect_saved(page, title)
        cells = page.cells.count()
        assert page.problems == []
    before = plan_file(lab).read()
    assert [each.name for each in before.stakeholders.stakeholders] == [
        "Workers of the agency, bed and job",
        "Managing director",
    ]
    assert before.situation.employees_in == "DE: 5400"
    close_kernels(lab)

    with open_lab(browser, lab) as page:
        open_planner(page)
        assert page.cells.count() == cells, "no letter reached the notebook"
        rows = tool(page, STAKEHOLDERS).locator(".ngos-plan-row")
        expect(rows.nth(1).get_by_label("Who", exact=True)).to_have_value(
            "Managing director", timeout=SAVED_MILLISECONDS
        )
        expect(rows.first.get_by_label("Interest")).to_have_value("5", timeout=SAVED_MILLISECONDS)
        assert plan_file(lab).read() == before
        export = tool(page, EXPORT).get_by_role("button", name="Write Word file")
        expect(export).to_be_disabled()
        hand = kind(page)
        add_law_and_risk(hand)
        for title in (LEVERAGE, RISKS):
            expect_saved(page, title)
        expect(export).to_be_enabled(timeout=SAVED_MILLISECONDS)
        with page.page.expect_download() as waiting:
            hand.press(EXPORT, "Write Word file")
        assert waiting.value.suggested_filename == "engagement-plan.docx"
        downloaded = Path(waiting.value.path()).read_bytes()
        expect(tool(page, EXPORT)).to_contain_text(
            "Written: my-plan/engagement-plan.docx", timeout=SAVED_MILLISECONDS
        )
        assert page.problems == []
    written = lab.root_dir / "my-plan" / "engagement-plan.docx"
    assert downloaded == written.read_bytes()
    told = "\n".join(_texts(written))
    for words in ("Poledna Salads (fictional)", "They lose the bed", "Managing director"):
        assert words in told
    plan = plan_file(lab).read()
    assert export_gaps(plan) == ()
    [point] = plan.leverage.points
    assert (point.kind, point.evidence, point.reach) == ("law", 2, 3)
    assert point.source.startswith(f"{point.what}, http")


def test_a_damaged_plan_is_set_aside_and_said(browser: Browser, lab: LabServer) -> None:
    path = plan_file(lab).path
    path.parent.mkdir()
    path.write_text(
        '{"version": 1, "plan": {"situation": {"company": "Kept", "link": "nonsense"}}}'
    )
    with open_lab(browser, lab) as page:
        open_planner(page)
        expect(tool(page, SITUATION)).to_contain_text(
            "The file is kept as plan.json.damaged-", timeout=SAVED_MILLISECONDS
        )
        expect(tool(page, SITUATION).get_by_label("The company", exact=True)).to_have_value(
            "Kept", timeout=SAVED_MILLISECONDS
        )
        assert page.problems == []
    [aside] = path.parent.glob("plan.json.damaged-*")
    assert "nonsense" in aside.read_text()


def test_a_whole_plan_is_handed_over_by_keyboard(browser: Browser, lab: LabServer) -> None:
    save_whole_plan(plan_file(lab))
    with open_lab(browser, lab, width=PHONE) as page:
        page.open(HAND_IN_NOTEBOOK)
        button = page.notebook.get_by_role("button", name="Hand this plan over")
        button.wait_for(timeout=SAVED_MILLISECONDS)
        button.focus()
        page.press("Enter")
        # The panel says so, and so does the question.
        expect(page.notebook.get_by_text("Handed over: plan for")).to_have_count(
            2, timeout=SAVED_MILLISECONDS
        )
        assert page.problems == []
    answers = (lab.root_dir / HAND_IN_NOTEBOOK).with_name("answers.json")
    stored = json.loads(answers.read_text("utf-8"))["answers"]["q11-plan"]
    assert stored == as_document(plan_file(lab).read())


def test_a_refused_value_stays_where_it_was_typed(browser: Browser, lab: LabServer) -> None:
    with open_lab(browser, lab) as page:
        open_planner(page)
        field = tool(page, SITUATION).get_by_label("The company", exact=True)
        field.fill("Poledna")
        expect_saved(page, SITUATION)
        field.fill("x" * 201)
        expect(tool(page, SITUATION)).to_contain_text(
            "201 characters; 200 are the most", timeout=SAVED_MILLISECONDS
        )
        expect(field).to_have_attribute("aria-invalid", "true", timeout=SAVED_MILLISECONDS)
        expect(field).to_have_value("x" * 201, timeout=SAVED_MILLISECONDS)
        assert plan_file(lab).read().situation.company == "Poledna"
        field.fill("Poledna Salads")
        expect_saved(page, SITUATION)
        expect(field).not_to_have_attribute("aria-invalid", "true")
        assert plan_file(lab).read().situation.company == "Poledna Salads"
        assert page.problems == []


def test_rows_are_moved_renamed_removed_and_taken_back(browser: Browser, lab: LabServer) -> None:
    save_whole_plan(plan_file(lab))
    with open_lab(browser, lab) as page:
        open_planner(page)
        form = tool(page, STAKEHOLDERS)
        form.get_by_role("button", name="Move down: Stakeholder 1").click()
        expect(form.get_by_role("button", name="Move up: Stakeholder 2")).to_be_focused()
        form.get_by_label("Who", exact=True).first.fill("The owner")
        expect_saved(page, STAKEHOLDERS)
        section = plan_file(lab).read().stakeholders
        assert [each.name for each in section.stakeholders] == [
            "The owner",
            "Workers on the night shift",
        ]
        assert section.relations[0].target == "The owner", "a relation follows the name"

        form.get_by_role("button", name="Remove: Stakeholder 1").click()
        expect(form.get_by_role("button", name="Undo")).to_be_focused()
        expect(form.get_by_label("To whom")).to_contain_text(
            "The owner (not in the list)", timeout=SAVED_MILLISECONDS
        )
        expect_saved(page, STAKEHOLDERS)
        assert len(plan_file(lab).read().stakeholders.stakeholders) == 1
        page.press("Enter")
        expect(form.get_by_label("To whom").locator("option:checked")).to_have_text(
            "The owner", timeout=SAVED_MILLISECONDS
        )
        expect_saved(page, STAKEHOLDERS)
        assert plan_file(lab).read().stakeholders == section
        assert page.problems == []


def test_what_was_changed_in_another_window_is_not_written_over(
    browser: Browser, lab: LabServer
) -> None:
    with open_lab(browser, lab) as page:
        open_planner(page)
        form = tool(page, SITUATION)
        field = form.get_by_label("The company", exact=True)
        field.fill("Here")
        expect_saved(page, SITUATION)
        file = plan_file(lab)
        file.save("situation", attrs.evolve(file.read().situation, company="Elsewhere"))
        field.fill("Here again")
        expect(form).to_contain_text("changed in another window", timeout=SAVED_MILLISECONDS)
        assert file.read().situation.company == "Elsewhere"
        form.get_by_role("button", name="Read again").click()
        expect(field).to_have_value("Elsewhere", timeout=SAVED_MILLISECONDS)
        file.save("situation", attrs.evolve(file.read().situation, company="Elsewhere again"))
        field.fill("Mine")
        form.get_by_role("button", name="Keep what is here").click()
        expect_saved(page, SITUATION)
        assert file.read().situation.company == "Mine"
        assert page.problems == []


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_axe_finds_nothing_and_nothing_is_cut(browser: Browser, lab: LabServer, width: int) -> None:
    save_whole_plan(plan_file(lab))
    with open_lab(browser, lab, width=width) as page:
        open_planner(page, ALL_NOTEBOOK)
        found = Axe().run(page.page, context={"include": [[".ngos-planner"]]})
        assert found.violations_count == 0, found.generate_report()
        cut = page.page.evaluate(
            """() => [...document.querySelectorAll(".ngos-planner")].filter(
                (root) => root.scrollWidth > root.clientWidth + 1).map((root) => root.textContent)"""
        )
        assert cut == []


def open_planner(page: LabPage, path: str = JOURNEY_NOTEBOOK) -> None:
    page.open(path)
    expect(page.notebook.locator(".ngos-planner")).to_have_count(
        len(NOTEBOOKS[path]), timeout=SAVED_MILLISECONDS
    )


def expect_saved(page: LabPage, title: str) -> None:
    """Wait until a form says that all of it is saved, and not only what was there before."""
    status = tool(page, title).locator(".ngos-plan-foot .ngos-is-saved")
    page.page.wait_for_timeout(900)  # longer than a pause in typing
    expect(status).to_contain_text("Saved in my-plan/plan.json at", timeout=SAVED_MILLISECONDS)


def close_kernels(lab: LabServer) -> None:
    """Stop all kernels, as closing everything does."""
    for session in _ask(lab, "api/sessions"):
        _ask(lab, f"api/sessions/{session['id']}", "DELETE")
    assert _ask(lab, "api/sessions") == []


def _ask(lab: LabServer, path: str, method: str = "GET") -> list[dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", lab.port, timeout=30)
    try:
        address = f"{urlsplit(lab.address).path}{path}"
        connection.request(method, address, headers={"Authorization": f"token {lab.token}"})
        content = connection.getresponse().read()
    finally:
        connection.close()
    found: list[dict[str, str]] = json.loads(content) if content else []
    return found


def _texts(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    yield from (each.text for each in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)
