"""A reader with a phone and no network but the book's own: module 1 as it is published."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from ngos_and_co.book.build import build_book, documents_of
from ngos_and_co.questions.types import QUESTION_TYPES
from tests.browser import open_browser
from tests.effort import effort

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LESSON = "course/modules/01-trafficking-and-work/01-what-makes-it-trafficking.html"
# Axe would ask for imported stylesheets again, from addresses that are not theirs; and what it finds in order
# is not asked for, which saves a third of its time.
AXE_OPTIONS = {"preload": False, "resultTypes": ["violations"]}
COURSE = Path(__file__).resolve().parents[2]
PAGES = [
    f"{name}.html"
    for name in documents_of(yaml.safe_load((COURSE / "_toc.yml").read_text("utf-8")))
]
THEMES = ("light", "dark")
# Every page in one theme, in turn, and all in both in `make nightly`: what differs between them is the
# stylesheet, and that is the same for all pages.
VIEWS = [
    (path, THEMES[(number + other) % 2])
    for number, path in enumerate(PAGES)
    for other in range(effort(1, 2))
]


class Quiet(SimpleHTTPRequestHandler):
    """A server that keeps the test's output to what failed."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def pages(course_root: Path) -> Path:
    return build_book(course_root)


@pytest.fixture(scope="module")
def address(pages: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(pages)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with open_browser(chromium) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Give a page that may ask the book's own server and nobody else; what else it asks fails the test."""
    asked: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith((address, "data:", "file:")):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.route("**/*", guard)
    opened = context.new_page()
    errors: list[str] = []
    opened.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert asked == []
    assert errors == []


def answer_first_question(page: Page) -> str:
    question = page.locator(".ngos-question").first
    radio = question.locator("input").first
    radio.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    result = question.locator("[aria-live]")
    result.locator("strong").wait_for()
    return result.inner_text()


def test_a_reader_answers_a_self_check_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    assert answer_first_question(page).strip()


def test_the_book_also_answers_from_a_folder(page: Page, pages: Path) -> None:
    page.goto((pages / LESSON).as_uri())
    assert answer_first_question(page).strip()


@pytest.mark.parametrize(("path", "theme"), VIEWS)
def test_a_page_fits_a_phone_and_axe_finds_nothing(
    page: Page, address: str, path: str, theme: str
) -> None:
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.goto(address + path)
    # Scripts have run once the page is loaded, and ask for nothing more: there is nothing to wait for.
    assert page.locator(".ngos-question:not(.ngos-live)").count() == 0
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider <= 0
    found = Axe().run(page, options=AXE_OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_a_reader_finds_a_word_by_searching(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=debt+bondage")
    page.locator("#search-results li a").first.wait_for()
    assert "glossary" in page.locator("#search-results").inner_html()


def test_a_printed_page_keeps_its_options_and_hides_the_buttons(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    page.locator(".ngos-question.ngos-live").first.wait_for()
    page.emulate_media(media="print")
    question = page.locator(".ngos-question").first
    assert question.locator(".ngos-option").first.is_visible()
    assert not question.locator(".ngos-buttons").is_visible()
    assert not page.locator("#pst-primary-sidebar").is_visible()


def test_every_type_is_live_on_the_page_for_authors_and_shows_how_it_is_written(
    page: Page, address: str
) -> None:
    page.goto(address + "course/authors/question-types.html")
    page.locator(".ngos-live").first.wait_for()
    questions = page.locator(".ngos-live").evaluate_all(
        "(all) => all.map((each) => JSON.parse(each.dataset.ngosQuestion).type)"
    )
    assert sorted(questions) == sorted(QUESTION_TYPES)
    written = page.locator(".cell_input pre").filter(has_text="%%question")
    assert written.count() == len(QUESTION_TYPES)
    assert not written.first.is_visible()
    page.locator(".cell details summary").first.click()
    assert written.first.is_visible()
