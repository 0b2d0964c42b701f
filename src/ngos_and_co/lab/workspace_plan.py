"""Decide what to do with each file of a trainee's workspace when the course has moved on.

Nothing here reads or writes a file. One rule stands above the others: what the trainee changed, or the
course never put there, is neither overwritten nor removed.
"""

import enum
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

import attrs

ANSWERS_FILE = "answers.json"


@attrs.frozen
class Fingerprint:
    """What a file holds, in short.

    Attributes
    ----------
    content : str
        Changes with each byte.
    text : str
        Changes with what a person writes: for a notebook, with its cells' sources alone. Running it, or
        opening and saving it in Lab, leaves this as it was.
    """

    content: str
    text: str


@attrs.frozen
class Copied:
    """What was put into the workspace earlier.

    Attributes
    ----------
    fingerprint : Fingerprint
        Of the course's file.
    beside : str or None
        For a new version that was put beside a changed file: that file's path.
    """

    fingerprint: Fingerprint
    beside: str | None = None


Record = Mapping[str, Copied]


class Kind(enum.Enum):
    """What to do with one file."""

    ADD = "add"
    REFRESH = "refresh"
    PUT_BESIDE = "put beside"
    REMOVE = "remove"
    ADOPT = "adopt"  # it is there and right: only remember it
    KEEP = "keep"  # remember it as before
    FORGET = "forget"


@attrs.frozen
class Action:
    """One step of a refresh.

    Attributes
    ----------
    kind : Kind
    path : str
        Of the file in the workspace that is written, removed or remembered.
    source : str or None
        Path of the course's file, where it is read.
    """

    kind: Kind
    path: str
    source: str | None = None


def plan_refresh(
    course_files: Mapping[str, Fingerprint],
    workspace_files: Mapping[str, Fingerprint],
    record: Record,
) -> list[Action]:
    """Plan how to bring a workspace up to date.

    Parameters
    ----------
    course_files : mapping
        From each path that the course wants in the workspace to its fingerprint.
    workspace_files : mapping
        The same for what is there.
    record : mapping
        What was copied earlier; empty if that is not known.

    Returns
    -------
    list of Action
        In the order of paths; one for each file of the course, and one for each of the record.
    """
    actions = [
        _plan_course_file(path, course_files, workspace_files, record)
        for path in sorted(course_files)
        if PurePosixPath(path).name != ANSWERS_FILE
    ]
    written = {action.path for action in actions}
    actions += [
        _plan_former_file(path, course_files, workspace_files, record)
        for path in sorted(record)
        if path not in written and path not in course_files
    ]
    return actions


def _plan_course_file(
    path: str,
    course_files: Mapping[str, Fingerprint],
    workspace_files: Mapping[str, Fingerprint],
    record: Record,
) -> Action:
    course = course_files[path]
    there = workspace_files.get(path)
    copied = record.get(path)
    if there is None:
        return Action(Kind.ADD, path, path)
    if there.text == course.text:
        is_older = copied is not None and copied.fingerprint.content != course.content
        return Action(Kind.REFRESH if is_older else Kind.ADOPT, path, path)
    if copied is not None and copied.fingerprint.text == there.text:
        return Action(Kind.REFRESH, path, path)
    if copied is not None and copied.fingerprint.text == course.text:
        return Action(Kind.ADOPT, path, path)  # changed by the trainee alone
    taken = course_files.keys() | {
        name for name, file in workspace_files.items() if not _is_untouched(name, file, record)
    }
    return Action(Kind.PUT_BESIDE, beside_path(path, taken), path)


def _plan_former_file(
    path: str,
    course_files: Mapping[str, Fingerprint],
    workspace_files: Mapping[str, Fingerprint],
    record: Record,
) -> Action:
    there = workspace_files.get(path)
    if there is None or not _is_untouched(path, there, record):
        return Action(Kind.FORGET, path)
    original = record[path].beside
    if original is None or original not in course_files:
        return Action(Kind.REMOVE, path)
    mine = workspace_files.get(original)
    is_needed = mine is not None and mine.text != course_files[original].text
    return Action(Kind.KEEP if is_needed else Kind.REMOVE, path)


def _is_untouched(path: str, there: Fingerprint, record: Record) -> bool:
    copied = record.get(path)
    return (
        copied is not None
        and copied.fingerprint.text == there.text
        and PurePosixPath(path).name != ANSWERS_FILE
    )


def beside_path(path: str, taken: Collection[str]) -> str:
    """Name a new version of a file, beside it, so that nothing that is there is overwritten."""
    original = PurePosixPath(path)
    for remark in _remarks():
        candidate = original.with_name(f"{original.stem} ({remark}){original.suffix}").as_posix()
        if candidate not in taken:
            return candidate
    raise AssertionError("names do not run out")


def _remarks() -> Iterator[str]:
    yield "new version"
    number = 2
    while True:
        yield f"new version {number}"
        number += 1
