"""The trainee's workspace: the course's lessons and exercises, and what the trainee makes of them."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import attrs
import cattrs
from filelock import FileLock

from ngos_and_co.files import write_atomically
from ngos_and_co.lab.workspace_plan import (
    ANSWERS_FILE,
    Action,
    Copied,
    Fingerprint,
    Kind,
    Record,
    plan_refresh,
)

WORKSPACE_FOLDER = "workspace"
RECORD_FILE = ".course.json"
START_PAGE = "start.ipynb"
COURSE_FOLDERS = ("modules", "cases", "reference")
EXERCISES_FOLDER = "exercises"
FOR_AUTHORS = {".yml", ".yaml"}


@attrs.frozen
class RecordFile:
    """The record as it is stored; ``version`` lets a later one be told from this."""

    files: Record
    version: int = 1


def refresh_workspace(course_root: Path) -> list[str]:
    """Bring the workspace up to date, and lose nothing of the trainee's.

    Parameters
    ----------
    course_root : Path

    Returns
    -------
    list of str
        What was done, in sentences; none if nothing changed.

    Raises
    ------
    OSError
        If a file cannot be written; what is there is then whole, and the next refresh goes on.
    """
    workspace = course_root / WORKSPACE_FOLDER
    workspace.mkdir(parents=True, exist_ok=True)
    with FileLock(workspace / f"{RECORD_FILE}.lock"):
        sources = course_sources(course_root)
        course_files = {path: fingerprint_of(path, file) for path, file in sources.items()}
        there = {
            file.relative_to(workspace).as_posix(): fingerprint_of(file.name, file)
            for file in _files_in(workspace)
        }
        record = _read_record(workspace / RECORD_FILE)
        actions = plan_refresh(course_files, there, record)
        sentences = [*_apply(actions, workspace, sources, there)]
        remembered = _next_record(actions, course_files, record)
        if remembered != record:
            _write_record(workspace / RECORD_FILE, remembered)
    return sentences


def course_sources(course_root: Path) -> dict[str, Path]:
    """Map each path of the workspace that the course fills to the course's file."""
    course, exercises = course_root / "course", course_root / EXERCISES_FOLDER
    files = [course / START_PAGE] if (course / START_PAGE).is_file() else []
    for name in COURSE_FOLDERS:
        files += _files_in(course / name)
    sources = {file.relative_to(course).as_posix(): file for file in files}
    for file in _files_in(exercises):
        sources[PurePosixPath(EXERCISES_FOLDER, file.relative_to(exercises)).as_posix()] = file
    return {
        path: file
        for path, file in sources.items()
        if file.suffix not in FOR_AUTHORS and not file.name.startswith(ANSWERS_FILE)
    }


def fingerprint_of(name: str, file: Path) -> Fingerprint:
    """Take a file's fingerprint; a notebook that cannot be read counts as any other file."""
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    text = _notebook_text(content) if name.endswith(".ipynb") else None
    return Fingerprint(digest, digest if text is None else hashlib.sha256(text).hexdigest())


def _notebook_text(content: bytes) -> bytes | None:
    try:
        cells = json.loads(content)["cells"]
        sources = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    except (ValueError, LookupError, TypeError):
        return None
    return json.dumps(sources).encode()


def _files_in(folder: Path) -> Iterator[Path]:
    """Walk a folder's visible files; a link to a folder is somebody's own and not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        for name in sorted(names):
            file = Path(parent, name)
            if not _is_hidden(name) and file.is_file():
                yield file


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "__pycache__"


def _apply(
    actions: list[Action],
    workspace: Path,
    sources: Mapping[str, Path],
    there: Mapping[str, Fingerprint],
) -> Iterator[str]:
    counts = {Kind.ADD: 0, Kind.REFRESH: 0}
    said = []
    for action in actions:
        target = workspace / action.path
        if action.kind is Kind.REMOVE:
            target.unlink(missing_ok=True)
            _remove_empty(target.parent, workspace)
            said.append(f"{action.path} is no longer part of the course and was removed.")
        elif action.source and action.kind in (Kind.ADD, Kind.REFRESH, Kind.PUT_BESIDE):
            if action.path not in there and _is_in_the_way(target, workspace):
                said.append(f"{action.path} was not written: something of yours is in its place.")
                continue
            write_atomically(target, sources[action.source].read_bytes())
            if action.kind is Kind.PUT_BESIDE:
                said.append(
                    f"You changed {action.source}, and the course has a new version of it. "
                    f"Yours stays as it is; the new one is beside it: {target.name}"
                )
            else:
                counts[action.kind] += 1
    if counts[Kind.ADD]:
        yield f"{_files(counts[Kind.ADD])} of the course put into {workspace.name}/."
    if counts[Kind.REFRESH]:
        yield f"{_files(counts[Kind.REFRESH])} in {workspace.name}/ brought up to date."
    yield from said


def _is_in_the_way(target: Path, workspace: Path) -> bool:
    """Tell whether something that is no file of ours stands where a file is to be written."""
    folders = target.relative_to(workspace).parents
    return os.path.lexists(target) or any(
        os.path.lexists(workspace / folder) and not (workspace / folder).is_dir()
        for folder in folders
    )


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _remove_empty(folder: Path, workspace: Path) -> None:
    while folder != workspace and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _next_record(
    actions: list[Action], course_files: Mapping[str, Fingerprint], record: Record
) -> dict[str, Copied]:
    remembered = {}
    for action in actions:
        if action.kind is Kind.KEEP:
            remembered[action.path] = record[action.path]
        elif action.source:
            fingerprint = course_files[action.source]
            remembered[action.source] = Copied(fingerprint)
            if action.kind is Kind.PUT_BESIDE:
                remembered[action.path] = Copied(fingerprint, beside=action.source)
    return remembered


def _read_record(path: Path) -> Record:
    """Read the record; without one, each file that differs from the course's counts as changed."""
    try:
        stored = cattrs.structure(json.loads(path.read_bytes()), RecordFile)
    except (
        OSError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        cattrs.BaseValidationError,
    ):
        return {}
    return stored.files


def _write_record(path: Path, record: Record) -> None:
    content = json.dumps(cattrs.unstructure(RecordFile(record)), indent=1, sort_keys=True)
    write_atomically(path, f"{content}\n".encode())
