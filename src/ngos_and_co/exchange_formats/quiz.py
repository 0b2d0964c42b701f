"""A quiz on its way to or from another platform, and what does not fit through."""

from collections.abc import Iterable
from pathlib import Path

import attrs
import nbformat

from ngos_and_co.questions import Question, questions_in


class ExchangeError(RuntimeError):
    """A quiz cannot be written to, or read from, another platform's format; the message says why."""


@attrs.frozen
class Note:
    """Something about a question that a format does not carry.

    Attributes
    ----------
    question : str
        The question's id, or its name where it has none.
    message : str
        What is lost or changed, in one sentence.
    """

    question: str
    message: str


def note_lines(notes: Iterable[Note]) -> list[str]:
    """Say notes on one line each, with all the questions that one is about."""
    questions: dict[str, list[str]] = {}
    for note in notes:
        questions.setdefault(note.message, []).append(note.question)
    return [f"{', '.join(names)}: {message}" for message, names in questions.items()]


@attrs.frozen
class Quiz:
    """Questions with their keys, under a title.

    Attributes
    ----------
    title : str
    questions : tuple of Question
    """

    title: str
    questions: tuple[Question, ...]


@attrs.frozen
class ExportedQuiz:
    """A quiz in another platform's format.

    Attributes
    ----------
    content : bytes
        Of the file.
    notes : tuple of Note
        All that the file does not carry.
    """

    content: bytes
    notes: tuple[Note, ...]


@attrs.frozen
class ImportedQuiz:
    """Questions from another platform, each as the source of a question cell.

    Attributes
    ----------
    cells : tuple of str
    notes : tuple of Note
        All that could not be taken over.
    """

    cells: tuple[str, ...]
    notes: tuple[Note, ...]


def read_quiz(path: Path) -> Quiz:
    """Read the questions of a notebook, with their keys.

    Parameters
    ----------
    path : Path
        A facilitator's notebook, or a lesson with self-checks.

    Raises
    ------
    ExchangeError
        If it is no notebook, has no questions, or one that was stripped of its key.
    QuestionError
        If questions cannot be read.
    """
    try:
        notebook = nbformat.reads(path.read_text("utf-8"), as_version=4)  # type: ignore[no-untyped-call]
        cells = notebook["cells"]
    except (ValueError, KeyError, AttributeError, nbformat.reader.NotJSONError):
        raise ExchangeError(f"{path} is no notebook.") from None
    questions = tuple(found.question for found in questions_in(notebook, path.name))
    if not questions:
        raise ExchangeError(f"{path} holds no questions.")
    for question in questions:
        if not question.has_key:
            raise ExchangeError(
                f"The question {question.id} in {path} has no key. Name the notebook in solutions/."
            )
    texts = (cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    heading = next((line for text in texts for line in text.splitlines() if line[:2] == "# "), None)
    return Quiz(heading[2:].strip() if heading else path.stem, questions)
