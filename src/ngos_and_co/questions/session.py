"""What one kernel knows of its notebook: the questions that have run, and where their answers go."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from ngos_and_co.questions.answers import ANSWERS_FILE_NAME, AnswerFile
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import Problem, QuestionError

if TYPE_CHECKING:
    from ngos_and_co.questions.submission_widget import SubmissionWidget
    from ngos_and_co.questions.widget import QuestionWidget

Show = Callable[[str, str], None]
"""Shows HTML below the running cell, and a text where there is no HTML."""


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
    question : Question
    """

    place: str
    cell_id: str | None
    body: str
    question: Question

    def is_same_cell(self, other: "RunCell") -> bool:
        """Tell whether both are runs of one cell, as far as the front end tells."""
        return self.cell_id is not None and self.cell_id == other.cell_id


def _write_text(_html: str, text: str) -> None:
    sys.stdout.write(f"{text}\n")


@attrs.define
class Session:
    """The questions of one kernel.

    Attributes
    ----------
    answers : AnswerFile
        Beside the notebook: in the folder in which the kernel was when the magic was loaded.
    show : callable
        See `Show`; without a notebook, the text is written out.
    asks_confidence : bool
        Whether every question asks how sure the trainee is, not only those that say so themselves.
    """

    answers: AnswerFile
    show: Show = _write_text
    asks_confidence: bool = False
    _cells: dict[str, RunCell] = attrs.field(factory=dict, init=False)
    _widgets: "dict[str, QuestionWidget]" = attrs.field(factory=dict, init=False)
    _submission: "SubmissionWidget | None" = attrs.field(default=None, init=False)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that have run, in the order of their first run."""
        return tuple(cell.question for cell in self._cells.values())

    def question(self, question_id: str) -> Question | None:
        """Find a question that has run."""
        cell = self._cells.get(question_id)
        return cell.question if cell else None

    def register(self, cell: RunCell) -> None:
        """Keep a question that runs.

        Raises
        ------
        QuestionError
            If another cell has a question of this id.
        """
        name = cell.question.id
        earlier = self._cells.get(name)
        if earlier and earlier.body != cell.body and not earlier.is_same_cell(cell):
            raise QuestionError(
                [
                    Problem(
                        cell.place,
                        "id-unique",
                        f"The id {name!r} is already used by the question in {earlier.place}.",
                        "Give each question an id of its own. "
                        "If this is the same cell, changed: restart the kernel.",
                        "id",
                    )
                ]
            )
        # A cell whose id was changed gives its former id free.
        self._cells = {
            key: run
            for key, run in self._cells.items()
            if key == name or not run.is_same_cell(cell)
        }
        self._cells[name] = cell

    def show_live(self, widget: "QuestionWidget", question_id: str) -> None:
        """Let a widget stand for a question from now on."""
        if former := self._widgets.pop(question_id, None):
            former.close()
        self._widgets[question_id] = widget
        self.refresh()

    def show_submission(self, widget: "SubmissionWidget") -> None:
        """Let a widget show how far all is answered from now on."""
        if self._submission:
            self._submission.close()
        self._submission = widget

    def save(self, question_id: str, stored: object, shown: str) -> str | None:
        """Save what code handed over, and let the question show it; returns and raises as the file does."""
        notice = self.answers.save(question_id, stored)
        if widget := self._widgets.get(question_id):
            widget.show_handed_over(stored, shown)
        self.refresh()
        return notice

    def refresh(self) -> None:
        """Let what shows the progress look again."""
        if self._submission:
            self._submission.refresh()


_current: list[Session] = []


def start_session(show: Show = _write_text) -> Session:
    """Begin the session of this kernel: from now on answers are kept in its present folder."""
    _current[:] = [Session(AnswerFile(Path.cwd() / ANSWERS_FILE_NAME), show)]
    return _current[0]


def current_session() -> Session:
    """Give the session of this kernel; one that shows plain text if no notebook has begun one."""
    return _current[0] if _current else start_session()
