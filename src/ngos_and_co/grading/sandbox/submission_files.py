"""The files of a submission, read for a private copy: plain files alone, and not too many."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ngos_and_co.questions.answers import ANSWERS_FILE_NAME

MOST_FILES = 1000
DEEPEST = 8
"""Folders within folders."""


class SubmissionTooLarge(ValueError):  # noqa: N818 (what it says)
    """A submission has more, or larger, files than the sandbox has room for."""


def read_submission_files(folder: Path, largest: int) -> dict[str, bytes]:
    """Read what a notebook may need beside it.

    Left out are links, devices, pipes and sockets, other notebooks, hidden files, and the answers of the
    trainee's own machine: what counts is what this run hands over.

    Parameters
    ----------
    folder : Path
    largest : int
        Bytes of all files together.

    Returns
    -------
    dict of str to bytes
        By path within the folder, with ``/``.

    Raises
    ------
    SubmissionTooLarge
        If there is more than fits.
    """
    files: dict[str, bytes] = {}
    room = largest
    for path in _plain_files(folder, DEEPEST):
        content = _read_plain(path, room)
        if content is None:
            continue
        if len(content) > room or len(files) == MOST_FILES:
            raise SubmissionTooLarge(
                f"The submission's folder holds more than {largest // 1_000_000} MB or "
                f"{MOST_FILES} files. Take out what the notebook does not need."
            )
        room -= len(content)
        files[path.relative_to(folder).as_posix()] = content
    return files


def _plain_files(folder: Path, depth: int) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        is_left_out = entry.name.startswith(".") or not _is_text(entry.name)
        if is_left_out or entry.is_symlink():
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth:
                yield from _plain_files(Path(entry.path), depth - 1)
        elif not entry.name.endswith(".ipynb") and entry.name != ANSWERS_FILE_NAME:
            yield Path(entry.path)


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _read_plain(path: Path, room: int) -> bytes | None:
    """Read a file if it is one; one byte more than there is room for shows that it is too large."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return file.read(room + 1)
