"""A question in JupyterLab: drawn by ``question.js``, each change of the answer saved at once."""

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from ngos_and_co.questions.answers import CONFIDENCES, AnswerFile
from ngos_and_co.questions.arrangement import current_trainee
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.render import ANSWER, SELF_CHECK, question_payload
from ngos_and_co.questions.scripts import question_script, question_stylesheet

NONE, SAVED, ERROR = "none", "saved", "error"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class QuestionWidget(anywidget.AnyWidget):
    """One question: a self-check if it has its key, an answer that is saved if not.

    Parameters
    ----------
    asked : Question
    answers : AnswerFile
        Where the answer is kept; not touched by a self-check.
    saved : callable
        Called when something was saved.

    Attributes
    ----------
    question : dict
        What is drawn; see :func:`ngos_and_co.questions.render.question_payload`.
    answer : object or None
        The answer as JSON has it; set by the page.
    status : dict
        ``state`` (none, saved, error), ``message``, the ``answer`` of which it speaks, and ``attempt``, a
        number that makes each report a new one.
    hints_taken : int
        How many hints the page shows; never fewer than before.
    confidence : str or None
        How sure the trainee says to be.
    """

    _esm = question_script()
    _css = question_stylesheet()
    question = traitlets.Dict().tag(sync=True)
    answer = traitlets.Any(None, allow_none=True).tag(sync=True)
    status = traitlets.Dict().tag(sync=True)

    hints_taken = traitlets.Int(0).tag(sync=True)
    confidence = traitlets.Unicode(None, allow_none=True).tag(sync=True)

    def __init__(
        self, asked: Question, answers: AnswerFile, saved: Callable[[], None] = lambda: None
    ) -> None:
        self._asked = asked
        self._answers = answers
        self._saved = saved
        self._attempt = 0
        mode = SELF_CHECK if asked.has_key else ANSWER
        state = self._stored() if mode == ANSWER else {"status": self._report(NONE, "", None)}
        super().__init__(question=question_payload(asked, mode, trainee=current_trainee()), **state)
        if mode == ANSWER:
            self.observe(self._on_answer, names="answer")
            self.observe(self._on_hints, names="hints_taken")
            self.observe(self._on_confidence, names="confidence")
            self.on_msg(self._on_message)

    def bundle(self) -> dict[str, Any]:
        """Give what a cell displays: the live view, and one line where there is none."""
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        text = f"Question {self._asked.id}: run the notebook in JupyterLab to see it."
        return {WIDGET_VIEW: view, "text/plain": text}

    def show_handed_over(self, stored: object, shown: str) -> None:
        """Show an answer that code handed over and that is saved already."""
        with self.hold_sync():
            self.unobserve(self._on_answer, names="answer")
            self.answer = stored
            self.observe(self._on_answer, names="answer")
            self.status = self._report(SAVED, shown, stored)

    def _stored(self) -> dict[str, Any]:
        """Give what is saved of this question, as the page takes it."""
        question_id = self._asked.id
        try:
            saved = self._answers.read_all()
        except OSError as error:
            return {"status": self._report(ERROR, str(error), None)}
        aside = {
            "hints_taken": min(saved.hints.get(question_id, 0), len(self._asked.hints)),
            "confidence": saved.confidence.get(question_id),
        }
        try:
            answer = self._asked.parse_answer(saved.answers.get(question_id))
        except InvalidAnswer as error:
            message = f"The saved answer does not fit this question: {error} Answer again."
            return {**aside, "status": self._report(ERROR, message, None)}
        stored = self._asked.as_json(answer)
        state = NONE if answer is None else SAVED
        message = "" if answer is None else self._asked.saved_message(answer)
        return {**aside, "answer": stored, "status": self._report(state, message, stored)}

    def _on_answer(self, change: Any) -> None:  # noqa: ANN401
        self._save(change["new"])

    def _on_message(self, _widget: object, content: object, _buffers: object) -> None:
        if content == {"ask": "save"}:
            self._save(self.answer)

    def _save(self, answer: object) -> None:
        # Nothing may escape from here: an exception in a comm ends in a log that no trainee reads.
        try:
            parsed = self._asked.parse_answer(answer)
            notice = self._answers.save(self._asked.id, self._asked.as_json(parsed))
        except (InvalidAnswer, OSError) as error:
            self.status = self._report(ERROR, str(error), answer)
        else:
            state = NONE if parsed is None else SAVED
            self.status = self._report(state, notice or "", answer)
            self._saved()

    def _on_hints(self, change: Any) -> None:  # noqa: ANN401
        # A hint once read stays read, whatever a page that is reopened says.
        taken = min(max(change["new"], change["old"]), len(self._asked.hints))
        self.hints_taken = taken
        self._save_aside(lambda: self._answers.save_hints(self._asked.id, taken))

    def _on_confidence(self, change: Any) -> None:  # noqa: ANN401
        if change["new"] in (*CONFIDENCES, None):
            self._save_aside(lambda: self._answers.save_confidence(self._asked.id, change["new"]))

    def _save_aside(self, save: Callable[[], str | None]) -> None:
        try:
            notice = save()
        except OSError as error:
            self.status = self._report(ERROR, str(error), self.answer)
        else:
            if notice:
                state = NONE if self.answer is None else SAVED
                self.status = self._report(state, notice, self.answer)

    def _report(self, state: str, message: str, answer: object) -> dict[str, Any]:
        self._attempt += 1
        return {"state": state, "message": message, "answer": answer, "attempt": self._attempt}
