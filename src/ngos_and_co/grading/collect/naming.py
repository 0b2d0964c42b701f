"""Whose a submission is, of what, and from when: told by the names of folders and files.

The patterns, first to last; `WHO` is the trainee's name in the course:

=========================================  ==========================================================
Name                                       Where it comes from
=========================================  ==========================================================
``WHO+ASSIGNMENT+TIME``                    a folder in nbgrader's exchange (``inbound``)
``NAME_NUMBER_assignsubmission_file_...``  Moodle, "Download all submissions", with folders or without;
                                           `WHO` is then ``NAME-NUMBER``, with hyphens for spaces
``WHO_NOTEBOOK...zip``                     a file from mail, with the trainee's name put before its own
``WHO/``                                   a folder that holds a trainee's file, or the unpacked notebook
=========================================  ==========================================================

Names inside an archive count only where no name outside it tells whose it is: a trainee writes them, and
could write another's. What it is of is told by the notebook in it: its name is that of an assignment's
notebook, also where a browser or JupyterLab has added ``(1)`` or ``-Copy1``. When it was handed in is told by
the exchange's name, else by the date that ``%submission`` put into the name of its file (by the trainee's
clock), else by the time of the file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from ngos_and_co.grading.collect.found_files import ARCHIVE
from ngos_and_co.grading.engine.grade_submission import LONGEST_TRAINEE_ID
from ngos_and_co.grading.engine.submission import parse_timestamp

EXCHANGE = re.compile(r"(?P<who>[^+]+)\+(?P<assignment>[^+]+)\+(?P<time>[^+]+)(?:\+[^+]*)?")
MOODLE = re.compile(r"(?P<name>.+)_(?P<number>\d+)_assignsubmission_file_?")
MOODLE_FLAT = re.compile(r"(?P<folder>.+_\d+_assignsubmission_file_)(?P<file>.+)")
PACKED_AT = re.compile(r"-(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(?:\s?\(\d+\))?\.zip", re.IGNORECASE)
COPIED = re.compile(r"(?:\s?\(\d+\)|-Copy\d+)+$")
NOTEBOOK = ".ipynb"


def with_folders(parts: Sequence[str]) -> tuple[str, ...]:
    """Give a file's place as if Moodle had made a folder of each trainee's files."""
    split = (MOODLE_FLAT.fullmatch(part) for part in parts)
    pairs = (
        (flat["folder"], flat["file"]) if flat else (part,)
        for part, flat in zip(parts, split, strict=True)
    )
    return tuple(name for pair in pairs for name in pair)


def original_name(name: str) -> str:
    """Give a notebook's name without what a browser or JupyterLab adds to a copy's."""
    if not name.lower().endswith(NOTEBOOK):
        return name
    return COPIED.sub("", name[: -len(NOTEBOOK)]) + NOTEBOOK


def trainee_in(parts: Sequence[str], assignments: Mapping[str, Sequence[str]]) -> str | None:
    """Tell whose a submission is.

    Parameters
    ----------
    parts : sequence of str
        The folders and archives that it stands in, from the one that was given on.
    assignments : mapping of str to sequence of str
        Names of notebooks, without ``.ipynb``, by assignment.

    Returns
    -------
    str or None
        None if no pattern tells it, or what it tells cannot be a folder's name.
    """
    found = next(_trainees_in(parts, assignments), None)
    return found if found is not None and is_trainee(found) else None


def is_trainee(name: str) -> bool:
    """Tell whether a name can be a trainee's in the course: one visible folder, not too long."""
    return (
        0 < len(name) <= LONGEST_TRAINEE_ID
        and name.isprintable()
        and not name.startswith(".")
        and name == name.strip()
        and not set(name) & set('/\\:*?"<>|+')
    )


def time_in(parts: Sequence[str]) -> tuple[datetime, str] | None:
    """Tell when a submission was handed in, and by what that is known; None if no name tells it."""
    for part in parts:
        if told := EXCHANGE.fullmatch(part):
            try:
                moment = parse_timestamp(told["time"])
            except (ValueError, OverflowError):
                continue
            return moment.replace(tzinfo=UTC), "nbgrader's exchange"
    for part in parts:
        if told := PACKED_AT.search(part):
            try:
                moment = datetime.fromisoformat(f"{told[1]} {told[2]}:{told[3]}").astimezone(UTC)
            except (ValueError, OverflowError, OSError):
                continue
            return moment, "the file's name, by the trainee's clock"
    return None


def _trainees_in(parts: Sequence[str], assignments: Mapping[str, Sequence[str]]) -> Iterator[str]:
    notebooks = "|".join(re.escape(name) for names in assignments.values() for name in names)
    packed = re.compile(rf"(?:(?P<who>.+?)[_ ]+)?(?:{notebooks})\b.*\.zip", re.IGNORECASE)
    # The first is what was given, perhaps a whole inbox: it is no trainee's folder.
    plain: str | None = None
    for number, part in enumerate(parts):
        if told := EXCHANGE.fullmatch(part):
            yield told["who"]
        elif told := MOODLE.fullmatch(part):
            yield re.sub(r"[^\w.]+", "-", f"{told['name']} {told['number']}").strip("-.")
        elif part.lower().endswith(ARCHIVE):
            told = packed.fullmatch(part)
            if told and told["who"]:
                yield told["who"]
            if plain is not None:
                yield plain
            if told:
                return
        elif number and part not in assignments:
            plain = part
    if plain is not None:
        yield plain
