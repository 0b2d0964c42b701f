"""The course's own assignments, for tests that hold for each of them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import nbformat

from ngos_and_co.questions import Question, questions_in

REPOSITORY = Path(__file__).resolve().parent.parent.parent


@attrs.frozen
class AssignmentNotebook:
    """A notebook of an assignment, as facilitators and as trainees have it."""

    assignment: str
    name: str

    @property
    def source(self) -> Path:
        """The facilitator's file."""
        return REPOSITORY / "solutions" / self.assignment / self.name

    @property
    def released(self) -> Path:
        """The trainees' file."""
        return REPOSITORY / "exercises" / self.assignment / self.name

    def questions(self) -> list[Question]:
        """Give the questions with their keys."""
        return [found.question for found in questions_in(read(self.source), self.name)]

    def __str__(self) -> str:
        """Name it in a test's title."""
        return f"{self.assignment}/{self.name}"


def read(path: Path) -> Any:  # noqa: ANN401
    """Read a notebook."""
    return nbformat.read(path, as_version=4)


def write_answers(folder: Path, answers: dict[str, Any]) -> None:
    """Leave a file of answers in a folder."""
    text = json.dumps({"version": 1, "answers": answers})
    (folder / "answers.json").write_text(text, encoding="utf-8")


ASSIGNMENTS = sorted(path.name for path in (REPOSITORY / "solutions").iterdir() if path.is_dir())
NOTEBOOKS = [
    AssignmentNotebook(assignment, path.name)
    for assignment in ASSIGNMENTS
    for path in sorted((REPOSITORY / "solutions" / assignment).glob("*.ipynb"))
]


def of_every_type(notebooks: Sequence[AssignmentNotebook]) -> list[AssignmentNotebook]:
    """Choose a few notebooks that together hold every type of question which the course asks."""
    types = {
        each: frozenset(question.type_name for question in each.questions()) for each in notebooks
    }
    chosen: list[AssignmentNotebook] = []
    missing = frozenset().union(*types.values())
    while missing:
        chosen.append(max(notebooks, key=lambda each: len(types[each] & missing)))
        missing -= types[chosen[-1]]
    return chosen


QUIZZES = [each for each in NOTEBOOKS if each.assignment.startswith("quiz-")]
"""Those that need no code and no person to grade."""
