"""The file beside a notebook that holds what a trainee answered."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
from filelock import FileLock, Timeout

ANSWERS_FILE_NAME = "answers.json"
VERSION = 1
LARGEST_FILE = 5_000_000
"""Bytes; a larger file was not written by a course's notebook."""
LOCK_SECONDS = 10.0


class AnswerFileError(OSError):
    """The answers cannot be read or saved; the message says why and what to do."""


class DamagedAnswerFile(AnswerFileError):  # noqa: N818
    """The file is there, but it is not a file of answers."""


@attrs.frozen
class AnswerFile:
    """The answers of one folder: all notebooks in it share the file.

    Attributes
    ----------
    path : Path
        Normally ``answers.json`` beside the notebook.
    """

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
        answers: Mapping[str, Any] = self._read_document()["answers"]
        return answers

    def save(self, question_id: str, answer: Any) -> str | None:  # noqa: ANN401
        """Save one answer and leave all others as they are.

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
        try:
            with self._lock():
                return self._save_locked(question_id, answer)
        except Timeout:
            raise AnswerFileError(
                f"The answer is not saved: another program has kept {self.path.name} locked for "
                f"{LOCK_SECONDS:.0f} seconds. Close other copies of this notebook and answer again."
            ) from None

    def set_aside(self) -> Path:
        """Rename a damaged file, so that nothing of it is lost, and give its new path."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        target = self.path.with_name(f"{self.path.name}.damaged-{stamp}")
        self.path.rename(target)
        return target

    def _save_locked(self, question_id: str, answer: Any) -> str | None:  # noqa: ANN401
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
        if answer is None:
            document["answers"].pop(question_id, None)
        else:
            document["answers"][question_id] = answer
        self._write(document)
        return notice

    def _read_document(self) -> dict[str, Any]:
        try:
            if self.path.stat().st_size > LARGEST_FILE:
                raise DamagedAnswerFile(f"{self.path.name} is far too large for a file of answers.")
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return _empty_document()
        except UnicodeDecodeError:
            raise DamagedAnswerFile(f"{self.path.name} is not text in UTF-8.") from None
        except DamagedAnswerFile:
            raise
        except OSError as error:
            raise AnswerFileError(
                f"{self.path.name} cannot be read ({error.strerror}). Check the folder's permissions."
            ) from None
        return _parse_document(text, self.path.name)

    def _write(self, document: Mapping[str, Any]) -> None:
        text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        try:
            descriptor, name = tempfile.mkstemp(
                dir=self.path.absolute().parent, prefix=f".{self.path.name}."
            )
            temporary = Path(name)
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.chmod(0o644)  # as any file of the trainee's: the facilitator collects it
                temporary.replace(self.path)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise AnswerFileError(
                f"The answer is not saved: {self.path.name} cannot be written ({error.strerror}). "
                "Check that the disk is not full and the folder may be written to."
            ) from None

    def _lock(self) -> FileLock:
        # Not beside the notebook: what lies there is handed in.
        name = hashlib.sha256(os.fsencode(self.path.absolute())).hexdigest()[:24]
        user = getattr(os, "getuid", lambda: "user")()
        lock_path = Path(tempfile.gettempdir()) / f"ngos-and-co-{user}-{name}.lock"
        return FileLock(lock_path, timeout=LOCK_SECONDS)


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
    return {"version": VERSION, "answers": {}}
