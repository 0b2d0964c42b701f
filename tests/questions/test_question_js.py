"""The script that draws a question: its keyboard, what it announces, what it keeps apart."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.questions import bodies, pages

pytestmark = pytest.mark.browser

# ---------- A self-check on a page of the book ----------


@pytest.mark.parametrize(
    ("body", "keys", "announced"),
    [
        (bodies.SINGLE, ["Space", "ArrowDown", "Tab", "Enter"], "✓ Right. Act, means and purpose"),
        (bodies.SINGLE, ["Space", "Enter"], "✗ Not right. That is a breach of labour law."),
        (bodies.MULTIPLE, ["Space", "Tab", "Space", "Enter"], "◐ Partly right. Right picks: 2."),
        (bodies.TRUE_FALSE, ["ArrowDown", "Enter"], "✓ Right. Act and purpose are enough."),
        (bodies.NUMERIC, ["2", "5", ",", "4", "Enter"], "✓ Right. Yes."),
        (bodies.NUMERIC, ["x", "Enter"], "This is not a number."),
        (bodies.SHORT, [*"Bonded", "Space", *"LABOUR", "Tab", "Enter"], "✓ Right."),
        (bodies.SHORT, ["Enter"], "Type an answer first."),
        (bodies.SINGLE, ["Enter"], "Choose an answer first."),
    ],
)
def test_a_question_is_answered_by_keyboard_alone_and_the_result_announced(
    reader: Page, body: str, keys: list[str], announced: str
) -> None:
    reader.set_content(pages.lesson(body))
    expect(reader.locator("[aria-live=polite]")).to_be_empty()
    for key in ["Tab", *keys]:
        reader.keyboard.press(key)
    text = re.sub(r"\s+", " ", reader.locator("[aria-live=polite]").inner_text())
    assert text.startswith(announced)


def test_a_wrong_answer_keeps_the_right_one_behind_a_toggle_and_can_be_tried_again(
    reader: Page,
) -> None:
    reader.set_content(pages.lesson(bodies.SINGLE))
    reader.get_by_label("The work is hard").check()
    reader.get_by_role("button", name="Check").click()
    expect(reader.get_by_text("Hard work alone breaks no law.")).to_be_visible()
    expect(reader.get_by_text("Three elements are needed.")).to_be_hidden()
    reader.get_by_text("Show the answer").click()
    expect(reader.get_by_text("Three elements are needed.")).to_be_visible()
    reader.get_by_role("button", name="Try again").click()
    expect(reader.get_by_label("The work is hard")).not_to_be_checked()
    expect(reader.get_by_text("Three elements are needed.")).to_have_count(0)
    expect(reader.locator("input").first).to_be_focused()


def test_the_explanation_follows_a_right_answer(reader: Page) -> None:
    reader.set_content(pages.lesson(bodies.SINGLE))
    reader.get_by_label("A worker was deceived").check()
    reader.get_by_role("button", name="Check").click()
    expect(reader.get_by_text("Three elements are needed.")).to_be_visible()
    source = reader.get_by_role("link", name="Palermo Protocol")
    expect(source).to_have_attribute("href", "https://example.org/palermo")
    expect(reader.get_by_role("button", name="Try again")).to_be_hidden()


def test_a_changed_answer_takes_the_old_result_away(reader: Page) -> None:
    reader.set_content(pages.lesson(bodies.SINGLE))
    reader.get_by_label("The work is hard").check()
    reader.get_by_role("button", name="Check").click()
    reader.get_by_label("The wage is below").check()
    expect(reader.locator("[aria-live=polite]")).to_be_empty()
    expect(reader.locator(".ngos-badge").filter(has_text=re.compile(r"\S"))).to_have_count(0)


def test_the_question_names_its_group_of_inputs(reader: Page) -> None:
    reader.set_content(pages.lesson(pages.LONG))
    group = reader.get_by_role("group", name="Which of these indicators does the account show?")
    expect(group.get_by_role("checkbox")).to_have_count(3)
    expect(group).to_have_accessible_description(
        re.compile("Six people pick mushrooms.*Choose all that apply. Wrong picks count against")
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("checked", [False, True])
def test_a_page_has_no_barrier_that_axe_finds(reader: Page, theme: str, checked: bool) -> None:
    reader.set_content(pages.lesson(theme=theme))
    if checked:
        for label in ("Withholding of wages", "Excessive overtime", "The work is hard", "False"):
            reader.get_by_label(label, exact=True).check()
        reader.locator(".ngos-text").first.fill("7")
        for button in reader.get_by_role("button", name="Check").all():
            button.click()
        reader.evaluate(
            "document.querySelectorAll('details').forEach((each) => (each.open = true))"
        )
    results = Axe().run(reader, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()


def test_axe_would_find_a_barrier(reader: Page) -> None:
    reader.set_content(pages.lesson(bodies.SHORT))
    reader.evaluate("document.querySelector('label').remove()")
    assert "label" in Axe().run(reader).generate_snapshot()


@pytest.mark.parametrize(("width", "text_size"), [(320, "100%"), (640, "200%"), (320, "200%")])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_narrow_page_needs_no_sideways_scrolling(
    reader: Page, width: int, text_size: str, direction: str
) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    content = pages.lesson(attributes=f'dir="{direction}"')
    reader.set_content(content.replace("<body>", f'<body style="font-size: {text_size}">'))
    reader.get_by_label("Excessive overtime").check()
    reader.get_by_role("button", name="Check").first.click()
    assert reader.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_touched_is_large_enough(reader: Page) -> None:
    reader.set_viewport_size({"width": 320, "height": 800})
    reader.set_content(pages.lesson())
    for target in reader.locator(".ngos-option, .ngos-text, .ngos-button:visible").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_a_page_without_scripts_shows_question_options_and_answer(reader: Page) -> None:
    reader.set_content(pages.lesson(bodies.SINGLE, with_script=False))
    expect(reader.get_by_text("Which of these makes it trafficking?")).to_be_visible()
    expect(reader.get_by_text("The work is hard")).to_be_visible()
    expect(reader.get_by_text("Three elements are needed.")).to_be_hidden()
    reader.get_by_text("Answer", exact=True).click()
    expect(reader.get_by_text("Three elements are needed.")).to_be_visible()


def test_a_question_for_the_kernel_stays_printed_on_a_page(reader: Page) -> None:
    reader.set_content(pages.lesson(bodies.stripped(bodies.SINGLE)))
    expect(reader.get_by_role("radio")).to_have_count(0)
    expect(reader.get_by_text("answered in JupyterLab")).to_be_visible()


# ---------- An answer in JupyterLab ----------


def status(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator("[aria-live=polite]").inner_text())


def test_saved_is_said_only_when_the_kernel_has_confirmed(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.SINGLE))
    assert status(reader) == "○ Not answered yet"
    reader.get_by_label("The work is hard").check()
    assert status(reader) == "… Saving…"
    assert reader.evaluate("[model.get('answer'), model.saved]") == ["c", 1]
    reader.evaluate("model.reply({ state: 'saved', answer: 'a' })")
    assert status(reader) == "… Saving…", "that was an earlier answer"
    reader.evaluate("model.reply({ state: 'saved' })")
    assert status(reader) == "✓ Saved"


def test_points_and_the_policy_are_said(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.MULTIPLE))
    expect(reader.get_by_text("3 points")).to_be_visible()
    expect(reader.get_by_text("Wrong picks count against right ones.")).to_be_visible()


def test_a_choice_can_be_taken_back(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.SINGLE, answer="b"))
    expect(reader.get_by_label("A worker was deceived")).to_be_checked()
    reader.get_by_role("button", name="Clear my answer").click()
    assert reader.evaluate("model.get('answer')") is None
    reader.evaluate("model.reply({ state: 'none' })")
    assert status(reader) == "○ Not answered yet"
    expect(reader.get_by_role("button", name="Clear my answer")).to_be_hidden()


def test_a_typed_answer_is_saved_after_a_pause(reader: Page) -> None:
    reader.clock.install()
    reader.set_content(pages.assignment(bodies.SHORT))
    reader.get_by_label("Your answer").press_sequentially(" debt bondage ")
    assert reader.evaluate("model.saved") == 0
    reader.clock.run_for(700)
    assert reader.evaluate("[model.get('answer'), model.saved]") == ["debt bondage", 1]
    reader.evaluate("model.reply({ state: 'saved' })")
    assert status(reader) == "✓ Saved: debt bondage"


def test_an_unclear_number_is_not_saved_and_the_saved_one_named(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.NUMERIC, answer=25))
    box = reader.get_by_label("Your answer (persons)")
    expect(box).to_have_value("25")
    box.fill("9,703")
    box.press("Enter")
    assert reader.evaluate("[model.get('answer'), model.saved]") == [25, 0]
    assert status(reader).startswith(
        "! Not saved. This can be read in two ways. Write 9703 or 9.703"
    )
    assert status(reader).endswith("still counts: 25")
    expect(box).to_have_attribute("aria-invalid", "true")


def test_a_kernel_that_does_not_reply_is_named(reader: Page) -> None:
    reader.clock.install()
    reader.set_content(pages.assignment(bodies.TRUE_FALSE))
    reader.get_by_label("False").check()
    reader.clock.run_for(5100)
    assert status(reader).startswith("! Not saved yet: the notebook does not reply.")
    reader.evaluate("model.reply({ state: 'saved' })")
    assert status(reader) == "✓ Saved"


def test_trouble_is_told_and_saving_can_be_asked_again(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.SINGLE))
    reader.get_by_label("The work is hard").check()
    reader.evaluate("model.reply({ state: 'error', message: 'The disk is full.' })")
    assert status(reader) == "! Not saved. The disk is full."
    reader.get_by_role("button", name="Save again").click()
    assert reader.evaluate("model.sent") == [{"ask": "save"}]
    reader.evaluate("model.reply({ state: 'saved' })")
    expect(reader.get_by_role("button", name="Save again")).to_be_hidden()


def test_keys_stay_in_the_question(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.SINGLE))
    reader.evaluate("document.addEventListener('keydown', () => { window.taken = true; })")
    reader.locator("input").first.focus()
    for key in ("ArrowDown", "a", "b", "m", "d", "d", "Enter", "Space", "Control+s"):
        reader.keyboard.press(key)
    assert reader.evaluate("window.taken") is None
    assert reader.evaluate(
        "[...document.querySelectorAll('input, button')].every((node) => node.dataset.lmSuppressShortcuts)"
    )


def test_a_closed_view_saves_what_was_typed_and_stops_listening(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.SHORT))
    reader.get_by_label("Your answer").press_sequentially("debt")
    reader.evaluate("stop()")
    assert reader.evaluate("[model.get('answer'), model.listening()]") == ["debt", 0]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_assignment_has_no_barrier_that_axe_finds(reader: Page, theme: str) -> None:
    reader.set_content(pages.assignment(bodies.MULTIPLE, answer=["a"], theme=theme))
    for reply in ("{ state: 'saved' }", "{ state: 'error', message: 'The disk is full.' }"):
        reader.evaluate(f"model.reply({reply})")
        results = Axe().run(reader, options={"resultTypes": ["violations"]})
        assert results.violations_count == 0, results.generate_report()
