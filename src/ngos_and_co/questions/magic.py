"""The magics of a notebook: ``%%question``, a question cell, and ``%submission``, the line at its end."""

from typing import Any

import attrs
from IPython.core.interactiveshell import InteractiveShell

from ngos_and_co.output import is_grading, is_static
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.notebook import MAGIC, SUBMISSION_MAGIC
from ngos_and_co.questions.parsing import parse_question
from ngos_and_co.questions.problems import Problem, QuestionError, excerpt
from ngos_and_co.questions.render import static_html, verdict_html
from ngos_and_co.questions.scoring import Outcome, Score, score
from ngos_and_co.questions.session import RunCell, Session, start_session

CONFIGURE_MAGIC = "%questions"
CONFIDENCE_SETTINGS = {"confidence=on": True, "confidence=off": False}


@attrs.define
class QuestionCells:
    """The magics of a notebook with questions.

    Attributes
    ----------
    shell : InteractiveShell
    session : Session
        The questions that have run.
    """

    shell: InteractiveShell
    session: Session

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
        if self.session.asks_confidence:
            question = attrs.evolve(question, confidence=True)
        self.session.register(RunCell(place, self._cell_id(), body, question))
        if is_grading():
            return self._grade(question, place)
        if is_static():
            self._display(question, static_html(question))
        else:
            self._show(question)
        return None

    def configure(self, line: str) -> None:
        """Set how the questions below are asked: the ``%questions confidence=on`` line.

        Parameters
        ----------
        line : str
            ``confidence=on`` asks with each answer how sure the trainee is; ``confidence=off`` only where
            the question itself says so.

        Raises
        ------
        QuestionError
            If it says anything else.
        """
        setting = "".join(line.split())
        if setting not in CONFIDENCE_SETTINGS:
            raise _one_problem(
                f"cell [{self._number()}]",
                "magic-line",
                f"{excerpt(line.strip())} is no setting of questions.",
                f"Write {CONFIGURE_MAGIC} {' or '.join(CONFIDENCE_SETTINGS)}.",
            )
        self.session.asks_confidence = CONFIDENCE_SETTINGS[setting]

    def show_submission(self, line: str = "") -> None:
        """Show how far the notebook is answered, and what packs it: the ``%submission`` line.

        In the book and while grading it shows nothing.
        """
        del line
        if is_static() or is_grading():
            return
        from ngos_and_co.questions.submission_widget import SubmissionWidget

        widget = SubmissionWidget(self.session.answers, lambda: self.session.questions)
        self.session.show_submission(widget)
        self.shell.display_pub.publish(widget.bundle())

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
            saved = self.session.answers.read_all()
            stored = saved.answers.get(question.id)
            result = score(question, stored, saved.hints.get(question.id, 0))
        except OSError as error:
            stored = None
            result = Score(0.0, question.points, Outcome.NOT_GRADABLE, str(error))
        self._display(question, verdict_html(question, stored, result))
        return result.points

    def _show(self, question: Question) -> None:
        # Here, because a grading run and the book need no widgets and start faster without.
        from ngos_and_co.questions.widget import QuestionWidget

        widget = QuestionWidget(question, self.session.answers, self.session.refresh)
        self.session.show_live(widget, question.id)
        self.shell.display_pub.publish(widget.bundle())

    def _display(self, question: Question, html: str) -> None:
        self.shell.display_pub.publish({"text/html": html, "text/plain": f"Question {question.id}"})


def _one_problem(
    place: str, rule: str, message: str, mend: str, field: str | None = None
) -> QuestionError:
    return QuestionError([Problem(place, rule, message, mend, field)])


def register(shell: InteractiveShell) -> None:
    """Give an IPython shell the ``%%question``, ``%questions`` and ``%submission`` magics.

    Parameters
    ----------
    shell : InteractiveShell
        Its present folder is where the answers are kept from now on, wherever a cell may change to.
    """

    def show(html: str, text: str) -> None:
        shell.display_pub.publish({"text/html": html, "text/plain": text})

    cells = QuestionCells(shell, start_session(show))
    register_magic: Any = shell.register_magic_function  # IPython's types leave the shell out
    register_magic(cells.configure, magic_kind="line", magic_name=CONFIGURE_MAGIC.lstrip("%"))
    register_magic(cells.run, magic_kind="cell", magic_name=MAGIC.lstrip("%"))
    register_magic(
        cells.show_submission, magic_kind="line", magic_name=SUBMISSION_MAGIC.lstrip("%")
    )
