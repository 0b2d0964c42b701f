"""The page without a kernel: the same answers as Python, a form for everybody, nothing from elsewhere."""

import json
import random
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ngos_and_co.law import applicable, read_company
from ngos_and_co.law.export import DEFAULT_DAY, example
from ngos_and_co.law.result import answer_document
from tests.law import random_companies
from tests.law.conftest import finder_page
from tests.law.table import Case, cases
from tests.law.wrong_descriptions import WRONG

pytestmark = pytest.mark.browser

ASK = """
({ company, day }) => {
  const { problems, answers } = window.ngosLawFinder.ask(company, day);
  return { problems, answers: answers.map(window.ngosLawFinder.answerDocument) };
}
"""

IS_RENDERED = "(element) => element.checkVisibility({ contentVisibilityAuto: true })"
OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


def asked(page: Page, company: dict[str, Any], day: str) -> Any:  # noqa: ANN401
    return page.evaluate(ASK, {"company": company, "day": day})


def by_python(company: dict[str, Any], day: date) -> list[dict[str, Any]]:
    """Give what Python answers, with the parts that the page's script gives too."""
    found = []
    for answer in applicable(read_company(company), day):
        document = json.loads(json.dumps(answer_document(answer)))
        for reason in document["why"]:
            reason["compared"] = [
                {name: each[name] for name in ("fact", "holds", "text")}
                for each in reason["compared"]
            ]
        names = (
            "instrument",
            "state",
            "verdict",
            "on",
            "since",
            "will_bind_from",
            "why",
            "missing",
        )
        found.append({name: document[name] for name in names})
    return found


@pytest.mark.parametrize("case", cases(), ids=str)
def test_page_and_python_agree_on_every_instrument(finder: Page, case: Case) -> None:
    found = asked(finder, case.company, case.day.isoformat())
    assert found["problems"] == []
    assert found["answers"] == by_python(case.company, case.day)
    (answer,) = (each for each in found["answers"] if each["instrument"] == case.instrument)
    assert answer["state"] == case.expect


@pytest.mark.parametrize("seed", range(60))
def test_page_and_python_agree_on_companies_put_together_at_random(finder: Page, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    company, day = random_companies.company(chance), random_companies.day(chance)
    found = asked(finder, company, day.isoformat())
    assert found["problems"] == []
    assert found["answers"] == by_python(company, day)


@pytest.mark.parametrize(("description", "field", "accepted"), WRONG)
def test_the_page_names_a_wrong_field_and_what_is_accepted_as_python_does(
    finder: Page, description: dict[str, Any], field: str, accepted: str
) -> None:
    (problem,) = asked(finder, description, "2026-11-26")["problems"]
    assert f"'{field}'" in problem
    if not accepted.startswith(("Did you mean", "write 'NO'")):
        assert accepted in problem


def test_the_page_starts_with_the_example(finder: Page) -> None:
    finder.set_content(finder_page())
    expect(finder.get_by_label("Name", exact=True)).to_have_value("Havelland Beeren AG (fictional)")
    states = {
        entry.get_attribute("data-instrument"): entry.get_attribute("data-state")
        for entry in finder.locator(".ngos-law-entry").all()
    }
    answers = applicable(read_company(example()), DEFAULT_DAY)
    assert states == {answer.instrument.id: answer.state.value for answer in answers}


def test_the_form_gives_back_what_it_was_filled_with(finder: Page) -> None:
    finder.set_content(finder_page())
    first = finder.locator(".ngos-law-result").inner_text()
    finder.get_by_role("button", name="Find the laws").click()
    assert finder.locator(".ngos-law-result").inner_text() == first


def test_a_company_is_described_by_keyboard_alone(finder: Page) -> None:
    finder.set_content(finder_page())
    finder.get_by_role("button", name="Empty the form").focus()
    finder.keyboard.press("Enter")
    expect(finder.get_by_label("Name", exact=True)).to_be_focused()
    finder.keyboard.press("Tab")
    finder.keyboard.type("germany")
    finder.keyboard.press("Tab")
    finder.keyboard.type("none")
    finder.locator("summary", has_text="Size").focus()
    finder.keyboard.press("Enter")
    finder.get_by_label("Place in a group").select_option("single")
    finder.get_by_label("Employees by country").fill("DE: 1000")
    finder.keyboard.press("Enter")
    expect(finder.get_by_role("status")).to_contain_text("On 26 November 2026: Binds it:")
    entry = finder.locator('[data-instrument="de-lksg"]')
    expect(entry).to_have_attribute("data-state", "binds")
    entry.locator("summary").focus()
    finder.keyboard.press("Enter")
    expect(entry.get_by_text("Application to BAFA")).to_be_visible()


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        ("Net turnover of a year, worldwide", "EUR -5", "The field 'turnover"),
        ("Net turnover of a year, worldwide", "XYZ 5", "which ISO 4217 does not know"),
        ("Employees worldwide", "many", "The field 'employees"),
        ("Employees worldwide", "1" + "0" * 30, "which is more than 10,000,000"),
        ("Country of its seat", "Atlantis", "The field 'seat' is 'ATLANTIS'"),
        ("Day asked about", "1899-12-31", "The date is 1899-12-31. Give a day from 1900-01-01"),
    ],
)
def test_a_wrong_entry_is_told_in_a_sentence(
    finder: Page, label: str, text: str, said: str
) -> None:
    finder.set_content(finder_page())
    finder.evaluate(OPEN_ALL)
    finder.get_by_label(label).fill(text)
    finder.get_by_role("button", name="Find the laws").click()
    expect(finder.locator(".ngos-law-problems")).to_contain_text(said)
    expect(finder.get_by_role("status")).to_contain_text("cannot be used")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, theme: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.set_content(finder_page(theme))
    page.locator(".ngos-law-entry").first.wait_for()
    page.evaluate(OPEN_ALL)
    found = Axe().run(page)
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    page.close()
    assert found.violations_count == 0, found.generate_report()
    assert wider <= 0


def test_a_printed_page_shows_what_binds_whole_and_no_buttons(finder: Page) -> None:
    finder.set_content(finder_page())
    lever = finder.get_by_text("Application to BAFA")
    assert not lever.evaluate(IS_RENDERED)
    finder.emulate_media(media="print")
    expect(finder.locator(".ngos-law-buttons")).to_be_hidden()
    assert lever.evaluate(IS_RENDERED)
    finder.emulate_media(media="screen")
