"""The session's slides: built from Markdown, readable to the last line, and nobody else is asked."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from ngos_and_co.book.pages import foreign_requests
from ngos_and_co.book.slides import DECKS, SlidesError, build_slides
from ngos_and_co.questions.sources import course_source
from tests.browser import open_browser

SMALL_DECK = "# One\n\n## Two\n\n```{revealjs-notes}\nSay it slowly.\n```\n"


def write_deck(course: Path, text: str) -> Path:
    source = (course / DECKS[0]).with_suffix(".md")
    source.parent.mkdir(parents=True)
    source.write_text(text, encoding="utf-8")
    return course


def test_a_deck_holds_its_slides_and_notes(tmp_path: Path) -> None:
    [page] = build_slides(write_deck(tmp_path, SMALL_DECK), tmp_path / "pages")
    text = page.read_text(encoding="utf-8")
    assert page == (tmp_path / "pages" / DECKS[0]).with_suffix(".html")
    assert text.count("<h") - text.count("<html") - text.count("<head") == 2
    assert '<aside class="notes">Say it slowly.</aside>' in text
    assert text.count('name="viewport"') == 1
    assert "user-scalable" not in text
    assert foreign_requests(text) == []


def test_what_sphinx_warns_of_is_told(tmp_path: Path) -> None:
    course = write_deck(tmp_path, "# One\n\n```{no-such-directive}\n```\n")
    with pytest.raises(SlidesError, match="no-such-directive"):
        build_slides(course, tmp_path / "pages")


def test_a_course_without_slides_has_none(tmp_path: Path) -> None:
    assert build_slides(tmp_path, tmp_path / "pages") == []


@pytest.fixture(scope="module")
def deck(course_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    [page] = build_slides(course_root, tmp_path_factory.mktemp("slides"))
    return page


def test_every_source_that_a_slide_names_is_in_the_book(deck: Path) -> None:
    links = re.findall(r'href="([^"]*sources[^"]*)"', deck.read_text(encoding="utf-8"))
    assert links
    for link in links:
        page, _, key = link.partition("#")
        assert page == "../../reference/sources.html", "from where the deck is published"
        assert course_source(key), key


@pytest.fixture
def shown(chromium: str, deck: Path) -> Iterator[Page]:
    """Open the deck on a projector; what it asks of others fails the test."""
    asked: list[str] = []
    with open_browser(chromium) as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(("file:", "data:")) else asked.append(request.url)
            ),
        )
        page.goto(deck.as_uri())
        page.wait_for_function("Reveal.isReady()")
        yield page
    assert asked == []


@pytest.mark.browser
@pytest.mark.slow
def test_by_keyboard_every_slide_comes_and_fits_its_frame(shown: Page) -> None:
    seen = []
    for _ in range(60):
        seen.append(shown.evaluate("Reveal.getCurrentSlide().textContent.trim()"))
        height, most = shown.evaluate(
            "[Reveal.getCurrentSlide().scrollHeight, Reveal.getConfig().height]"
        )
        assert height <= most, f"This slide is too long:\n{seen[-1]}"
        if shown.evaluate("Reveal.isLastSlide()"):
            break
        shown.keyboard.press("Space")
    assert len(set(seen)) == len(seen) == shown.evaluate("Reveal.getTotalSlides()")
    assert seen[0].startswith("Forced labour: not in our firm?")
    assert seen[-1].startswith("Thank you")
    assert all(seen), "no slide is empty"
