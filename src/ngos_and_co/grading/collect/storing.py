"""Put a submission into ``submitted/``: wholly or not at all, and never over an earlier one."""

import enum
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import attrs

from ngos_and_co.files import write_atomically
from ngos_and_co.grading.collect.parcels import Parcel
from ngos_and_co.grading.collect.receipt import SUFFIX, receipt_text
from ngos_and_co.grading.engine.submission import TIMESTAMP_FILE, parse_timestamp
from ngos_and_co.grading.files import read_files

EARLIER = ".earlier"
"""In ``submitted/``: submissions that were replaced. nbgrader does not look at hidden names."""
WORKSHOP = ".collecting"


class Storing(enum.Enum):
    """What became of a submission."""

    COLLECTED = "collected"
    REPLACED = "collected, in the place of an earlier one"
    SAME = "collected before"
    OLDER = "left out, for a newer one is there"


@attrs.frozen
class Stored:
    """A submission and what became of it.

    Attributes
    ----------
    parcel : Parcel
    storing : Storing
    kept : Path or None
        Where the earlier submission is now.
    """

    parcel: Parcel
    storing: Storing
    kept: Path | None = None

    def __str__(self) -> str:
        """Say it in one line."""
        moved = f" The earlier one is kept in {self.kept}." if self.kept else ""
        return f"{self.parcel.trainee}, {self.parcel.assignment}: {self.storing.value}.{moved}"


def store(submitted: Path, parcel: Parcel, collected: datetime) -> Stored:
    """Put a submission in its place, and a receipt beside it.

    Parameters
    ----------
    submitted : Path
    parcel : Parcel
    collected : datetime

    Raises
    ------
    GradingError
        If a file of it cannot be read; nothing is then changed.
    OSError
        If it cannot be written; what was there stays.
    """
    contents = {name: file.read() for name, file in parcel.files.items()}
    place = submitted / parcel.trainee / parcel.assignment
    storing, kept = Storing.COLLECTED, None
    if place.exists():
        before = dict(read_files(place, ignored=()))
        before.pop(TIMESTAMP_FILE, None)
        if before == contents:
            return Stored(parcel, Storing.SAME)
        if (earlier := _handed_in(place)) is not None and earlier >= parcel.handed_in:
            return Stored(parcel, Storing.OLDER)
        storing = Storing.REPLACED
        name = f"{parcel.trainee}+{parcel.assignment}+{collected:%Y-%m-%d-%H%M%S}-{uuid4().hex[:8]}"
        kept = submitted / EARLIER / name
    made = submitted / WORKSHOP / uuid4().hex
    try:
        _make(made, contents, parcel.handed_in)
        place.parent.mkdir(parents=True, exist_ok=True)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            place.rename(kept)
        made.rename(place)
    except OSError:
        if kept is not None and kept.exists() and not place.exists():
            kept.rename(place)
        raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    receipt = receipt_text(parcel, contents, collected)
    write_atomically(place.with_name(f"{parcel.assignment}{SUFFIX}"), receipt.encode())
    return Stored(parcel, storing, kept)


def _make(folder: Path, contents: Mapping[str, bytes], handed_in: datetime) -> None:
    stamp = f"{handed_in.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    for name, content in {**contents, TIMESTAMP_FILE: stamp.encode()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _handed_in(place: Path) -> datetime | None:
    try:
        text = (place / TIMESTAMP_FILE).read_text(encoding="utf-8").strip()
        return parse_timestamp(text).replace(tzinfo=UTC)
    except (OSError, ValueError, OverflowError):
        return None
