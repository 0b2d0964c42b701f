"""Find the questions in a notebook."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.parsing import parse_question
from ngos_and_co.questions.problems import Problem, QuestionError

MAGIC = "%%question"
SUBMISSION_MAGIC = "%submission"


@attrs.frozen
class QuestionCell:
    """A question and where in its notebook it stands.

    Attributes
    ----------
    index : int
        Position of the cell, from 0.
    cell_id : str
        The notebook format's id of the cell, empty if it has none.
    question : Question
    """

    index: int
    cell_id: str
    question: Question


def question_body(source: str) -> str | None:
    """Give the text after a cell's ``%%question`` line; None if the cell holds no question."""
    first, _, rest = source.lstrip().partition("\n")
    return rest if first.split() == [MAGIC] else None


def is_question_cell(cell: Mapping[str, Any]) -> bool:
    """Tell whether a cell, as nbformat gives it, holds a question."""
    return cell["cell_type"] == "code" and question_body(cell["source"]) is not None


def questions_in(notebook: Mapping[str, Any], place: str = "") -> Sequence[QuestionCell]:
    """Read all questions of a notebook.

    Parameters
    ----------
    notebook : mapping
        As nbformat gives it.
    place : str
        The notebook's name, for the messages.

    Returns
    -------
    sequence of QuestionCell
        In the notebook's order.

    Raises
    ------
    QuestionError
        With every problem of every cell, repeated ids among them.
    """
    found: list[QuestionCell] = []
    problems: list[Problem] = []
    for index, cell in enumerate(notebook["cells"]):
        body = question_body(cell["source"]) if cell["cell_type"] == "code" else None
        if body is None:
            continue
        cell_id = cell.get("id", "")
        cell_place = ", ".join(part for part in (place, f"cell {index + 1} ({cell_id})") if part)
        try:
            found.append(QuestionCell(index, cell_id, parse_question(body, cell_place)))
        except QuestionError as error:
            problems.extend(error.problems)
    problems.extend(_repeated_ids(found, place))
    if problems:
        raise QuestionError(problems)
    return found


def _repeated_ids(found: Sequence[QuestionCell], place: str) -> Iterator[Problem]:
    first: dict[str, QuestionCell] = {}
    for each in found:
        earlier = first.setdefault(each.question.id, each)
        if earlier is not each:
            yield Problem(
                ", ".join(
                    part for part in (place, f"cell {each.index + 1} ({each.cell_id})") if part
                ),
                "id-unique",
                f"The id {each.question.id!r} is already used in cell {earlier.index + 1}.",
                "Give each question an id of its own.",
                "id",
            )
