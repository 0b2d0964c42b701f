"""Put a notebook into the one form in which it is committed, so that a change shows only what was meant."""

import copy
import enum
import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from ngos_and_co.questions import Question, questions_in
from ngos_and_co.questions.notebook import SUBMISSION_MAGIC

Cell = dict[str, Any]

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
COURSE_METADATA = "ngos_and_co"
LOAD_EXTENSION = "%load_ext ngos_and_co"
WIDGET_TYPES = (
    "application/vnd.jupyter.widget-view+json",
    "application/vnd.jupyter.widget-state+json",
)
NBGRADER_SCHEMA = 3


class Role(enum.Enum):
    """What a notebook is for, which decides what its cells carry."""

    LESSON = "lesson"
    CASE = "case"
    START = "start"
    ASSIGNMENT = "assignment"


def role_of(path: str) -> Role:
    """Tell a notebook's role from its place in the course.

    Parameters
    ----------
    path : str
        Relative to the course's root, or absolute; only the folders' names count.
    """
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if "solutions" in parts:
        return Role.ASSIGNMENT
    if "cases" in parts:
        return Role.CASE
    return Role.LESSON if "modules" in parts else Role.START


def tidy(notebook: Mapping[str, Any], role: Role, place: str = "") -> dict[str, Any]:
    """Give a notebook in the committed form; tidying twice changes nothing more.

    Parameters
    ----------
    notebook : mapping
        As nbformat gives it, format 4.
    role : Role
    place : str
        The notebook's name, for messages.

    Returns
    -------
    dict
        Metadata by an allow-list; cells numbered in order; question cells with what nbgrader and
        the book need.

    Raises
    ------
    QuestionError
        If a question cannot be read.
    """
    document = copy.deepcopy(dict(notebook))
    questions = {found.index: found.question for found in questions_in(document, place)}
    course = document["metadata"].get(COURSE_METADATA) or {"run_on_open": True}
    cells = [
        _tidy_cell(cell, questions.get(index), role) for index, cell in enumerate(document["cells"])
    ]
    _number(cells)
    return {
        "cells": cells,
        "metadata": {
            "kernelspec": dict(KERNEL),
            "language_info": {"name": "python"},
            COURSE_METADATA: course,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def to_bytes(notebook: Mapping[str, Any]) -> bytes:
    """Write a tidied notebook as nbformat does: one text a line, keys in order, a final line end."""
    document = copy.deepcopy(dict(notebook))
    for cell in document["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
        for output in cell.get("outputs", ()):
            _split_output(output)
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def _tidy_cell(cell: Mapping[str, Any], question: Question | None, role: Role) -> Cell:
    tidied: Cell = {
        "cell_type": cell["cell_type"],
        "id": cell["id"],
        "metadata": _cell_metadata(cell, question, role),
        "source": cell["source"].strip("\n"),
    }
    if cell.get("attachments"):
        tidied["attachments"] = cell["attachments"]
    if cell["cell_type"] == "code":
        tidied["outputs"] = [_tidy_output(output) for output in cell["outputs"]]
        tidied["execution_count"] = cell["execution_count"]
    return tidied


def _cell_metadata(
    cell: Mapping[str, Any], question: Question | None, role: Role
) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    written = cell["metadata"].get("nbgrader")
    if cell["cell_type"] != "code":
        if written and role is Role.ASSIGNMENT:
            kept["nbgrader"] = dict(written)
        return kept
    kept["jupyter"] = {"source_hidden": True}
    if question is not None:
        kept["tags"] = [_question_tag(cell, role)]
        if role is Role.ASSIGNMENT:
            kept["nbgrader"] = _nbgrader(question.id, points=question.points)
    elif cell["source"].strip() == LOAD_EXTENSION:
        kept["tags"] = ["remove-cell"]
        if role is Role.ASSIGNMENT:
            kept["nbgrader"] = _nbgrader("load-extension")
    elif cell["source"].strip() == SUBMISSION_MAGIC:
        kept["tags"] = ["remove-cell"]
        if role is Role.ASSIGNMENT:
            kept["nbgrader"] = _nbgrader("submission")
    elif written and role is Role.ASSIGNMENT:
        # Code that a trainee reads and goes on with: it must be seen.
        return {"nbgrader": dict(written)}
    else:
        own = cell["metadata"].get("tags", ())
        kept["tags"] = _merge_tags(own)
    return kept


def _question_tag(cell: Mapping[str, Any], role: Role) -> str:
    """Hide how a question is written, but where a page for authors shows just that, behind a toggle."""
    is_shown = role is Role.START and "hide-input" in cell["metadata"].get("tags", ())
    return "hide-input" if is_shown else "remove-input"


def _merge_tags(own: Iterable[str]) -> list[str]:
    """Keep an author's tags; code that shows something is hidden behind a toggle, unless removed."""
    tags = set(own)
    if not tags & {"remove-input", "remove-cell"}:
        tags.add("hide-input")
    return sorted(tags)


def _nbgrader(grade_id: str, points: float | None = None) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "cell_type": "code",
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": True,
        "schema_version": NBGRADER_SCHEMA,
        "solution": False,
        "task": False,
    }
    if points is not None:
        metadata["points"] = points
    return metadata


def _tidy_output(output: Mapping[str, Any]) -> dict[str, Any]:
    tidied = copy.deepcopy(dict(output))
    tidied.pop("transient", None)
    if "data" in tidied:
        for name in WIDGET_TYPES:
            tidied["data"].pop(name, None)
        tidied["metadata"] = {}
    return tidied


def _number(cells: Iterable[Cell]) -> None:
    """Give the cells that were run the numbers of a run from the top."""
    number = 0
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        if cell["source"] and cell["execution_count"] is not None:
            number += 1
            cell["execution_count"] = number
        for output in cell["outputs"]:
            if "execution_count" in output:
                output["execution_count"] = cell["execution_count"]


def _split_output(output: dict[str, Any]) -> None:
    if isinstance(output.get("text"), str):
        output["text"] = output["text"].splitlines(keepends=True)
    for name, value in output.get("data", {}).items():
        if isinstance(value, str):
            output["data"][name] = value.splitlines(keepends=True)
