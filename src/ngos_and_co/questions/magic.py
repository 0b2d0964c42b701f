"""The ``%%question`` cell magic: what a question cell does when it runs."""

import os
from pathlib import Path
from typing import Any

import attrs
from IPython.core.interactiveshell import InteractiveShell

from ngos_and_co.output import is_static
from ngos_and_co.questions.answers import ANSWERS_FILE_NAME, AnswerFile
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.notebook import MAGIC
from ngos_and_co.questions.parsing import parse_question
from ngos_and_co.questions.problems import Problem, QuestionError
from ngos_and_co.questions.render import static_html, verdict_html
from ngos_and_co.questions.scoring import Outcome, Score, score

EXECUTION_VARIABLE = "NBGRADER_EXECUTION"
AUTOGRADE = "autograde"


def is_grading() -> bool:
    """Tell whether nbgrader runs the notebook in order to score it."""
    return os.environ.get(EXECUTION_VARIABLE) == AUTOGRADE


@attrs.frozen
class RunCell:
    """A question cell that this kernel has run.

    Attributes
    ----------
    place : str
        For messages.
    cell_id : str or None
        The notebook's id of the cell, where the front end tells it.
    body : str
    """

    place: str
    cell_id: str | None
    body: str


@attrs.define
class QuestionCells:
    """The question cells of one kernel: runs each, and keeps an id from being used twice.

    Attributes
    ----------
    shell : InteractiveShell
    answers : AnswerFile
        Beside the notebook: in the folder in which the kernel was when the magic was loaded.
    """

    shell: InteractiveShell
    answers: AnswerFile
    _run: dict[str, RunCell] = attrs.field(factory=dict, init=False)
    _widgets: dict[str, Any] = attrs.field(factory=dict, init=False)

    def run(self, line: str, body: str) -> float | None:
        """Run a question cell.

        Parameters
        ----------
        line : str
            What follows ``%%question`` on its line: nothing.
        body : str
            The cell's text after that line.

        Returns
        -------
        float or None
            The points, when nbgrader grades; else None, so that the question alone shows.

        Raises
        ------
        QuestionError
            If the cell holds no question that can be read, or repeats another's id.
        """
        place = f"cell [{self._number()}]"
        if line.strip():
            raise _one_problem(
                place,
                "magic-line",
                f"The first line is not {MAGIC!r} alone.",
                "Write the question on the lines below it.",
            )
        question = parse_question(body, place)
        self._register(question.id, RunCell(place, self._cell_id(), body))
        if is_grading():
            return self._grade(question, place)
        if is_static():
            self._display(question, static_html(question))
        else:
            self._show(question)
        return None

    def _register(self, question_id: str, cell: RunCell) -> None:
        earlier = self._run.get(question_id)
        if earlier and earlier.body != cell.body and not _same_cell(earlier, cell):
            raise _one_problem(
                cell.place,
                "id-unique",
                f"The id {question_id!r} is already used by the question in {earlier.place}.",
                "Give each question an id of its own. If this is the same cell, changed: restart the kernel.",
                "id",
            )
        # A cell whose id was changed gives its former id free.
        self._run = {name: run for name, run in self._run.items() if not _same_cell(run, cell)}
        self._run[question_id] = cell

    def _number(self) -> int:
        # Not execution_count: versions of IPython count it up before the cell runs, or after.
        return len(self.shell.user_ns.get("In", [""])) - 1

    def _cell_id(self) -> str | None:
        get_parent = getattr(self.shell, "get_parent", None)  # a kernel has it, a plain shell not
        metadata = (get_parent() or {}).get("metadata", {}) if get_parent else {}
        return metadata.get("cellId") or None

    def _grade(self, question: Question, place: str) -> float:
        if not question.has_key:
            raise _one_problem(
                place,
                "key-missing",
                f"The question {question.id} has no answer key, so it cannot be scored.",
                "Put the key back between the hidden lines, and grade again.",
                "key",
            )
        try:
            stored = self.answers.read().get(question.id)
            result = score(question, stored)
        except OSError as error:
            stored = None
            result = Score(0.0, question.points, Outcome.NOT_GRADABLE, str(error))
        self._display(question, verdict_html(question, stored, result))
        return result.points

    def _show(self, question: Question) -> None:
        # Here, because a grading run and the book need no widgets and start faster without.
        from ngos_and_co.questions.widget import QuestionWidget

        if former := self._widgets.pop(question.id, None):
            former.close()
        widget = QuestionWidget(question, self.answers)
        self._widgets[question.id] = widget
        self.shell.display_pub.publish(widget.bundle())

    def _display(self, question: Question, html: str) -> None:
        self.shell.display_pub.publish({"text/html": html, "text/plain": f"Question {question.id}"})


def _same_cell(one: RunCell, other: RunCell) -> bool:
    return one.cell_id is not None and one.cell_id == other.cell_id


def _one_problem(
    place: str, rule: str, message: str, mend: str, field: str | None = None
) -> QuestionError:
    return QuestionError([Problem(place, rule, message, mend, field)])


def register(shell: InteractiveShell) -> None:
    """Give an IPython shell the ``%%question`` magic.

    Parameters
    ----------
    shell : InteractiveShell
        Its present folder is where the answers are kept from now on, wherever a cell may change to.
    """
    cells = QuestionCells(shell, AnswerFile(Path.cwd() / ANSWERS_FILE_NAME))
    register_magic: Any = shell.register_magic_function  # IPython's types leave the shell out
    register_magic(cells.run, magic_kind="cell", magic_name=MAGIC.lstrip("%"))
