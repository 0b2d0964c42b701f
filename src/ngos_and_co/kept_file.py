"""A small file in which somebody's work is kept: read within a limit, locked, never thrown away."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import attrs
from filelock import FileLock, Timeout

LARGEST_FILE = 5_000_000
"""Bytes; a larger file was not written by a notebook of the course."""
LOCK_SECONDS = 10.0


@attrs.frozen
class KeptFile:
    """A file of which a subclass says what it holds, and with which errors it is told of.

    Attributes
    ----------
    path : Path
    """

    what: ClassVar[str]
    """What it is when it is whole: 'a plan'."""
    not_saved: ClassVar[str]
    """How a sentence on a failed save begins."""
    again: ClassVar[str]
    """What to do once the file is free."""
    error: ClassVar[type[OSError]]
    damaged: ClassVar[type[OSError]]
    """A kind of `error`."""

    path: Path = attrs.field(converter=Path)

    def read_text(self) -> str | None:
        """Read the file; None if there is none yet.

        Raises
        ------
        OSError
            As `damaged` if it is too large or no text, as `error` if it cannot be read.
        """
        try:
            if self.path.stat().st_size > LARGEST_FILE:
                raise self.damaged(f"{self.path.name} is far too large for {self.what}.")
            return self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except UnicodeDecodeError:
            raise self.damaged(f"{self.path.name} is not text in UTF-8.") from None
        except self.damaged:
            raise
        except OSError as error:
            raise self.error(
                f"{self.path.name} cannot be read ({error.strerror}). Check the folder's permissions."
            ) from None

    def set_aside(self) -> Path:
        """Rename a damaged file, so that nothing of it is lost, and give its new path."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        target = self.path.with_name(f"{self.path.name}.damaged-{stamp}")
        self.path.rename(target)
        return target

    def unwritten(self, reason: OSError) -> OSError:
        """Give the error that says why it was not written."""
        return self.error(
            f"{self.not_saved}: {self.path.name} cannot be written ({reason.strerror}). "
            "Check that the disk is not full and the folder may be written to."
        )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other programs of the course from the file meanwhile.

        Raises
        ------
        OSError
            As `error` if another one does not let go of it.
        """
        # Not beside the file: what lies there is handed in.
        name = hashlib.sha256(os.fsencode(self.path.absolute())).hexdigest()[:24]
        user = getattr(os, "getuid", lambda: "user")()
        lock_path = Path(tempfile.gettempdir()) / f"ngos-and-co-{user}-{name}.lock"
        try:
            with FileLock(lock_path, timeout=LOCK_SECONDS):
                yield
        except Timeout:
            raise self.error(
                f"{self.not_saved}: another program has kept {self.path.name} locked for "
                f"{LOCK_SECONDS:.0f} seconds. Close other copies of this notebook and {self.again}."
            ) from None
