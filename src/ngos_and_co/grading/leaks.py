"""What must not leave the facilitator's side: keys, feedback, solutions, mark schemes, answers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import attrs

from ngos_and_co.grading.readings import read_notebook_document, readings_of
from ngos_and_co.grading.secrets_of_source import only_letters, secrets_in
from ngos_and_co.questions.answers import ANSWERS_FILE_NAME
from ngos_and_co.questions.notebook import MAGIC, is_question_cell, question_body
from ngos_and_co.questions.parsing import HIDDEN_BEGIN, HIDDEN_END, parse_question
from ngos_and_co.questions.problems import Problem, QuestionError

MARKER = re.compile(
    r"\b(?:BEGIN|END)[\s_-]*(?:HIDDEN[\s_-]*TESTS?|SOLUTIONS?|MARK(?:ING)?[\s_-]*SCHEMES?)\b"
    r"|###\s*(?:HASHED\s+)?AUTOTEST\b",
    re.IGNORECASE,
)
SHORTEST_IN_OTHER_FILES = 20
"""Letters; a data file says 'debt bondage' for good reasons, but no whole sentence of the feedback."""
SHOWN_LETTERS = 60
"""Letters of a secret that a message repeats: enough to find the place."""
HIDDEN_FIELDS = ("key", "feedback", "explanation", "source")


@attrs.frozen
class ReleasedNotebook:
    """A released notebook, read."""

    path: str
    document: Mapping[str, Any]


def find_leaks(sources: Mapping[str, bytes], released: Mapping[str, bytes]) -> list[Problem]:
    """Find what trainees would receive and must not.

    Parameters
    ----------
    sources : mapping of str to bytes
        The facilitator's files of one assignment, by path within its folder.
    released : mapping of str to bytes
        The files that trainees would receive, in the same way.

    Returns
    -------
    list of Problem
        Empty if all is well. Their `place` names the released file and the cell.
    """
    notebooks, leaks = _read_notebooks(released)
    originals, unreadable = _read_notebooks(sources)
    secrets = secrets_in(each.document for each in originals)
    leaks += unreadable
    leaks += _file_leaks(sources, released, notebooks)
    for path, content in sorted(released.items()):
        leaks += _text_leaks(path, content, secrets)
    for notebook in notebooks:
        leaks += _notebook_leaks(notebook)
    return leaks


def _read_notebooks(files: Mapping[str, bytes]) -> tuple[list[ReleasedNotebook], list[Problem]]:
    found, problems = [], []
    for path, content in sorted(files.items()):
        if PurePosixPath(path).suffix != ".ipynb":
            continue
        try:
            found.append(ReleasedNotebook(path, read_notebook_document(content)))
        except ValueError as error:
            problems.append(
                Problem(
                    path,
                    "notebook-readable",
                    f"It cannot be read as a notebook: {error}.",
                    "Open it in JupyterLab and save it again.",
                )
            )
    return found, problems


def _file_leaks(
    sources: Mapping[str, bytes],
    released: Mapping[str, bytes],
    notebooks: Iterable[ReleasedNotebook],
) -> Iterator[Problem]:
    spoken_of = "\n".join(cell["source"] for each in notebooks for cell in each.document["cells"])
    for path in sorted(released):
        file = PurePosixPath(path)
        if file.name.startswith(ANSWERS_FILE_NAME):
            yield Problem(
                path,
                "answers-file",
                "It holds somebody's answers.",
                "Delete it from the assignment's folder.",
            )
        elif any(part.startswith(".") for part in file.parts):
            yield Problem(
                path,
                "hidden-file",
                "It is a hidden file or a checkpoint, which may hold an earlier version with the key.",
                "Delete it from the assignment's folder.",
            )
        elif path not in sources:
            yield Problem(
                path,
                "unknown-file",
                "It is not a file of the assignment.",
                "Delete it from the exercises.",
            )
        elif file.suffix != ".ipynb" and file.name not in spoken_of:
            yield Problem(
                path,
                "unmentioned-file",
                "No cell of the assignment speaks of this file, so it is hardly meant for trainees.",
                "Move it out of the assignment's folder, or name it in the notebook.",
            )


def _text_leaks(path: str, content: bytes, secrets: Mapping[str, str]) -> Iterator[Problem]:
    texts = list(dict.fromkeys(readings_of(content)))
    if marker := next((match[0] for text in texts if (match := MARKER.search(text))), None):
        yield Problem(
            path,
            "marker",
            f"A line with {marker!r} is left in it, so nbgrader did not strip what follows.",
            f"Write the lines exactly: '{HIDDEN_BEGIN}' and '{HIDDEN_END}', or nbgrader's for solutions "
            "and mark schemes.",
        )
    shortest = 0 if PurePosixPath(path).suffix == ".ipynb" else SHORTEST_IN_OTHER_FILES
    readings = [only_letters(text) for text in texts]
    found = [
        text
        for letters, text in secrets.items()
        if len(letters) >= shortest and any(letters in reading for reading in readings)
    ]
    for text in _longest_only(found):
        shown = " ".join(text.split())
        shown = shown if len(shown) <= SHOWN_LETTERS else f"{shown[:SHOWN_LETTERS]}…"
        yield Problem(
            path,
            "hidden-text",
            f"It holds a text that is hidden in the source: {shown!r}.",
            "Take it out of the source's visible cells, outputs, metadata or attachments.",
        )


def _longest_only(texts: list[str]) -> list[str]:
    """Leave out the sentences of a text that is itself among the texts."""
    reduced = {only_letters(text): text for text in texts}
    return [
        text
        for letters, text in reduced.items()
        if not any(letters != other and letters in other for other in reduced)
    ]


def _notebook_leaks(notebook: ReleasedNotebook) -> Iterator[Problem]:
    for index, cell in enumerate(notebook.document["cells"]):
        place = f"{notebook.path}, cell {index + 1} ({cell.get('id', '')})"
        if cell.get("outputs"):
            yield Problem(
                place,
                "output",
                "It has a stored output, and a question's output shows the key.",
                "Let nbgrader's ClearOutput run on release.",
            )
        if is_question_cell(cell):
            yield from _question_leaks(place, cell["source"])
        elif MAGIC in cell["source"] and cell["cell_type"] == "code":
            yield Problem(
                place,
                "question-form",
                f"It holds {MAGIC!r}, but not alone on its first line.",
                f"Begin the cell with the line {MAGIC!r}.",
            )
        for name in cell.get("attachments") or {}:
            if f"attachment:{name}" not in cell["source"]:
                yield Problem(
                    place,
                    "attachment",
                    f"It carries the attachment {name!r}, which its text does not show.",
                    "Delete the attachment: it may belong to a solution or a mark scheme.",
                )


def _question_leaks(place: str, source: str) -> Iterator[Problem]:
    body = question_body(source) or ""
    try:
        question = parse_question(body, place)
    except QuestionError as error:
        for problem in error.problems:
            yield attrs.evolve(problem, rule="question-form")
        return
    left = [name for name in HIDDEN_FIELDS if getattr(question, name)]
    if question.has_key or left:
        yield Problem(
            place,
            "key-in-question",
            f"The question {question.id} still has its hidden part.",
            f"Put it between '{HIDDEN_BEGIN}' and '{HIDDEN_END}'.",
        )
    if any(line.startswith("#") for line in body.splitlines()):
        yield Problem(
            place,
            "comment",
            "It has a comment, which trainees can read by 'Show code'.",
            "Delete it, or put it between the hidden lines.",
        )
