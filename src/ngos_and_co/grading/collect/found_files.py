"""The files in folders and archives that were handed in. Archives are the work of strangers."""

import io
import os
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path

import attrs

from ngos_and_co.grading.engine.submission import LARGEST_SUBMISSION
from ngos_and_co.grading.files import IGNORED
from ngos_and_co.grading.problems import GradingError

MOST_MEMBERS = 20_000
"""Files in one archive: a learning platform's download of a large cohort has some thousands."""
LARGEST_ARCHIVE = 4_000_000_000
"""Bytes, all that an archive says it holds together."""
LONGEST_NAME = 255
ARCHIVE = ".zip"
LEFT_BY_PROGRAMS = (*IGNORED, "__MACOSX")


class ArchiveRefused(GradingError):  # noqa: N818 (the field's word)
    """An archive is not opened; the message says why."""


@attrs.frozen
class FoundFile:
    """A file somewhere in what was given.

    Attributes
    ----------
    parts : tuple of str
        Names of the folders and archives it stands in, from the one given on, and its own.
    size : int
        Bytes.
    modified : datetime
        UTC.
    read : callable
        Gives its content.
    path : Path or None
        Where it is on disk; None within an archive.
    """

    parts: tuple[str, ...]
    size: int
    modified: datetime
    read: Callable[[], bytes]
    path: Path | None = None


@attrs.frozen
class NotTaken:
    """Something that is left where it is.

    Attributes
    ----------
    place : str
    reason : str
        A sentence, and what to do.
    """

    place: str
    reason: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.place}: {self.reason}"


def find_files(path: Path) -> Iterator[FoundFile | NotTaken]:
    """Yield the files of a folder or an archive, and of the archives directly in it.

    Parameters
    ----------
    path : Path

    Yields
    ------
    FoundFile or NotTaken
        An archive that is refused yields one sentence, and none of its files.
    """
    if path.is_dir():
        files = _in_folder(path)
    elif path.is_file() and path.name.lower().endswith(ARCHIVE):
        yield from _opened(_file_on_disk(path, (path.name,)), inner=True)
        return
    else:
        there = "It is neither a folder nor a zip file." if path.exists() else "It is not there."
        yield NotTaken(str(path), there)
        return
    for found in files:
        if isinstance(found, FoundFile) and found.parts[-1].lower().endswith(ARCHIVE):
            yield from _opened(found, inner=True)
        else:
            yield found


def _in_folder(folder: Path) -> Iterator[FoundFile | NotTaken]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links and not _is_left(name))
        for name in sorted([*names, *links]):
            path = here / name
            status = path.lstat()
            parts = (folder.name, *path.relative_to(folder).parts)
            if not stat.S_ISREG(status.st_mode):
                yield NotTaken("/".join(parts), "It is a link or a device, not a file.")
            elif not _is_left(name):
                yield _file_on_disk(path, parts)


def _file_on_disk(path: Path, parts: tuple[str, ...]) -> FoundFile:
    status = path.stat()
    modified = datetime.fromtimestamp(status.st_mtime, UTC)
    return FoundFile(parts, status.st_size, modified, path.read_bytes, path)


def _opened(archive: FoundFile, *, inner: bool) -> Iterator[FoundFile | NotTaken]:
    """Yield what is in an archive; with `inner`, also what is in archives within it."""
    try:
        for member in _members(archive):
            if member.parts[-1].lower().endswith(ARCHIVE) and inner:
                yield from _opened(member, inner=False)
            else:
                yield member
    except ArchiveRefused as error:
        yield NotTaken("/".join(archive.parts), str(error))


def _members(archive: FoundFile) -> list[FoundFile]:
    """List an archive's files; everything is looked at before the first is given.

    Raises
    ------
    ArchiveRefused
    """
    opened = _archive(archive)
    members = opened.infolist()
    if len(members) > MOST_MEMBERS:
        raise ArchiveRefused(f"It holds more than {MOST_MEMBERS} files.")
    if sum(member.file_size for member in members) > LARGEST_ARCHIVE:
        raise ArchiveRefused(
            f"It says that it unpacks to more than {LARGEST_ARCHIVE // 1_000_000} MB."
        )
    seen: set[str] = set()
    files = []
    for member in members:
        _check_member(member)
        key = unicodedata.normalize("NFC", member.filename.rstrip("/")).casefold()
        if key in seen:
            raise ArchiveRefused(f"It holds {member.filename!r} twice.")
        seen.add(key)
        names = tuple(member.filename.split("/"))
        if not member.is_dir() and not any(_is_left(name) for name in names):
            files.append(
                FoundFile(
                    (*archive.parts, *names),
                    member.file_size,
                    _time_of(member, archive),
                    _reader(archive, opened, member.filename),
                )
            )
    return files


def _archive(archive: FoundFile) -> zipfile.ZipFile:
    if archive.size > LARGEST_ARCHIVE:
        raise ArchiveRefused(f"It has more than {LARGEST_ARCHIVE // 1_000_000} MB.")
    try:
        return zipfile.ZipFile(archive.path or io.BytesIO(archive.read()))
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError):
        raise ArchiveRefused("It cannot be read as a zip file. Ask for it again.") from None
    except OSError as error:
        raise ArchiveRefused(f"It cannot be read ({error.strerror}).") from None


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    parts = name.rstrip("/").split("/")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if member.flag_bits & 1:
        raise ArchiveRefused("It is locked with a password. Ask for it without one.")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ArchiveRefused(f"It holds a link or a device, {name!r}, which is no file.")
    # zipfile has made slashes of backslashes where the system has those; elsewhere they stand as they are.
    original = member.orig_filename
    drive = re.match(r"[A-Za-z]:", name)
    if drive or "\\" in original or {".", "..", ""} & set(parts):
        raise ArchiveRefused(f"It holds {name!r}, which leads out of its folder.")
    if not name.isprintable() or "\0" in original or max(map(len, parts)) > LONGEST_NAME:
        raise ArchiveRefused(f"It holds the name {name[:80]!r}, which is no file's.")


def _reader(archive: FoundFile, opened: zipfile.ZipFile, name: str) -> Callable[[], bytes]:
    # A file on disk stays open, to be read once; what is in memory would fill it if all were kept.
    kept = opened if archive.path is not None else None

    def read() -> bytes:
        with nullcontext(kept) if kept is not None else _archive(archive) as source:
            if source.getinfo(name).file_size > LARGEST_SUBMISSION:
                raise ArchiveRefused(
                    f"{name!r} has more than {LARGEST_SUBMISSION // 1_000_000} MB."
                )
            try:
                # zipfile reads no more than the member says it has, whatever is in it.
                return source.read(name)
            except (
                *(zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError),
                RuntimeError,
            ):
                raise ArchiveRefused(f"{name!r} in it is damaged. Ask for it again.") from None

    return read


def _time_of(member: zipfile.ZipInfo, archive: FoundFile) -> datetime:
    try:
        return datetime(*member.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return archive.modified


def _is_left(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in LEFT_BY_PROGRAMS)
