"""Put found files together: what one trainee handed in at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import attrs

from ngos_and_co.grading.collect.found_files import FoundFile, NotTaken
from ngos_and_co.grading.collect.naming import (
    NOTEBOOK,
    original_name,
    time_in,
    trainee_in,
    with_folders,
)
from ngos_and_co.grading.engine.submission import LARGEST_SUBMISSION, MOST_FILES, TIMESTAMP_FILE
from ngos_and_co.questions.answers import ANSWERS_FILE_NAME

NAME_THE_TRAINEE = (
    "Put it into a folder with the trainee's name, or name the trainee with --trainee."
)


@attrs.frozen
class Parcel:
    """What one trainee handed in at one time.

    Attributes
    ----------
    place : str
        Where it was found.
    trainee, assignment : str
    handed_in : datetime
        UTC.
    known_by : str
        What tells when it was handed in.
    files : mapping of str to FoundFile
        By the path that each has in the submission.
    """

    place: str
    trainee: str
    assignment: str
    handed_in: datetime
    known_by: str
    files: Mapping[str, FoundFile]


def make_parcels(
    found: Iterable[FoundFile],
    assignments: Mapping[str, Sequence[str]],
    trainee: str | None = None,
) -> Iterator[Parcel | NotTaken]:
    """Yield each submission, and each folder of which it cannot be told whose or what it is.

    Parameters
    ----------
    found : iterable of FoundFile
    assignments : mapping of str to sequence of str
        Names of notebooks, without ``.ipynb``, by assignment.
    trainee : str, optional
        Whose all of it is, if that is known.
    """
    folders = _folders(found)
    for place, files in folders.items():
        shown = "/".join(place)
        if not any(name.lower().endswith(NOTEBOOK) for name in files):
            if ANSWERS_FILE_NAME in files:
                yield NotTaken(shown, "There are answers, but no notebook. Ask for both.")
            continue
        yield _parcel(place, files, assignments, trainee)


def _folders(found: Iterable[FoundFile]) -> Mapping[tuple[str, ...], dict[str, FoundFile]]:
    """Give the files of each folder that holds a notebook, with those of its subfolders that hold none."""
    placed = [(with_folders(file.parts), file) for file in found]
    homes = {parts[:-1] for parts, _ in placed if parts[-1].lower().endswith(NOTEBOOK)}
    folders: dict[tuple[str, ...], dict[str, FoundFile]] = defaultdict(dict)
    for parts, file in placed:
        depths = range(len(parts) - 1, 0, -1)
        home = next((parts[:depth] for depth in depths if parts[:depth] in homes), parts[:-1])
        folders[home]["/".join(parts[len(home) :])] = file
    return folders


def _parcel(
    place: tuple[str, ...],
    files: Mapping[str, FoundFile],
    assignments: Mapping[str, Sequence[str]],
    trainee: str | None,
) -> Parcel | NotTaken:
    shown = "/".join(place)
    size = sum(file.size for file in files.values())
    if size > LARGEST_SUBMISSION or len(files) > MOST_FILES:
        return NotTaken(
            shown,
            f"It is larger than {LARGEST_SUBMISSION // 1_000_000} MB or {MOST_FILES} files. Ask for the "
            f"notebook and {ANSWERS_FILE_NAME} alone.",
        )
    named = _with_original_names(files)
    wanted = {name: {f"{each}{NOTEBOOK}" for each in assignments[name]} for name in assignments}
    fitting = [name for name, notebooks in wanted.items() if notebooks & set(named)]
    if len(fitting) > 1:
        # A notebook's name may be used in two assignments; a folder's name then tells.
        fitting = [name for name in fitting if any(name in part.split("+") for part in place)]
    if len(fitting) != 1:
        return NotTaken(
            shown,
            "It cannot be told which assignment it is of: none, or more than one, has a notebook of this "
            "name. Give the notebook its own name again.",
        )
    who = trainee or trainee_in(place, assignments)
    if who is None:
        return NotTaken(shown, f"It cannot be told whose it is. {NAME_THE_TRAINEE}")
    newest = max(file.modified for file in files.values())
    handed_in, known_by = time_in(place) or (newest, "the time of the file")
    named.pop(TIMESTAMP_FILE, None)
    return Parcel(shown, who, fitting[0], handed_in, known_by, named)


def _with_original_names(files: Mapping[str, FoundFile]) -> dict[str, FoundFile]:
    named = {name: file for name, file in files.items() if original_name(name) == name}
    for name, file in files.items():
        # Where the original is there too, a copy stays a copy.
        original = original_name(name)
        named.setdefault(original if original not in named else name, file)
    return named
