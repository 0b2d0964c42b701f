"""Who handed in what, by the folders in ``submitted/`` alone."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from ngos_and_co.grading.engine.submission import TIMESTAMP_FILE

LONGEST_TIMESTAMP = 100
"""Bytes; more is no time."""


def submitted_assignments(submitted: Path) -> Mapping[str, frozenset[str]]:
    """Give the trainees of each assignment for which there is a folder."""
    found: dict[str, set[str]] = defaultdict(set)
    for trainee in _folders(submitted):
        for assignment in _folders(submitted / trainee):
            found[assignment].add(trainee)
    return {assignment: frozenset(trainees) for assignment, trainees in found.items()}


def timestamp_text(folder: str) -> str | None:
    """Read when a submission was handed in, as it stands in its file; None if that cannot be read."""
    path = f"{folder}/{TIMESTAMP_FILE}"
    try:
        # A trainee may have put a pipe or a link there, on which reading would wait or go astray.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        return os.read(descriptor, LONGEST_TIMESTAMP).decode(errors="replace").strip()
    except OSError:
        return None
    finally:
        os.close(descriptor)


def _folders(folder: Path) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
            yield entry.name
