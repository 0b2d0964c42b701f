"""Each type of question as a self-check: by keyboard alone, by dragging, on a phone and on a desk."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.questions import bodies, pages

pytestmark = pytest.mark.browser

PHONE, DESK = 360, 1280
# By typing a letter a menu takes the choice that begins with it; letters stand before the choices.
RIGHT_KEYS = {
    bodies.SINGLE: ["ArrowDown", "Enter"],
    bodies.MULTIPLE: ["Space", "Tab", "Space", "Tab", "Tab", "Space", "Enter"],
    bodies.TRUE_FALSE: ["ArrowDown", "Enter"],
    bodies.NUMERIC: ["2", "5", "Enter"],
    bodies.SHORT: [*"debt", "Space", *"bondage", "Enter"],
    bodies.MATCHING: ["A", "Tab", "B", "Tab", "C", "Tab", "Enter"],
    bodies.CATEGORISE: ["A", "Tab", "B", "Tab", "C", "Tab", "A", "Tab", "Enter"],
    bodies.CLOZE: [*"debt", "Tab", "p", "Tab", "Enter"],
}


def announced(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator(".ngos-status").inner_text()).strip()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("body", RIGHT_KEYS, ids=lambda body: body.split()[3])
def test_a_right_answer_is_given_by_keyboard_alone(reader: Page, body: str, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    reader.set_content(pages.lesson(body))
    for key in ["Tab", *RIGHT_KEYS[body]]:
        reader.keyboard.press(key)
    assert announced(reader).startswith("✓ Right.")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_items_are_put_in_order_by_keyboard_alone(reader: Page, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    reader.set_content(pages.lesson(bodies.ORDERING))
    reader.keyboard.press("Tab")
    for name in ("Commit", "Identify", "Prevent"):
        button = reader.get_by_role("button", name=f"Move up: {name}")
        tab_to(reader, button)
        for _ in range(3):
            reader.keyboard.press("Enter")
            expect(button).to_be_focused()
            if place_of(reader, name) == ["Commit", "Identify", "Prevent"].index(name):
                break
    expect(reader.get_by_role("status")).to_have_text("Prevent: now number 3 of 4.")
    tab_to(reader, reader.get_by_role("button", name="Check"))
    reader.keyboard.press("Enter")
    assert announced(reader) == "✓ Right. That is the order of the guidance."


def tab_to(page: Page, target: Locator) -> None:
    for key in ["Tab"] * 20 + ["Shift+Tab"] * 20:
        if target.evaluate("(node) => node === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError("it is not reached by Tab")


def order(page: Page) -> list[str]:
    return page.locator(".ngos-order-text").all_inner_texts()


def place_of(page: Page, item: str) -> int:
    return order(page).index(item)


@pytest.mark.parametrize(
    ("body", "keys", "said"),
    [
        (
            bodies.MATCHING,
            ["B", "Tab", "B", "Tab", "Tab", "Enter"],
            "◐ Partly right. 1 of 3 right. ✓ Right: Trade union Unions bargain for their members.",
        ),
        (
            bodies.CATEGORISE,
            ["A", "Tab", "Tab", "Tab", "B", "Tab", "Enter"],
            "◐ Partly right. 1 of 4 right. ✗ Not right: Harbouring To house somebody is an act.",
        ),
        (
            bodies.CLOZE,
            [*"wage", "Enter"],
            "◐ Partly right. 0 of 2 right. ◐ Partly right: Gap 1 of 2 A wage is what the worker is owed.",
        ),
        (
            bodies.ORDERING,
            ["Tab", "Tab", "Enter", *["Tab"] * 8, "Enter"],
            "◐ Partly right. Pairs in the right order: ",
        ),
        (bodies.MATCHING, [*["Tab"] * 3, "Enter"], "Fill in at least one first."),
        (bodies.CLOZE, ["Enter"], "Fill in at least one first."),
    ],
)
def test_what_is_not_all_right_is_told_by_its_parts(
    reader: Page, body: str, keys: list[str], said: str
) -> None:
    reader.set_content(pages.lesson(body))
    for key in ["Tab", *keys]:
        reader.keyboard.press(key)
    assert announced(reader).startswith(said)


def test_each_part_is_marked_and_empty_ones_are_told_apart(reader: Page) -> None:
    reader.set_content(pages.lesson(bodies.MATCHING))
    reader.get_by_label("Labour inspectorate").select_option("visits")
    reader.get_by_label("Trade union").select_option("sells")
    reader.get_by_role("button", name="Check").click()
    badges = reader.locator(".ngos-badge").all_inner_texts()
    assert badges == ["✓ Right", "✗ Not right", "○ Not answered"]
    reader.get_by_role("button", name="Try again").click()
    assert (
        reader.locator("select").evaluate_all("(all) => all.map((each) => each.value)") == [""] * 3
    )
    expect(reader.get_by_label("Labour inspectorate")).to_be_focused()


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (bodies.MULTIPLE, "Wrong picks count against right ones."),
        (bodies.MATCHING, "Each right one earns its share."),
        (bodies.CATEGORISE, "Each right one earns its share."),
        (bodies.CLOZE, "Each right one earns its share."),
        (bodies.ORDERING, "Each pair of items that stands in the right order earns a share."),
        (
            bodies.CLOZE.replace("type: cloze", "type: cloze\npolicy: all-or-nothing"),
            "It counts only if all of it is right.",
        ),
    ],
)
def test_the_rule_of_scoring_is_said(reader: Page, body: str, rule: str) -> None:
    reader.set_content(pages.assignment(body))
    expect(reader.get_by_role("group").first).to_have_accessible_description(re.compile(rule))


# ---------- Dragging, by mouse ----------


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found is not None
    return found


def drag(page: Page, piece: Locator, target: Locator) -> None:
    start, end = box(piece), box(target)
    page.mouse.move(start["x"] + 12, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 30, end["y"] + end["height"] / 2, steps=6)
    expect(page.locator(".ngos-is-target")).to_have_count(1)
    page.mouse.up()
    expect(page.locator(".ngos-is-dragged, .ngos-is-target")).to_have_count(0)


def test_a_choice_is_dragged_to_its_partner(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.MATCHING))
    chip = reader.get_by_role("listitem").filter(has_text="Bargains for better pay")
    drag(reader, chip, reader.locator(".ngos-pair").filter(has_text="Trade union"))
    assert reader.evaluate("model.get('answer')") == {"union": "bargains"}


def test_an_item_is_dragged_to_its_category(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.CATEGORISE))
    item = reader.locator(".ngos-pair").filter(has_text="Deceiving")
    drag(reader, item, reader.locator(".ngos-chip").filter(has_text="Means"))
    assert reader.evaluate("model.get('answer')") == {"deceive": "means"}


def test_an_item_is_dragged_to_its_place(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.ORDERING))
    items = reader.get_by_role("listitem")
    drag(reader, items.filter(has_text="Report"), items.filter(has_text="Identify"))
    assert reader.evaluate("model.get('answer')") == ["prevent", "commit", "identify", "report"]
    expect(reader.get_by_role("status")).to_have_text("Report: now number 4 of 4.")


def test_dragging_is_given_up_with_escape_or_by_letting_go_elsewhere(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.ORDERING))
    item = box(reader.get_by_role("listitem").first)
    for ending in ("Escape", "elsewhere"):
        reader.mouse.move(item["x"] + 12, item["y"] + 12)
        reader.mouse.down()
        reader.mouse.move(item["x"] + 12, item["y"] + 90, steps=4)
        if ending == "Escape":
            reader.keyboard.press("Escape")
        else:
            reader.mouse.move(1, 1)
        reader.mouse.up()
        expect(reader.locator(".ngos-is-dragged")).to_have_count(0)
        assert reader.evaluate("model.saved") == 0


# ---------- Hints, tries, confidence ----------

ASIDES = """shuffle: false
hints:
  - Think of the *Protocol*.
  - {text: "It begins with d.", cost: 0.5}
confidence: true
"""


def with_fields(body: str, fields: str) -> str:
    return body.replace("points:", f"{fields}points:", 1)


def test_hints_are_taken_one_by_one_and_the_last_takes_the_focus(reader: Page) -> None:
    reader.set_content(pages.assignment(with_fields(bodies.SHORT, ASIDES)))
    reader.get_by_role("button", name="Show a hint (1 of 2)", exact=True).focus()
    reader.keyboard.press("Enter")
    expect(reader.get_by_text("Think of the Protocol.")).to_be_visible()
    more = reader.get_by_role("button", name="Show a hint (2 of 2, costs 0.5 points)")
    expect(more).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("listitem").filter(has_text="It begins with d.")).to_be_focused()
    expect(more).to_be_hidden()
    assert reader.evaluate("[model.get('hints_taken'), model.get('answer')]") == [2, None]


def test_hints_and_confidence_are_shown_again(reader: Page) -> None:
    body = with_fields(bodies.SHORT, ASIDES)
    kept = {"hints_taken": 1, "confidence": "fairly"}
    reader.set_content(pages.assignment(body, kept=kept))
    expect(reader.get_by_text("Think of the Protocol.")).to_be_visible()
    expect(reader.get_by_role("radio", name="Fairly sure")).to_be_checked()


def test_how_sure_one_is_is_kept_apart_from_the_answer(reader: Page) -> None:
    reader.set_content(pages.assignment(with_fields(bodies.SINGLE, ASIDES)))
    reader.get_by_role("group", name="How sure are you?").get_by_label("Guessing").check()
    assert reader.evaluate("[model.get('confidence'), model.get('answer')]") == ["guessing", None]


@pytest.mark.parametrize(
    ("option", "degree", "said"),
    [
        ("The work is hard", "Sure", "You were sure. Look at the reason."),
        ("A worker was deceived", "Guessing", "The reason tells you why it is right."),
    ],
)
def test_a_self_check_speaks_of_confidence(
    reader: Page, option: str, degree: str, said: str
) -> None:
    reader.set_content(pages.lesson(with_fields(bodies.SINGLE, "confidence: true\n")))
    reader.get_by_label(option).check()
    reader.get_by_label(degree, exact=True).check()
    reader.get_by_role("button", name="Check").click()
    assert said in announced(reader)


def test_after_the_last_try_the_answer_is_shown_and_no_more_are_counted(reader: Page) -> None:
    reader.set_content(pages.lesson(with_fields(bodies.SHORT, "attempts: 2\n")))
    text = reader.get_by_label("Your answer")
    text.fill("a loan")
    text.press("Enter")
    assert announced(reader) == "✗ Not right. Try 1 of 2."
    expect(reader.get_by_text("Debt bondage")).to_be_hidden()
    text.press("Enter")
    assert announced(reader) == "✗ Not right. That was the last of 2 tries. The answer is below."
    expect(reader.get_by_text("debt bondage")).to_be_visible()
    expect(reader.locator("summary")).to_be_focused()
    expect(reader.get_by_role("button")).to_have_count(0)
    text.press("Enter")
    assert announced(reader).startswith("✗ Not right. That was the last of 2 tries.")


# ---------- Answering, with a kernel ----------


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (bodies.MATCHING, {"ngo": "shelters", "union": "sells"}),
        (bodies.CATEGORISE, {"harbour": "purpose"}),
        (bodies.CLOZE, {"term": "servitude", "loan": "débt"}),
        (bodies.ORDERING, ["report", "prevent", "commit", "identify"]),
    ],
)
def test_a_stored_answer_is_shown_again_and_can_be_cleared(
    reader: Page, body: str, answer: object
) -> None:
    reader.set_content(pages.assignment(body, answer))
    reader.evaluate("model.reply({ state: 'saved' })")
    assert announced(reader).startswith("✓ Saved")
    assert reader.evaluate("model.saved") == 0, "showing it is no new answer"
    reader.get_by_role("button", name="Clear my answer").click()
    assert reader.evaluate("model.get('answer')") is None


def test_what_is_still_empty_is_counted(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.CATEGORISE))
    reader.get_by_label("Recruiting").select_option("act")
    reader.evaluate("model.reply({ state: 'saved' })")
    assert announced(reader) == "✓ Saved. Still empty: 3"


def test_an_order_is_no_answer_until_it_is_touched_or_taken(reader: Page) -> None:
    reader.set_content(pages.assignment(bodies.ORDERING))
    assert announced(reader) == "○ Not answered yet"
    reader.get_by_role("button", name="This order is my answer").click()
    assert reader.evaluate("model.get('answer')") == ["report", "prevent", "commit", "identify"]
    expect(reader.get_by_role("button", name="This order is my answer")).to_be_hidden()


def test_a_typed_gap_is_saved_after_a_pause(reader: Page) -> None:
    reader.clock.install()
    reader.set_content(pages.assignment(bodies.CLOZE))
    reader.get_by_label("Gap 1 of 2").press_sequentially(" debt ")
    assert reader.evaluate("model.saved") == 0
    reader.clock.run_for(700)
    assert reader.evaluate("[model.get('answer'), model.saved]") == [{"loan": "debt"}, 1]


# ---------- For everybody ----------


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("checked", [False, True])
def test_axe_finds_nothing(reader: Page, theme: str, width: int, checked: bool) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    questions = [with_fields(body, ASIDES) for body in bodies.ALL_TYPES]
    reader.set_content(pages.lesson(*questions, theme=theme))
    if checked:
        answer_something(reader)
    results = Axe().run(reader, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()


def answer_something(page: Page) -> None:
    for menu in page.locator("select").all():
        menu.select_option(index=1)
    for button in page.get_by_role("button", name=re.compile("Show a hint|Check")).all():
        button.click()
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("body", bodies.ALL_TYPES, ids=lambda body: body.split()[3])
def test_axe_finds_nothing_in_an_assignment(reader: Page, body: str, theme: str) -> None:
    reader.set_content(pages.assignment(with_fields(body, ASIDES), theme=theme))
    results = Axe().run(reader, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize(("width", "text_size"), [(320, "100%"), (640, "200%"), (320, "200%")])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_is_lost_on_a_narrow_page_with_large_text(
    reader: Page, width: int, text_size: str, direction: str
) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    questions = [with_fields(body, ASIDES) for body in bodies.ALL_TYPES]
    content = pages.lesson(*questions, attributes=f'dir="{direction}"')
    reader.set_content(content.replace("<html", f'<html style="font-size: {text_size}"'))
    answer_something(reader)
    assert reader.evaluate("document.documentElement.scrollWidth") <= width
    cut = reader.evaluate(
        """() => [...document.querySelectorAll(
             ".ngos-chip, .ngos-pair, .ngos-order-item, .ngos-button, .ngos-gap, .ngos-option")]
           .filter((node) => node.scrollWidth > node.clientWidth + 1).map((node) => node.outerHTML)"""
    )
    assert cut == []


def test_arrows_and_menus_are_large_enough_to_touch(reader: Page) -> None:
    reader.set_viewport_size({"width": 320, "height": 800})
    reader.set_content(pages.lesson(*(with_fields(body, ASIDES) for body in bodies.ALL_TYPES)))
    for target in reader.locator(".ngos-button:visible, select, .ngos-degree").all():
        assert box(target)["height"] >= 44
        assert box(target)["width"] >= 44


def test_what_can_only_be_clicked_is_not_printed(reader: Page) -> None:
    reader.set_content(pages.lesson(with_fields(bodies.ORDERING, ASIDES)))
    reader.emulate_media(media="print")
    expect(reader.get_by_text("Identify")).to_be_visible()
    expect(reader.locator(".ngos-button:visible, .ngos-grip:visible")).to_have_count(0)


def test_what_is_chosen_is_seen_in_the_reader_s_own_colours(reader: Page) -> None:
    reader.emulate_media(forced_colors="active")
    reader.set_content(pages.lesson(bodies.SINGLE))
    reader.get_by_label("The work is hard").check()
    chosen = reader.locator(".ngos-option").filter(has=reader.locator("input:checked"))
    expect(chosen).to_have_css("border-inline-start-width", "2px")


def test_nothing_moves_by_itself_for_who_wants_that(reader: Page) -> None:
    reader.emulate_media(reduced_motion="reduce")
    reader.set_content(pages.lesson(*bodies.ALL_TYPES))
    moving = reader.locator(".ngos-question *").evaluate_all(
        "(all) => all.filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0).length"
    )
    assert moving == 0
