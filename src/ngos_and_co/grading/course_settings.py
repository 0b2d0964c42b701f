"""nbgrader's settings as far as we need them, read without importing nbgrader."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.grading.files import read_files
from ngos_and_co.questions.answers import ANSWERS_FILE_NAME


@attrs.frozen
class CourseSettings:
    """Where a course keeps assignments, submissions and grades.

    Attributes
    ----------
    solutions, exercises, submitted, autograded, feedback : Path
    database : str
        The gradebook's address.
    """

    solutions: Path
    exercises: Path
    submitted: Path
    autograded: Path
    feedback: Path
    database: str

    @property
    def has_gradebook(self) -> bool:
        """Whether there is a gradebook already, without making one."""
        prefix = "sqlite:///"
        return (
            not self.database.startswith(prefix)
            or Path(self.database.removeprefix(prefix)).exists()
        )

    def trainees(self, assignment: str) -> tuple[str, ...]:
        """Give those who handed an assignment in, sorted."""
        return tuple(sorted(path.parent.name for path in self.submitted.glob(f"*/{assignment}")))

    def course_files(self, assignment: str) -> Mapping[str, bytes]:
        """Read what the facilitator adds to each submission: all but notebooks and answers."""
        return {
            name: content
            for name, content in read_files(self.solutions / assignment).items()
            if not name.endswith(".ipynb") and name != ANSWERS_FILE_NAME
        }


def course_settings(config: Any, root: Path, database: str | None = None) -> CourseSettings:  # noqa: ANN401
    """Read the settings of a course; what it does not set is nbgrader's default.

    Parameters
    ----------
    config : traitlets.config.Config
    root : Path
        The course, where the settings do not name it.
    database : str, optional
        The gradebook's address, where it is known.
    """
    section: Mapping[str, Any] = config.get("CourseDirectory", {})
    course = Path(section.get("root", root))

    def folder(step: str, default: str) -> Path:
        return course / str(section.get(f"{step}_directory", default))

    return CourseSettings(
        solutions=folder("source", "source"),
        exercises=folder("release", "release"),
        submitted=folder("submitted", "submitted"),
        autograded=folder("autograded", "autograded"),
        feedback=folder("feedback", "feedback"),
        database=database or _database(section, course),
    )


def _database(section: Mapping[str, Any], course: Path) -> str:
    return str(section.get("db_url", f"sqlite:///{(course / 'gradebook.db').as_posix()}"))
