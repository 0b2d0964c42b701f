"""Each rule of the leak check, by one release that breaks it."""

import base64
import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from ngos_and_co.grading.leaks import find_leaks
from tests.grading import sample_course
from tests.grading.sample_course import MARK_SCHEME, MODEL_ANSWER, Notebook
from tests.questions import bodies

EXPLANATION = "Three elements are needed."
FEEDBACK = "Hard work alone breaks no law."


def encoded(notebook: Notebook) -> bytes:
    return json.dumps(notebook).encode()


def released(source: Notebook) -> Notebook:
    """Release by hand what the sample's notebook holds."""
    notebook = copy.deepcopy(source)
    for cell in notebook.cells:
        cell.source = bodies.stripped(cell.source + "\n").rstrip()
    notebook.cells[7].source = "Write in three sentences whom you would call first."
    notebook.cells[8].source = "Write here."
    return notebook


def leaks_after(change: Callable[[Any], None]) -> set[str]:
    source = sample_course.sample_notebook()
    notebook = released(source)
    change(notebook)
    found = find_leaks({"quiz.ipynb": encoded(source)}, {"quiz.ipynb": encoded(notebook)})
    return {leak.rule for leak in found}


def leaks_of_files(extra: dict[str, bytes], also_source: bool = True) -> list[str]:
    source = sample_course.sample_notebook()
    files = {"quiz.ipynb": encoded(source), **(extra if also_source else {})}
    found = find_leaks(files, {"quiz.ipynb": encoded(released(source)), **extra})
    return [leak.rule for leak in found]


def test_a_clean_release_leaks_nothing() -> None:
    assert leaks_after(lambda _: None) == set()


def test_finds_hidden_lines_that_were_misspelt() -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[2].source += "\n### BEGIN HIDDEN TEST\nkey: b\n### END HIDDEN TEST"

    assert leaks_after(change) >= {"marker", "question-form"}


@pytest.mark.parametrize(
    "line",
    [
        "### BEGIN SOLUTION",
        "# begin solution",
        "BEGIN MARK SCHEME",
        "### END MARKING SCHEME",
        "### AUTOTEST x",
        "### Begin_Hidden_Tests",
    ],
)
def test_finds_any_marker_that_is_left(line: str) -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[0].source += f"\n{line}"

    assert leaks_after(change) == {"marker"}


def test_finds_a_key_outside_the_hidden_lines() -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[2].source += "\nkey: b"

    assert leaks_after(change) == {"question-form"}


def test_finds_a_key_that_was_never_stripped() -> None:
    source = sample_course.sample_notebook()

    def change(notebook: Notebook) -> None:
        notebook.cells[2].source = source.cells[2].source

    assert leaks_after(change) >= {"key-in-question", "marker", "hidden-text"}


def test_finds_an_answer_in_a_comment() -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[2].source += "\n# b, of course"

    assert leaks_after(change) == {"comment"}


def test_finds_a_question_hidden_behind_another_line() -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[2].source = "x = 1\n" + notebook.cells[2].source

    assert leaks_after(change) == {"question-form"}


def test_finds_an_output_that_holds_the_self_check() -> None:
    payload = {"check": {"key": "b", "explanation": "<p>Three <em>elements</em> are needed.</p>"}}

    def change(notebook: Notebook) -> None:
        html = f"<div data-ngos-question='{json.dumps(payload)}'></div>"
        output = {"output_type": "display_data", "data": {"text/html": html}, "metadata": {}}
        notebook.cells[2].outputs = [output]

    assert leaks_after(change) == {"output", "hidden-text"}


def test_finds_a_hidden_text_in_metadata() -> None:
    def change(notebook: Notebook) -> None:
        notebook.metadata["note"] = {"deep": [f"Remember: {EXPLANATION}"]}

    assert leaks_after(change) == {"hidden-text"}


@pytest.mark.parametrize(
    "wrap",
    [
        lambda text: text,
        lambda text: json.dumps(json.dumps({"feedback": text})),
        lambda text: base64.b64encode(text.encode()).decode(),
        lambda text: "".join(f"&#{ord(letter)};" for letter in text),
        lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
        lambda text: text.replace(" ", "\n   ").upper(),
        lambda text: text.replace("law", "<b>law</b>"),
    ],
)
def test_finds_a_hidden_text_however_it_is_written(wrap: Callable[[str], str]) -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[0].source += "\n" + wrap(FEEDBACK)

    assert leaks_after(change) == {"hidden-text"}


def test_finds_one_sentence_of_a_mark_scheme() -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[0].metadata["scheme"] = MARK_SCHEME

    assert leaks_after(change) == {"hidden-text"}


def test_finds_a_model_answer_that_was_not_cleared() -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[8].source = f"Your answer: {MODEL_ANSWER}"

    assert leaks_after(change) == {"hidden-text"}


def test_finds_an_accepted_form_of_a_short_answer() -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[0].source += "\nIt is also called bonded labour."

    assert leaks_after(change) == {"hidden-text"}


def test_lets_pass_what_the_source_says_openly() -> None:
    source = sample_course.sample_notebook()
    source.cells[0].source += f"\n\n{EXPLANATION}"
    found = find_leaks({"quiz.ipynb": encoded(source)}, {"quiz.ipynb": encoded(released(source))})
    assert found == []


def test_finds_an_attachment_that_nothing_shows() -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[8].attachments = {"model.png": {"image/png": "iVBORw0KGgo="}}

    assert leaks_after(change) == {"attachment"}


def test_lets_pass_a_picture_that_the_text_shows() -> None:
    def change(notebook: Notebook) -> None:
        notebook.cells[0].source += "\n![The way](attachment:way.png)"
        notebook.cells[0].attachments = {"way.png": {"image/png": "iVBORw0KGgo="}}

    assert leaks_after(change) == set()


def test_finds_a_facilitators_answers() -> None:
    assert leaks_of_files({"answers.json": b"{}"}) == ["answers-file"]


def test_finds_answers_that_were_set_aside() -> None:
    assert leaks_of_files({"answers.json.damaged-20260101T000000": b"{"}) == ["answers-file"]


def test_finds_a_checkpoint() -> None:
    path = ".ipynb_checkpoints/quiz-checkpoint.ipynb"
    source = encoded(sample_course.sample_notebook())
    assert {"hidden-file", "marker"} <= set(leaks_of_files({path: source}))


def test_finds_a_file_that_no_cell_speaks_of() -> None:
    assert leaks_of_files({"session-plan.md": b"Begin with names."}) == ["unmentioned-file"]


def test_finds_a_file_that_is_not_of_the_assignment() -> None:
    assert leaks_of_files({"other.csv": b"a,b"}, also_source=False) == ["unknown-file"]


def test_finds_a_hidden_sentence_in_a_data_file() -> None:
    source = sample_course.sample_notebook()
    source.cells[0].source += "\nSee data.csv."
    table = f"sign,note\nhard work,{FEEDBACK}\n".encode()
    files = {"quiz.ipynb": encoded(source), "data.csv": table}
    found = find_leaks(files, {"quiz.ipynb": encoded(released(source)), "data.csv": table})
    assert {leak.rule for leak in found} == {"hidden-text"}


def test_finds_a_notebook_that_cannot_be_read() -> None:
    assert "notebook-readable" in leaks_of_files({"broken.ipynb": b"{"}, also_source=False)


def test_a_leak_names_the_file_and_the_text() -> None:
    source = sample_course.sample_notebook()
    notebook = released(source)
    notebook.metadata["note"] = FEEDBACK
    [leak] = find_leaks({"quiz.ipynb": encoded(source)}, {"quiz.ipynb": encoded(notebook)})
    assert leak.place == "quiz.ipynb"
    assert FEEDBACK in leak.message
