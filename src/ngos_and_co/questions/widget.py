"""A question in JupyterLab: drawn by ``question.js``, each change of the answer saved at once."""

from typing import Any

import anywidget
import traitlets

from ngos_and_co.questions.answers import AnswerFile
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

    Attributes
    ----------
    question : dict
        What is drawn; see :func:`ngos_and_co.questions.render.question_payload`.
    answer : object or None
        The answer as JSON has it; set by the page.
    status : dict
        ``state`` (none, saved, error), ``message``, the ``answer`` of which it speaks, and ``attempt``, a
        number that makes each report a new one.
    """

    _esm = question_script()
    _css = question_stylesheet()
    question = traitlets.Dict().tag(sync=True)
    answer = traitlets.Any(None, allow_none=True).tag(sync=True)
    status = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Question, answers: AnswerFile) -> None:
        self._asked = asked
        self._answers = answers
        self._attempt = 0
        mode = SELF_CHECK if asked.has_key else ANSWER
        stored, state, message = None, NONE, ""
        if mode == ANSWER:
            stored, state, message = self._stored()
        super().__init__(
            question=question_payload(asked, mode, trainee=current_trainee()),
            answer=stored,
            status=self._report(state, message, stored),
        )
        if mode == ANSWER:
            self.observe(self._on_answer, names="answer")
            self.on_msg(self._on_message)

    def bundle(self) -> dict[str, Any]:
        """Give what a cell displays: the live view, and one line where there is none."""
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        text = f"Question {self._asked.id}: run the notebook in JupyterLab to see it."
        return {WIDGET_VIEW: view, "text/plain": text}

    def _stored(self) -> tuple[Any, str, str]:
        try:
            stored = self._asked.parse_answer(self._answers.read().get(self._asked.id))
        except InvalidAnswer as error:
            return (
                None,
                ERROR,
                f"The saved answer does not fit this question: {error} Answer again.",
            )
        except OSError as error:
            return None, ERROR, str(error)
        return self._asked.as_json(stored), NONE if stored is None else SAVED, ""

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

    def _report(self, state: str, message: str, answer: object) -> dict[str, Any]:
        self._attempt += 1
        return {"state": state, "message": message, "answer": answer, "attempt": self._attempt}
