"""What a trainee handed in, read as what it is: the work of a stranger."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from ngos_and_co.grading.engine.plan import grade_id_of
from ngos_and_co.grading.files import IGNORED
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.readings import read_notebook_document
from ngos_and_co.questions.answers import ANSWERS_FILE_NAME, AnswerFile, SavedAnswers

LARGEST_NOTEBOOK = 20_000_000
"""Bytes. A trainee's notebook has some ten thousand; pictures may make it a few million."""
LARGEST_SUBMISSION = 100_000_000
"""Bytes, all files together; nbgrader's own limit when it collects."""
MOST_FILES = 1_000
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})
BASE64 = re.compile(r"[A-Za-z0-9+/\s]*={0,2}\s*")
TIMESTAMP_FILE = "timestamp.txt"
HAND_IN_AGAIN = "Hand in again"


class SubmissionRefused(GradingError):  # noqa: N818 (the field's word)
    """A submission cannot be graded; the message says why and what the trainee must do."""


@attrs.frozen
class Submission:
    """A folder that was handed in, read.

    Attributes
    ----------
    folder : Path
    files : tuple of str
        Paths within the folder, all plain files.
    notebooks : mapping of str to mapping
        Documents by name, without ``.ipynb``.
    answers : SavedAnswers
    answers_problem : str or None
        Why the answers cannot be read.
    timestamp : datetime or None
        UTC, without a zone.
    timestamp_problem : str or None
    """

    folder: Path
    files: tuple[str, ...]
    notebooks: Mapping[str, Mapping[str, Any]]
    answers: SavedAnswers
    answers_problem: str | None
    timestamp: datetime | None
    timestamp_problem: str | None


def read_submission(folder: Path, wanted: frozenset[str]) -> Submission:
    """Read a folder that was handed in.

    Parameters
    ----------
    folder : Path
    wanted : frozenset of str
        Names of the assignment's notebooks; others are not read.

    Raises
    ------
    SubmissionRefused
        If it holds anything but plain files, is far too large, or a notebook cannot be read.
    """
    files = tuple(plain_files(folder))
    names = sorted(name for name in wanted if f"{name}.ipynb" in files)
    if not names:
        raise SubmissionRefused(
            f"There is no notebook {' or '.join(sorted(wanted))}.ipynb in it. "
            f"{HAND_IN_AGAIN} with the notebook, under its own name."
        )
    answers, answers_problem = _read_answers(folder)
    timestamp, timestamp_problem = _read_timestamp(folder)
    return Submission(
        folder,
        files,
        {name: _read_notebook(folder / f"{name}.ipynb") for name in names},
        answers,
        answers_problem,
        timestamp,
        timestamp_problem,
    )


def plain_files(folder: Path) -> Iterator[str]:
    """Yield the paths of a submission's files, with slashes.

    Raises
    ------
    SubmissionRefused
        At the first thing that is no plain file or folder, or when there is too much.
    """
    size = count = 0
    for path in _walk(folder):
        status = path.lstat()
        name = path.relative_to(folder).as_posix()
        if stat.S_ISLNK(status.st_mode):
            raise SubmissionRefused(
                f"{name!r} is a link to another place. {HAND_IN_AGAIN} with the file itself."
            )
        if not stat.S_ISREG(status.st_mode):
            raise SubmissionRefused(f"{name!r} is no file. {HAND_IN_AGAIN} without it.")
        size, count = size + status.st_size, count + 1
        if size > LARGEST_SUBMISSION or count > MOST_FILES:
            raise SubmissionRefused(
                f"The submission is larger than {LARGEST_SUBMISSION // 1_000_000} MB or {MOST_FILES} files. "
                f"{HAND_IN_AGAIN} with only the notebook and {ANSWERS_FILE_NAME}."
            )
        yield name


def _walk(folder: Path) -> Iterator[Path]:
    if folder.is_symlink():
        raise SubmissionRefused(f"The folder is a link to another place. {HAND_IN_AGAIN}.")
    for place, folders, names in os.walk(folder):
        for name in sorted(folders):
            if (Path(place) / name).is_symlink():
                yield Path(place) / name
        folders[:] = sorted(name for name in folders if not _is_ignored(name))
        yield from (Path(place) / name for name in sorted(names) if not _is_ignored(name))


def _is_ignored(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in IGNORED)


def _read_notebook(path: Path) -> Mapping[str, Any]:
    mend = f"Open it in JupyterLab, save it, and {HAND_IN_AGAIN.lower()}."
    if path.stat().st_size > LARGEST_NOTEBOOK:
        size = path.stat().st_size // 1_000_000
        raise SubmissionRefused(
            f"{path.name} has {size} MB. Clear its outputs in JupyterLab, save it, and "
            f"{HAND_IN_AGAIN.lower()}."
        )
    try:
        return read_notebook_document(path.read_bytes())
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise SubmissionRefused(f"{path.name} cannot be read as a notebook. {mend}") from None
    except OSError as error:
        raise SubmissionRefused(f"{path.name} cannot be read ({error.strerror}). {mend}") from None


def _read_answers(folder: Path) -> tuple[SavedAnswers, str | None]:
    try:
        return AnswerFile(folder / ANSWERS_FILE_NAME).read_all(), None
    except OSError as error:
        return SavedAnswers({}, {}, {}, {}), str(error)


def _read_timestamp(folder: Path) -> tuple[datetime | None, str | None]:
    try:
        text = (folder / TIMESTAMP_FILE).read_text(encoding="utf-8")[:100].strip()
        return (parse_timestamp(text) if text else None), None
    except FileNotFoundError:
        return None, None
    except (OSError, ValueError, OverflowError):
        return None, f"The time of handing in, in {TIMESTAMP_FILE}, cannot be read."


def parse_timestamp(text: str) -> datetime:
    """Read a time as nbgrader writes it, ``2026-11-26 19:47:56.000000 UTC``; in UTC without a zone.

    Raises
    ------
    ValueError
        If it is no time.
    """
    day, _, rest = text.partition(" ")
    time, _, zone = rest.partition(" ")
    moment = datetime.fromisoformat(f"{day} {time}".strip())
    if zone:
        try:
            moment = moment.replace(tzinfo=ZoneInfo(zone))
        except (OSError, KeyError):
            raise ValueError(f"{zone!r} is no known time zone.") from None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def written_texts(document: Mapping[str, Any], grade_id: str, untouched: str) -> tuple[str, ...]:
    """Give what a trainee wrote in a cell, in every copy of it that differs.

    Parameters
    ----------
    document : mapping
        The notebook that was handed in.
    grade_id : str
        The cell's.
    untouched : str
        The text that the cell was released with.

    Returns
    -------
    tuple of str
        Empty if there is no such cell; just `untouched` if nothing was written.
    """
    found = [
        cell["source"]
        for cell in document["cells"]
        if grade_id_of(cell) == grade_id and isinstance(cell["source"], str)
    ]
    written = [text for text in dict.fromkeys(found) if text != untouched]
    return tuple(written or found[:1])


def written_pictures(document: Mapping[str, Any], grade_id: str) -> Mapping[str, Any]:
    """Give the pictures that a trainee pasted into a cell or its copies, as the notebook format has them."""
    kept: dict[str, dict[str, str]] = {}
    for cell in document["cells"]:
        attachments = cell.get("attachments")
        if grade_id_of(cell) != grade_id or not isinstance(attachments, dict):
            continue
        for name, forms in attachments.items():
            pictures = {
                kind: content
                for kind, content in (forms.items() if isinstance(forms, dict) else ())
                if kind in PICTURES and isinstance(content, str) and BASE64.fullmatch(content)
            }
            if pictures:
                kept[name] = pictures
    return kept
