"""The file beside a notebook that holds what a trainee answered."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import attrs

from ngos_and_co.files import write_atomically
from ngos_and_co.kept_file import LARGEST_FILE, KeptFile

ANSWERS_FILE_NAME = "answers.json"
VERSION = 1
CONFIDENCES = ("sure", "fairly", "guessing")
"""How sure a trainee may say to be of an answer."""

ANSWERS, HINTS, CONFIDENCE, SAVED = "answers", "hints", "confidence", "saved"


class AnswerFileError(OSError):
    """The answers cannot be read or saved; the message says why and what to do."""


class DamagedAnswerFile(AnswerFileError):  # noqa: N818
    """The file is there, but it is not a file of answers."""


@attrs.frozen
class SavedAnswers:
    """All that one file holds, by question id. What is not in its right form is left out, but for answers.

    Attributes
    ----------
    answers : mapping of str to object
        As JSON has them; whether one is an answer to its question, the question knows.
    hints : mapping of str to int
        How many hints were taken.
    confidence : mapping of str to str
        One of `CONFIDENCES`.
    saved : mapping of str to datetime
        When the answer was saved, in UTC.
    """

    answers: Mapping[str, Any]
    hints: Mapping[str, int]
    confidence: Mapping[str, str]
    saved: Mapping[str, datetime]

    @property
    def last_saved(self) -> datetime | None:
        """When an answer was last saved."""
        return max(self.saved.values(), default=None)


@attrs.frozen
class AnswerFile(KeptFile):
    """The answers of one folder: all notebooks in it share the file.

    Attributes
    ----------
    path : Path
        Normally ``answers.json`` beside the notebook.
    """

    what: ClassVar[str] = "a file of answers"
    not_saved: ClassVar[str] = "The answer is not saved"
    again: ClassVar[str] = "answer again"
    error: ClassVar[type[OSError]] = AnswerFileError
    damaged: ClassVar[type[OSError]] = DamagedAnswerFile

    path: Path = attrs.field(converter=Path, default=Path(ANSWERS_FILE_NAME))

    def read(self) -> Mapping[str, Any]:
        """Read all answers by question id; none if there is no file yet.

        Raises
        ------
        DamagedAnswerFile
            If the file is not a file of answers.
        AnswerFileError
            If it cannot be read, or a newer version of the course wrote it.
        """
        answers: Mapping[str, Any] = self._read_document()[ANSWERS]
        return answers

    def read_all(self) -> SavedAnswers:
        """Read all that the file holds; raises as :meth:`read` does."""
        document = self._read_document()
        return SavedAnswers(
            document[ANSWERS],
            _well_formed(document, HINTS, _count),
            _well_formed(document, CONFIDENCE, _confidence),
            _well_formed(document, SAVED, _time),
        )

    def save(self, question_id: str, answer: Any) -> str | None:  # noqa: ANN401
        """Save one answer, with the time, and leave all others as they are.

        Parameters
        ----------
        question_id : str
        answer : object
            A JSON value; None withdraws the answer.

        Returns
        -------
        str or None
            A sentence for the trainee if a damaged file was found and set aside.

        Raises
        ------
        AnswerFileError
            If it cannot be saved; the file is then as it was.
        """
        now = None if answer is None else datetime.now(UTC).isoformat(timespec="seconds")
        return self._change(question_id, {ANSWERS: answer, SAVED: now})

    def save_hints(self, question_id: str, taken: int) -> str | None:
        """Save how many hints to a question were taken; returns and raises as :meth:`save` does."""
        return self._change(question_id, {HINTS: taken or None})

    def save_confidence(self, question_id: str, confidence: str | None) -> str | None:
        """Save how sure a trainee is of an answer; returns and raises as :meth:`save` does."""
        return self._change(question_id, {CONFIDENCE: confidence})

    def _change(self, question_id: str, values: Mapping[str, Any]) -> str | None:
        with self.locked():
            return self._change_locked(question_id, values)

    def _change_locked(self, question_id: str, values: Mapping[str, Any]) -> str | None:
        notice = None
        try:
            document = self._read_document()
        except DamagedAnswerFile:
            aside = self.set_aside()
            document = _empty_document()
            notice = (
                f"The file {self.path.name} was damaged. It is kept as {aside.name}; "
                "answers given before may have to be given again."
            )
        for name, value in values.items():
            part = document.get(name)
            # An empty part need not stand in the file; answers always do.
            if not isinstance(part, dict):
                part = {}
            if value is None:
                part.pop(question_id, None)
            else:
                part[question_id] = value
            if part or name == ANSWERS:
                document[name] = part
            else:
                document.pop(name, None)
        self._write(document)
        return notice

    def _read_document(self) -> dict[str, Any]:
        text = self.read_text()
        return _empty_document() if text is None else _parse_document(text, self.path.name)

    def _write(self, document: Mapping[str, Any]) -> None:
        content = _encode(document)
        if len(content) > LARGEST_FILE:
            raise AnswerFileError(
                f"The answer is not saved: {self.path.name} would be larger than "
                f"{LARGEST_FILE // 1_000_000} MB. Hand over less."
            )
        try:
            write_atomically(self.path.absolute(), content, makes_folder=False)
        except OSError as error:
            raise self.unwritten(error) from None


def _parse_document(text: str, name: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise DamagedAnswerFile(f"{name} is not JSON.") from None
    if not isinstance(document, dict) or not isinstance(document.get("answers"), dict):
        raise DamagedAnswerFile(f"{name} is JSON, but not a file of answers.")
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise AnswerFileError(
            f"{name} was written by a newer version of the course. Install that version to go on."
        )
    if version != VERSION or isinstance(version, bool):
        raise DamagedAnswerFile(f"{name} does not say which version of answers it holds.")
    return document


def _empty_document() -> dict[str, Any]:
    return {"version": VERSION, ANSWERS: {}}


def _encode(document: Mapping[str, Any]) -> bytes:
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:  # another program left half of a surrogate pair there
        return (json.dumps(document, indent=1) + "\n").encode("ascii")


Form = TypeVar("Form")


def _well_formed(
    document: Mapping[str, Any], name: str, read: Callable[[object], Form | None]
) -> Mapping[str, Form]:
    part = document.get(name)
    if not isinstance(part, dict):
        return {}
    values = ((question_id, read(value)) for question_id, value in part.items())
    return {question_id: value for question_id, value in values if value is not None}


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _confidence(value: object) -> str | None:
    return value if isinstance(value, str) and value in CONFIDENCES else None


def _time(value: object) -> datetime | None:
    try:
        time = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return time.astimezone(UTC) if time and time.tzinfo else None
