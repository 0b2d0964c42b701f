"""Collect: from folders and archives to ``submitted/``, with a word on each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from ngos_and_co.grading.collect.found_files import FoundFile, NotTaken, find_files
from ngos_and_co.grading.collect.naming import is_trainee
from ngos_and_co.grading.collect.parcels import make_parcels
from ngos_and_co.grading.collect.storing import Stored, store
from ngos_and_co.grading.course_settings import CourseSettings
from ngos_and_co.grading.problems import GradingError


def collect(
    settings: CourseSettings,
    paths: Iterable[Path],
    trainee: str | None = None,
    now: datetime | None = None,
) -> Iterator[Stored | NotTaken]:
    """Take in all submissions in folders and archives; one that cannot be taken stops no other.

    Parameters
    ----------
    settings : CourseSettings
    paths : iterable of Path
        Folders or zip files.
    trainee : str, optional
        Whose all of it is, where no name tells it.
    now : datetime, optional

    Raises
    ------
    GradingError
        If nothing is released, or the trainee's name cannot be one.
    """
    assignments = released_notebooks(settings.exercises)
    if not assignments:
        raise GradingError(
            f"There is no released assignment in {settings.exercises}. Release one first: ngos release."
        )
    if trainee is not None and not is_trainee(trainee):
        raise GradingError(f"{trainee!r} cannot be a trainee's name: it must do for a folder's.")
    moment = now or datetime.now(UTC)
    for path in paths:
        found = list(find_files(path))
        yield from (each for each in found if isinstance(each, NotTaken))
        files = (each for each in found if isinstance(each, FoundFile))
        parcels = list(make_parcels(files, assignments, trainee))
        if not parcels and not any(isinstance(each, NotTaken) for each in found):
            yield NotTaken(str(path), "There is no notebook in it.")
        for parcel in parcels:
            if isinstance(parcel, NotTaken):
                yield parcel
                continue
            try:
                yield store(settings.submitted, parcel, moment)
            except GradingError as error:
                yield NotTaken(parcel.place, str(error))
            except OSError as error:
                yield NotTaken(
                    parcel.place, f"It cannot be copied: {error}. Mend that, and try again."
                )


def released_notebooks(exercises: Path) -> Mapping[str, Sequence[str]]:
    """Give the names of notebooks, without ``.ipynb``, by assignment."""
    found: dict[str, list[str]] = {}
    for path in sorted(exercises.glob("*/*.ipynb")):
        found.setdefault(path.parent.name, []).append(path.stem)
    return found
