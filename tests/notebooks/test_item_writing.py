"""What in the wording of a question is found, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.notebooks.checks.item_writing import (
    asking_sentences,
    negatives_in,
    plain_negative,
)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Which of these is not a means?", "not"),
        ("Which of these isn't a means?", "isn't"),
        ("Which fact does not point to debt bondage?", "not"),
        ("What must an NGO never do?", "never"),
        ("Which of these cannot be shown?", "cannot"),
        ("In law, which of these is not a means?", "not"),
        ("All of these are means except which one, and which is it?", None),
    ],
)
def test_a_question_for_what_is_wrong_is_found(sentence: str, word: str | None) -> None:
    assert plain_negative(sentence) == word


@pytest.mark.parametrize(
    "sentence",
    [
        "Which of these is **not** a means?",
        "Which of these is _not_ a means?",
        "Which of these is NOT a means?",
        "What do you write about a worker who does not answer?",
        "Which reply fits if she is not there?",
        "Which of these may be trafficking, whether or not she agreed?",
        "What do you note?",
        "Which knot is this?",
    ],
)
def test_a_question_that_is_clear_is_left_alone(sentence: str) -> None:
    assert plain_negative(sentence) is None


def test_only_the_last_paragraph_asks_and_quotations_are_somebody_else_s() -> None:
    prompt = (
        'Who is not there?\n\nShe says: "Why is he not here? I wait." What does he **not** say?'
    )
    assert list(asking_sentences(prompt)) == ["What does he **not** say?"]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Which of these is not without risk?", 2),
        ("Which of these can never be done by nobody?", 2),
        ("Which of these is no means, true or false?", 1),
        ("Which is not only a means?", 0),
    ],
)
def test_negatives_are_counted(sentence: str, count: int) -> None:
    assert negatives_in(sentence) == count


@given(st.text(max_size=300))
def test_no_text_stops_the_rules(text: str) -> None:
    for sentence in asking_sentences(text):
        plain_negative(sentence)
        negatives_in(sentence)
