"""What counts as hidden."""

from ngos_and_co.grading.secrets_of_source import only_letters, secrets_in
from tests.grading.sample_course import MARK_SCHEME, MODEL_ANSWER, sample_notebook


def test_hidden_texts_are_secrets_and_shown_ones_are_not() -> None:
    found = secrets_in([sample_notebook()])
    for text in (
        MARK_SCHEME,
        MODEL_ANSWER,
        "Night work is regulated, and common.",
        "bonded labour",
    ):
        assert only_letters(text) in found
    # An option of another question says it openly.
    assert only_letters("debt bondage") not in found


def test_names_of_fields_are_no_secrets() -> None:
    assert only_letters("feedback:") not in secrets_in([sample_notebook()])


def test_what_is_said_openly_in_another_notebook_is_no_secret() -> None:
    other = sample_notebook()
    other.cells = [other.cells[0]]
    other.cells[0].source = MARK_SCHEME
    assert only_letters(MARK_SCHEME) not in secrets_in([sample_notebook(), other])


def test_letters_are_compared_without_marks_and_case() -> None:
    assert only_letters("**Debt**\n  bondage!") == only_letters("debt bondage")
