"""What is graded, and against what: values that are read once an assignment and sent to every worker."""

import functools
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.notebook import question_body
from ngos_and_co.questions.parsing import parse_question

VALUE_TYPE = "value"
"""The type of question that is answered by a trainee's code."""


@functools.lru_cache(maxsize=1024)
def question_in(source: str) -> Question | None:
    """Read the question in a cell's source, once a process; None if it holds no question.

    Raises
    ------
    QuestionError
        With every problem of the question.
    """
    body = question_body(source)
    return None if body is None else parse_question(body, "the gradebook")


def grade_id_of(cell: Mapping[str, Any]) -> str | None:
    """Give a cell's id in the gradebook, whatever its metadata hold; None if it has none."""
    metadata = cell.get("metadata")
    told = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = told.get("grade_id") if isinstance(told, dict) else None
    return name if isinstance(name, str) else None


@attrs.frozen
class PlannedCell:
    """A cell as the gradebook knows it.

    Attributes
    ----------
    grade_id : str
    cell_type : {"code", "markdown"}
    source : str
        With its answer key.
    checksum : str or None
        nbgrader's.
    points : float or None
        None if the cell is not graded.
    is_graded, is_solution, is_task, is_locked : bool
        nbgrader's marks.
    """

    grade_id: str
    cell_type: str
    source: str
    checksum: str | None
    points: float | None
    is_graded: bool
    is_solution: bool
    is_task: bool
    is_locked: bool

    @property
    def question(self) -> Question | None:
        """The question that is scored here, if it is one."""
        if self.cell_type != "code" or not self.is_graded or self.is_solution:
            return None
        return question_in(self.source)

    @property
    def is_commented(self) -> bool:
        """Whether the gradebook keeps a comment for it."""
        return self.is_solution or self.is_task

    def metadata(self) -> dict[str, Any]:
        """Give the cell's metadata for nbgrader."""
        metadata: dict[str, Any] = {
            "grade": self.is_graded,
            "grade_id": self.grade_id,
            "locked": self.is_locked,
            "solution": self.is_solution,
            "task": self.is_task,
            "cell_type": self.cell_type,
            "checksum": self.checksum,
            "schema_version": 3,
        }
        if self.points is not None:
            metadata["points"] = self.points
        return metadata


@attrs.frozen
class PlannedNotebook:
    """A notebook of an assignment.

    Attributes
    ----------
    name : str
        Without ``.ipynb``.
    cells : mapping of str to PlannedCell
        By grade id.
    template : mapping
        The notebook as it was released: the order of its cells, and those that are only read.
    """

    name: str
    cells: Mapping[str, PlannedCell]
    template: Mapping[str, Any]

    def question_cells(self) -> Iterator[tuple[PlannedCell, Question]]:
        """Yield the cells that hold a question."""
        for cell in self.cells.values():
            if (question := cell.question) is not None:
                yield cell, question

    @property
    def runs_code(self) -> bool:
        """Whether a trainee's code must be run to learn the answers."""
        return any(question.type_name == VALUE_TYPE for _, question in self.question_cells())


@attrs.frozen
class GradingPlan:
    """An assignment, ready to grade submissions against.

    Attributes
    ----------
    assignment : str
    notebooks : tuple of PlannedNotebook
    """

    assignment: str
    notebooks: tuple[PlannedNotebook, ...]

    @property
    def runs_code(self) -> bool:
        """Whether trainees' code must be run."""
        return any(notebook.runs_code for notebook in self.notebooks)
