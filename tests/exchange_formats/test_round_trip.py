"""Questions that go out and come back are what they were, as far as the format carries them."""

import html
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.exchange_formats import EXPORTERS, IMPORTERS
from ngos_and_co.exchange_formats.markdown_from_html import markdown_from_html
from ngos_and_co.questions import Question, parse_question
from ngos_and_co.questions.markdown import block_html
from tests.exchange_formats.samples import (
    QUESTIONS,
    QUIZ,
    as_seen,
    feedback_of,
    one_quiz,
    parse_cell,
)
from tests.questions import bodies

LEFT_OUT = {"moodle": {"value", "plan"}, "gift": {"value", "plan", "ordering", "cloze"}}
WITHOUT_FEEDBACK_ON_PARTS = {"matching", "categorise"}
LETTERS = st.characters(
    exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), exclude_characters="\ufeff\x85"
)
TRYING = st.text(st.sampled_from("{}~=:#\\\"'*_`[]()<>&%|/-> \n1.+!aé漢"), min_size=1, max_size=60)
TEXTS = (TRYING | st.text(LETTERS, min_size=1, max_size=60)).map(str.strip).filter(bool)


def there_and_back(name: str, question: Question) -> Question:
    exported = EXPORTERS[name](one_quiz(question))
    imported = IMPORTERS[name](exported.content)
    [cell] = imported.cells
    return parse_cell(cell)


@pytest.mark.parametrize("name", IMPORTERS)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_what_people_see_comes_back(name: str, question: Question) -> None:
    if question.type_name in LEFT_OUT[name]:
        assert IMPORTERS[name](EXPORTERS[name](one_quiz(question)).content).cells == ()
        return
    returned = there_and_back(name, question)
    if name == "gift" and question.type_name == "numeric":
        question = attrs.evolve(question, unit=None)  # type: ignore[call-arg]
    assert as_seen(returned) == as_seen(question)
    if question.type_name not in WITHOUT_FEEDBACK_ON_PARTS:
        assert feedback_of(returned) == feedback_of(question)
    if name == "moodle" and question.type_name != "cloze":
        assert returned.points == question.points
    assert foreseen(returned) == foreseen(question)


def foreseen(question: Any) -> list[tuple[Any, str, float]]:  # noqa: ANN401
    """Give the declared wrong answers, without the names of gaps."""
    return [
        (
            each.answer[1] if question.type_name == "cloze" else each.answer,
            block_html(each.feedback),
            each.share,
        )
        for each in getattr(question, "wrong", ())
    ]


@pytest.mark.parametrize("name", IMPORTERS)
def test_what_a_format_cannot_hold_is_said_and_left_out(name: str) -> None:
    exported = EXPORTERS[name](QUIZ)
    left_out = {note.question for note in exported.notes if note.message.startswith("left out")}
    assert left_out == {each.id for each in QUIZ.questions if each.type_name in LEFT_OUT[name]}
    cells = IMPORTERS[name](exported.content).cells
    assert len(cells) == len(QUIZ.questions) - len(left_out)


@given(TEXTS)
def test_any_plain_text_survives_as_markdown(text: str) -> None:
    once = html.escape(" ".join(text.split()), quote=False)
    markdown = markdown_from_html(f"<p>{once}</p>")
    assert html.unescape(block_html(markdown)) == html.unescape(f"<p>{once}</p>")


def literal(text: str) -> str:
    """Give Markdown that shows just this text."""
    return markdown_from_html(html.escape(" ".join(text.split()), quote=False))


@given(st.sampled_from(sorted(IMPORTERS)), st.lists(TEXTS, min_size=5, max_size=5, unique=True))
def test_any_text_survives_in_a_choice(name: str, texts: list[str]) -> None:
    prompt, first, second, told, why = (literal(text) for text in texts)
    question: Any = parse_question(bodies.SINGLE)
    asked = attrs.evolve(
        question,
        prompt=prompt,
        options={"a": first, "b": second},
        feedback={"a": told, "b": told},
        explanation=why,
    )
    returned = there_and_back(name, asked)
    assert as_seen(returned) == as_seen(asked)
    assert feedback_of(returned) == feedback_of(asked)


@given(st.sampled_from(sorted(IMPORTERS)), TEXTS)
def test_any_form_survives_in_a_short_answer(name: str, text: str) -> None:
    form = " ".join(text.split())
    body = bodies.SHORT.replace("[debt bondage, bonded labour]", "[debt bondage]")
    question: Any = attrs.evolve(parse_question(body), key=("debt bondage", f"x{form}y"))
    exported = EXPORTERS[name](one_quiz(question))
    if "->" in form and name == "gift":
        assert any("'->'" in note.message for note in exported.notes)
        return
    [cell] = IMPORTERS[name](exported.content).cells
    returned: Any = parse_cell(cell)
    assert returned.key == question.key


@given(TEXTS, TEXTS)
def test_any_text_survives_in_a_gap(form: str, told: str) -> None:
    question: Any = parse_question(bodies.CLOZE)
    gap = next(name for name, choices in question.gaps.items() if choices is None)
    key = {**question.key, gap: (f"x{' '.join(form.split())}y",)}
    asked = attrs.evolve(question, key=key, feedback={gap: literal(told)}, wrong=())
    returned: Any = there_and_back("moodle", asked)
    assert list(returned.key.values()) == list(asked.key.values())
    assert feedback_of(returned) == feedback_of(asked)


@given(st.floats(-1e12, 1e12), st.floats(0, 1e6))
def test_any_number_survives(key: float, tolerance: float) -> None:
    question: Any = parse_question(bodies.NUMERIC.replace("key: 25", f"key: {key:.17f}"))
    size = attrs.evolve(question.tolerance, size=tolerance)
    asked = attrs.evolve(question, tolerance=size)
    for name in IMPORTERS:
        returned: Any = there_and_back(name, asked)
        assert (returned.key, returned.tolerance) == (asked.key, asked.tolerance)
