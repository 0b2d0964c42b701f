"""What is handed in: how far it is answered, and the one file that holds it."""

import base64
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ngos_and_co.questions import AnswerFile, parse_question
from ngos_and_co.questions import submission as submission_module
from ngos_and_co.questions.submission import PackingError, find_notebook, pack, progress_of
from ngos_and_co.questions.submission_widget import SubmissionWidget
from tests.questions import bodies

QUESTIONS = tuple(parse_question(bodies.stripped(body)) for body in (bodies.SINGLE, bodies.CLOZE))
NOON = datetime(2026, 3, 1, 12, 5, tzinfo=UTC)


@pytest.fixture
def answers(tmp_path: Path) -> AnswerFile:
    return AnswerFile(tmp_path / "answers.json")


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "quiz.ipynb"
    path.write_text(json.dumps({"cells": [{"source": bodies.SINGLE + bodies.CLOZE}]}), "utf-8")
    return path


def test_before_the_first_answer_nothing_is_answered(answers: AnswerFile) -> None:
    assert progress_of(QUESTIONS, answers).as_json() == {
        "answered": [],
        "saved_at": None,
        "problems": [],
    }


def test_answers_are_counted_in_the_notebook_s_order_with_the_last_time(
    answers: AnswerFile,
) -> None:
    answers.save("q9-definition", {"loan": "debt"})
    answers.save("q1-elements", "a")
    answers.save("another-notebook", 1)
    progress = progress_of(QUESTIONS, answers)
    assert progress.answered == ("q1-elements", "q9-definition")
    assert progress.saved_at == answers.read_all().saved["q1-elements"]
    assert progress.problems == ()


def test_a_blank_answer_is_none_and_one_that_does_not_fit_is_a_problem(answers: AnswerFile) -> None:
    answers.save("q9-definition", {"loan": " "})
    answers.save("q1-elements", "zzz")
    progress = progress_of(QUESTIONS, answers)
    assert progress.answered == ()
    assert "not one of the options" in progress.problems[0]


def test_a_damaged_file_is_a_problem_and_no_error(answers: AnswerFile) -> None:
    answers.path.write_text("{", "utf-8")
    assert "not JSON" in progress_of(QUESTIONS, answers).problems[0]


def test_the_notebook_is_the_one_that_jupyter_names(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = notebook.with_name("other.ipynb")
    other.write_bytes(notebook.read_bytes())
    monkeypatch.setenv("JPY_SESSION_NAME", str(other))
    assert find_notebook(notebook.parent, ["q1-elements"]) == other


def test_without_jupyter_it_is_the_one_with_the_questions(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    notebook.with_name("other.ipynb").write_text("{}", "utf-8")
    assert find_notebook(notebook.parent, ["q1-elements", "q9-definition"]) == notebook
    notebook.with_name("copy.ipynb").write_bytes(notebook.read_bytes())
    with pytest.raises(PackingError, match="not clear which notebook"):
        find_notebook(notebook.parent, ["q1-elements"])


def test_the_pack_holds_notebook_and_answers_and_nothing_else(
    notebook: Path, answers: AnswerFile
) -> None:
    answers.save("q1-elements", "a")
    notebook.with_name("private.txt").write_text("not this", "utf-8")
    path, content = pack(notebook, answers.path, NOON)
    assert path.name == "quiz-2026-03-01-1205.zip"
    assert path.read_bytes() == content
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {
        "quiz.ipynb": notebook.read_bytes(),
        "answers.json": answers.path.read_bytes(),
    }


def test_a_notebook_without_answers_can_be_packed(notebook: Path, answers: AnswerFile) -> None:
    _, content = pack(notebook, answers.path, NOON)
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == ["quiz.ipynb"]


def test_a_link_out_of_the_folder_is_not_followed(notebook: Path, answers: AnswerFile) -> None:
    secret = notebook.with_name("secret.txt")
    secret.write_text("not this", "utf-8")
    answers.path.symlink_to(secret)
    with pytest.raises(PackingError, match="is a link"):
        pack(notebook, answers.path, NOON)


def test_a_notebook_that_is_too_large_is_told(
    notebook: Path, answers: AnswerFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submission_module, "LARGEST_NOTEBOOK", 10)
    with pytest.raises(PackingError, match="Clear its outputs"):
        pack(notebook, answers.path, NOON)


def test_a_notebook_that_is_gone_is_told(tmp_path: Path, answers: AnswerFile) -> None:
    with pytest.raises(PackingError, match="No file was made"):
        pack(tmp_path / "gone.ipynb", answers.path, NOON)


def sent_by(widget: SubmissionWidget, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(widget, "send", sent.append)
    return sent


def test_the_widget_lists_the_questions_and_packs_on_request(
    notebook: Path, answers: AnswerFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    self_check = parse_question(bodies.NUMERIC)
    widget = SubmissionWidget(answers, lambda: (*QUESTIONS, self_check))
    assert [each["id"] for each in widget.questions] == ["q1-elements", "q9-definition"]
    assert widget.questions[0]["title"] == "Which of these makes it trafficking?"
    answers.save("q1-elements", "a")
    widget.refresh()
    assert widget.progress["answered"] == ["q1-elements"]
    sent = sent_by(widget, monkeypatch)
    widget._handle_custom_msg({"ask": "pack"}, [])
    packed = zipfile.ZipFile(io.BytesIO(base64.b64decode(sent[0]["base64"])))
    assert packed.namelist() == ["quiz.ipynb", "answers.json"]
    assert (notebook.parent / sent[0]["packed"]).is_file()


def test_the_widget_says_why_nothing_was_packed(
    answers: AnswerFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    widget = SubmissionWidget(answers, lambda: QUESTIONS)
    sent = sent_by(widget, monkeypatch)
    widget._handle_custom_msg({"ask": "pack"}, [])
    assert "not clear which notebook" in sent[0]["error"]


def test_a_long_prompt_is_shortened_to_a_title(answers: AnswerFile) -> None:
    long = bodies.SINGLE.replace("prompt: Which", f"prompt: Now **read** {'on and ' * 40} Which")
    title = SubmissionWidget(answers, lambda: (parse_question(bodies.stripped(long)),)).questions[
        0
    ]["title"]
    assert title.startswith("Now read on and")
    assert title.endswith((" on …", " and …")), "no word is cut"
    assert len(title) <= 80
