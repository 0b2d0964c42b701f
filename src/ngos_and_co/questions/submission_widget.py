"""The end of an assignment in JupyterLab: how far it is answered, and one file to hand in."""

import base64
from collections.abc import Callable
from datetime import datetime
from textwrap import shorten
from typing import Any

import anywidget
import traitlets

from ngos_and_co.questions.answers import AnswerFile
from ngos_and_co.questions.markdown import plain_text
from ngos_and_co.questions.messages import DEFAULT_LANGUAGE
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.scripts import submission_script, submission_stylesheet
from ngos_and_co.questions.submission import PackingError, find_notebook, pack, progress_of
from ngos_and_co.questions.widget import WIDGET_VIEW

LONGEST_TITLE = 64


class SubmissionWidget(anywidget.AnyWidget):
    """How far the questions of a notebook are answered.

    Parameters
    ----------
    answers : AnswerFile
    find_questions : callable
        Gives the questions of the notebook, as far as they have run.

    Attributes
    ----------
    questions : list of dict
        ``id``, ``title`` and ``anchor`` of each question.
    progress : dict
        See :class:`ngos_and_co.questions.submission.Progress`.
    """

    _esm = submission_script()
    _css = submission_stylesheet()
    language = traitlets.Unicode(DEFAULT_LANGUAGE).tag(sync=True)
    questions: Any = traitlets.List().tag(sync=True)
    progress = traitlets.Dict().tag(sync=True)

    def __init__(
        self, answers: AnswerFile, find_questions: Callable[[], tuple[Question, ...]]
    ) -> None:
        self._answers = answers
        self._find_questions = find_questions
        super().__init__(**self._state())
        self.on_msg(self._on_message)

    def refresh(self) -> None:
        """Look again at what is answered."""
        for name, value in self._state().items():
            setattr(self, name, value)

    def bundle(self) -> dict[str, Any]:
        """Give what a cell displays: the live view, and one line where there is none."""
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        text = "Your answers: run the notebook in JupyterLab to see them."
        return {WIDGET_VIEW: view, "text/plain": text}

    def _state(self) -> dict[str, Any]:
        questions = self._asked()
        return {
            "questions": [
                {"id": each.id, "title": _title(each), "anchor": f"ngos-question-{each.id}"}
                for each in questions
            ],
            "progress": progress_of(questions, self._answers).as_json(),
        }

    def _asked(self) -> tuple[Question, ...]:
        # A self-check is not handed in.
        return tuple(each for each in self._find_questions() if not each.has_key)

    def _on_message(self, _widget: object, content: object, _buffers: object) -> None:
        if content == {"ask": "pack"}:
            self.send(self._pack())

    def _pack(self) -> dict[str, str]:
        answers = self._answers.path.absolute()
        try:
            notebook = find_notebook(answers.parent, [each.id for each in self._asked()])
            path, content = pack(notebook, answers, datetime.now().astimezone())
        except PackingError as error:
            return {"error": str(error)}
        return {"packed": path.name, "base64": base64.b64encode(content).decode("ascii")}


def _title(question: Question) -> str:
    text = plain_text(question.prompt.partition("\n\n")[0])
    return shorten(text, LONGEST_TITLE, placeholder=" …")
