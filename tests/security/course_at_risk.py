"""A course with everything that an attack wants, and a look at whether all of it is as it was."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import attrs

SECRET = "the-key-is-b-7391"  # noqa: S105 (what attacks look for)


@attrs.frozen
class CourseAtRisk:
    """A course in a temporary folder.

    Attributes
    ----------
    root : Path
    folder : Path
        The attacker's submission.
    """

    root: Path
    folder: Path

    def digests(self) -> Mapping[str, str]:
        """Give what every file holds, and where every link points."""
        return {
            path.relative_to(self.root).as_posix(): (
                f"link to {path.readlink()}"
                if path.is_symlink()
                else hashlib.sha256(path.read_bytes()).hexdigest()
            )
            for path in sorted(self.root.rglob("*"))
            if path.is_symlink() or path.is_file()
        }


def make_course_at_risk(root: Path) -> CourseAtRisk:
    """Make it."""
    for name in (
        "gradebook.db",
        "solutions/quiz-01/quiz-01.ipynb",
        "source/quiz-01/quiz-01.ipynb",
        "submitted/other/quiz-01/answers.json",
        "autograded/other/quiz-01/quiz-01.ipynb",
        "home/.bashrc",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SECRET)
    folder = root / "submitted" / "attacker" / "quiz-01"
    folder.mkdir(parents=True)
    return CourseAtRisk(root, folder)
