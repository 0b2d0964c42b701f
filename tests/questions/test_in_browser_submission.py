"""The line at the end of an assignment: it counts, it leads to what is open, it gives the file."""

import base64
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.questions import bodies, pages

pytestmark = pytest.mark.browser

QUESTIONS = (bodies.SINGLE, bodies.MATCHING, bodies.SHORT)
FIRST_DONE = {
    "answered": ["q1-elements"],
    "saved_at": "2026-11-26T10:30:00+00:00",
    "problems": [],
}
NONE_DONE = {"answered": [], "saved_at": None, "problems": []}


def show(reader: Page, progress: dict[str, object], theme: str = "light") -> None:
    reader.set_content(pages.hand_in(*QUESTIONS, progress=progress, theme=theme))


def end(reader: Page) -> str:
    return re.sub(r"\s+", " ", reader.locator(".ngos-submission").inner_text())


def test_it_counts_what_is_answered_and_says_when_it_was_saved(reader: Page) -> None:
    show(reader, FIRST_DONE)
    assert "Answered 1 of 3" in end(reader)
    assert re.search(r"✓ Last saved Nov 26, 2026", end(reader))
    expect(reader.get_by_role("progressbar", name="Questions answered")).to_have_attribute(
        "max", "3"
    )


def test_nothing_saved_is_said(reader: Page) -> None:
    show(reader, NONE_DONE)
    assert "Answered 0 of 3 ○ Nothing saved yet" in end(reader)


def test_it_follows_the_kernel(reader: Page) -> None:
    show(reader, NONE_DONE)
    done = {**FIRST_DONE, "answered": ["q1-elements", "q5-term", "q6-partners"]}
    reader.evaluate("(progress) => model.tell('progress', progress)", done)
    assert "Answered 3 of 3" in end(reader)
    assert "Not answered yet" not in end(reader)
    problem = "The file of answers is damaged."
    reader.evaluate(
        "(progress) => model.tell('progress', progress)", {**done, "problems": [problem]}
    )
    assert f"! {problem}" in end(reader)


def test_a_link_takes_the_focus_to_the_question_by_keyboard(reader: Page) -> None:
    show(reader, FIRST_DONE)
    link = reader.get_by_role("link", name="Question 3")
    link.focus()
    reader.keyboard.press("Enter")
    expect(reader.get_by_label("Your answer")).to_be_focused()
    expect(reader.get_by_role("link", name="Question 1")).to_have_count(0)


def test_what_is_not_saved_yet_is_said_until_it_is(reader: Page) -> None:
    show(reader, FIRST_DONE)
    reader.get_by_label("Trade union").select_option("bargains")
    assert "! Not saved yet: 1." in end(reader)
    reader.evaluate("asked['q6-partners'].reply({ state: 'error', message: 'The disk is full.' })")
    assert "! Not saved yet: 1." in end(reader)
    reader.evaluate("asked['q6-partners'].reply({ state: 'saved' })")
    assert "✓ Last saved" in end(reader)


def test_one_file_to_hand_in_is_made_and_downloaded(reader: Page) -> None:
    show(reader, FIRST_DONE)
    reader.get_by_role("button", name="Make one file to hand in").click()
    assert reader.evaluate("model.sent") == [{"ask": "pack"}]
    assert "… Making the file…" in end(reader)
    content = base64.b64encode(b"PK of a quiz").decode()
    with reader.expect_download() as waiting:
        reader.evaluate(f"model.receive({{ packed: 'quiz-2026-11-26.zip', base64: '{content}' }})")
    assert waiting.value.suggested_filename == "quiz-2026-11-26.zip"
    assert Path(waiting.value.path()).read_bytes() == b"PK of a quiz"
    assert "✓ quiz-2026-11-26.zip is made." in end(reader)


def test_trouble_with_the_file_is_told(reader: Page) -> None:
    show(reader, FIRST_DONE)
    reader.get_by_role("button", name="Make one file to hand in").click()
    reader.evaluate("model.receive({ error: 'The disk is full.' })")
    assert "! The disk is full." in end(reader)


def test_a_closed_view_stops_listening(reader: Page) -> None:
    show(reader, FIRST_DONE)
    reader.evaluate("stop()")
    assert reader.evaluate("model.listening()") == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_cut(reader: Page, theme: str, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    show(reader, FIRST_DONE, theme)
    reader.evaluate("model.receive({ error: 'The disk is full.' })")
    results = Axe().run(reader, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
    assert reader.evaluate("document.documentElement.scrollWidth") <= width
