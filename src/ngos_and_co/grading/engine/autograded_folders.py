"""The folders in ``autograded/``: made beside, and put in place by renaming, so that none is ever half made.

A folder that is in place says that the submission is wholly graded, as it does to nbgrader, and that the
gradebook has its grades: an old folder is taken away before the gradebook is written, the new one put in
place after. So where the two disagree, the folder is missing, and the next run grades the submission again.
"""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import attrs

from ngos_and_co.grading.engine.result import GradedSubmission
from ngos_and_co.grading.engine.submission import TIMESTAMP_FILE, parse_timestamp

WORKSHOP = ".grading"
"""In ``autograded/``: where folders are made and taken apart. nbgrader does not look at hidden names."""
READ_ONLY = 0o444
"""As nbgrader leaves graded files."""


@attrs.frozen
class AutogradedFolders:
    """The graded submissions of one assignment.

    Attributes
    ----------
    autograded, submitted : Path
    assignment : str
    course_files : mapping of str to bytes
        What the facilitator adds to each submission or puts in the place of a trainee's file.
    """

    autograded: Path
    submitted: Path
    assignment: str
    course_files: Mapping[str, bytes]

    def path(self, trainee: str) -> Path:
        """Give where a trainee's graded submission stands."""
        return self.autograded / trainee / self.assignment

    def is_current(self, trainee: str) -> bool:
        """Tell whether a submission is graded, and none was handed in since; nbgrader's own rule."""
        graded = self.path(trainee)
        if not graded.is_dir():
            return False
        new = _timestamp(self.submitted / trainee / self.assignment)
        old = _timestamp(graded)
        return new is None or old is None or new <= old

    def make(self, graded: GradedSubmission) -> Path:
        """Make a graded submission's folder, not yet in its place, and give its path."""
        source = self.submitted / graded.trainee / self.assignment
        made = self.autograded / WORKSHOP / uuid4().hex
        made.mkdir(parents=True)
        for name, content in self.course_files.items():
            _write(made / name, content)
        for notebook in graded.notebooks:
            if notebook.document is not None:
                _write(made / f"{notebook.name}.ipynb", notebook.document.encode())
        for name in graded.files:
            # What is there stays: the course's own file comes before a trainee's of the same name.
            if not name.endswith(".ipynb"):
                with suppress(FileExistsError, NotADirectoryError):
                    _write(made / name, (source / name).read_bytes())
        return made

    def take_away(self, trainee: str) -> None:
        """Take a former graded submission out of its place."""
        with suppress(FileNotFoundError):
            self.path(trainee).rename(self.autograded / WORKSHOP / uuid4().hex)

    def put_in_place(self, made: Path, trainee: str) -> None:
        """Put a folder that was made in its place, which must be free."""
        place = self.path(trainee)
        place.parent.mkdir(parents=True, exist_ok=True)
        made.rename(place)

    def clear_workshop(self) -> None:
        """Remove what was taken away, and what a run that was killed left behind."""
        workshop = self.autograded / WORKSHOP
        for leftover in workshop.iterdir() if workshop.is_dir() else ():
            if leftover.is_dir():
                shutil.rmtree(leftover)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READ_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def _timestamp(folder: Path) -> datetime | None:
    try:
        return parse_timestamp((folder / TIMESTAMP_FILE).read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
