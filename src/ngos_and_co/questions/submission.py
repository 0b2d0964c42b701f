"""What a trainee hands in: how far it is answered, and the one file that holds it."""

import io
import os
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.files import write_atomically
from ngos_and_co.questions.answers import AnswerFile
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer

SESSION_VARIABLE = "JPY_SESSION_NAME"
"""Where Jupyter's server tells a kernel the path of its notebook."""
LARGEST_NOTEBOOK = 20_000_000
"""Bytes; a larger notebook goes through no mail and few learning platforms."""


class PackingError(Exception):
    """Nothing can be packed; the message says why and what to do."""


@attrs.frozen
class Progress:
    """How far an assignment is answered.

    Attributes
    ----------
    answered : tuple of str
        Ids of the questions that have an answer of the right form, in the notebook's order.
    saved_at : datetime or None
        When an answer was last saved.
    problems : tuple of str
        What is wrong with saved answers, in sentences.
    """

    answered: tuple[str, ...] = ()
    saved_at: datetime | None = None
    problems: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Give it as the page takes it."""
        return {
            "answered": list(self.answered),
            "saved_at": self.saved_at.isoformat() if self.saved_at else None,
            "problems": list(self.problems),
        }


def progress_of(questions: Iterable[Question], file: AnswerFile) -> Progress:
    """Read how far these questions are answered; trouble with the file is told, never raised."""
    try:
        saved = file.read_all()
    except OSError as error:
        return Progress(problems=(str(error),))
    answered, problems, times = [], [], []
    for question in questions:
        try:
            if question.parse_answer(saved.answers.get(question.id)) is None:
                continue
        except InvalidAnswer as error:
            problems.append(f"The saved answer does not fit its question: {error} Answer again.")
            continue
        answered.append(question.id)
        if question.id in saved.saved:
            times.append(saved.saved[question.id])
    return Progress(tuple(answered), max(times, default=None), tuple(problems))


def find_notebook(folder: Path, question_ids: Sequence[str]) -> Path:
    """Find the notebook that runs here.

    Parameters
    ----------
    folder : Path
        Where its kernel was started.
    question_ids : sequence of str
        Of the questions that it has.

    Raises
    ------
    PackingError
        If there is none, or more than one that may be meant.
    """
    told = Path(os.environ.get(SESSION_VARIABLE, ""))
    if told.suffix == ".ipynb" and (folder / told.name).is_file():
        return folder / told.name
    notebooks = sorted(path for path in folder.glob("*.ipynb") if path.is_file())
    fitting = [path for path in notebooks if _names_all(path, question_ids)]
    if len(fitting) != 1:
        raise PackingError(
            f"It is not clear which notebook of the folder {folder.name} is meant. "
            "Save the notebook (menu File, Save), then try again."
        )
    return fitting[0]


def pack(notebook: Path, answers: Path, now: datetime) -> tuple[Path, bytes]:
    """Put a notebook and its answers, and nothing else, into one zip file beside the notebook.

    Parameters
    ----------
    notebook, answers : Path
        The answers may not be there yet: then nothing was answered.
    now : datetime
        Goes into the name.

    Returns
    -------
    path : Path
        ``<notebook>-<date>.zip``; a former one of the same minute is replaced.
    content : bytes

    Raises
    ------
    PackingError
        If a file cannot be read or written, or is too large.
    """
    target = notebook.with_name(f"{notebook.stem}-{now:%Y-%m-%d-%H%M}.zip")
    content = io.BytesIO()
    try:
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in (notebook, answers):
                if path.is_symlink():
                    raise PackingError(
                        f"{path.name} is a link to another place. Put the file itself here."
                    )
                if path == notebook or path.exists():
                    archive.writestr(path.name, _read(path))
        write_atomically(target, content.getvalue())
    except OSError as error:
        raise PackingError(
            f"No file was made ({error.strerror}). Check that the disk is not full and the folder "
            "may be written to."
        ) from None
    return target, content.getvalue()


def _read(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_NOTEBOOK:
        raise PackingError(
            f"{path.name} is larger than {LARGEST_NOTEBOOK // 1_000_000} MB. "
            "Clear its outputs (menu Edit, Clear Outputs of All Cells), save it, and try again."
        )
    return path.read_bytes()


def _names_all(path: Path, question_ids: Sequence[str]) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return all(f"id: {name}" in text for name in question_ids)
