"""What a release would change in ``exercises/``, and doing it without losing anybody's work."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import attrs

from ngos_and_co.files import write_atomically
from ngos_and_co.grading.files import KEPT, digest, read_files

RECORD = ".released.json"
"""In ``exercises/``: the digest of each file that a release wrote, so that it knows its own files."""


@attrs.frozen
class Changes:
    """Paths within ``exercises/``, sorted.

    Attributes
    ----------
    written : tuple of str
        New or different.
    edited : tuple of str
        Those of `written` that somebody changed since the last release; the edited file is kept.
    removed : tuple of str
        Written by an earlier release, not part of this one, and never edited.
    left : tuple of str
        Files that no release wrote; they stay.
    unchanged : tuple of str
    """

    written: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether nothing has to be done."""
        return not (self.written or self.removed)


def plan_changes(
    present: Mapping[str, bytes], built: Mapping[str, bytes], recorded: Mapping[str, str]
) -> Changes:
    """Compare what is there with what a release builds.

    Parameters
    ----------
    present : mapping of str to bytes
        The files of the assignments concerned, by path within ``exercises/``.
    built : mapping of str to bytes
        What they should be.
    recorded : mapping of str to str
        Digests of what the last release wrote.
    """
    written = {path for path, content in built.items() if present.get(path) != content}
    untouched = {path for path in present if recorded.get(path) == digest(present[path])}
    others = set(present) - set(built)
    return Changes(
        written=tuple(sorted(written)),
        edited=tuple(sorted((written & set(present)) - untouched)),
        removed=tuple(sorted(others & untouched)),
        left=tuple(sorted(others - untouched)),
        unchanged=tuple(sorted(set(built) - written)),
    )


def apply_changes(
    exercises: Path, changes: Changes, built: Mapping[str, bytes], concerned: Iterable[str]
) -> None:
    """Write and remove files, and record what was written.

    Parameters
    ----------
    exercises : Path
    changes : Changes
        As planned for the same `built`.
    built : mapping of str to bytes
    concerned : iterable of str
        Names of the assignments that were built.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    for path in changes.edited:
        edited = exercises / path
        edited.rename(edited.with_name(f"{edited.name}{KEPT}{stamp}"))
    for path in changes.written:
        write_atomically(exercises / path, built[path])
    for path in changes.removed:
        (exercises / path).unlink()
        folder = (exercises / path).parent
        if folder != exercises and not any(folder.iterdir()):
            folder.rmdir()
    _write_record(exercises, built, set(concerned))


def read_record(exercises: Path) -> Mapping[str, str]:
    """Read the digests of what releases wrote; none if there is no record or it is damaged."""
    try:
        record = json.loads((exercises / RECORD).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return record if isinstance(record, dict) else {}


def read_exercises(exercises: Path, assignments: Iterable[str]) -> Mapping[str, bytes]:
    """Read the files of assignments as trainees receive them, by path within ``exercises/``."""
    return {
        f"{name}/{path}": content
        for name in assignments
        for path, content in read_files(exercises / name).items()
    }


def _write_record(exercises: Path, built: Mapping[str, bytes], concerned: set[str]) -> None:
    others = {
        path: known
        for path, known in read_record(exercises).items()
        if path.split("/", 1)[0] not in concerned
    }
    files = others | {path: digest(content) for path, content in built.items()}
    text = json.dumps({"version": 1, "files": dict(sorted(files.items()))}, indent=1) + "\n"
    content = text.encode()
    path = exercises / RECORD
    if not path.exists() or path.read_bytes() != content:
        write_atomically(path, content)
