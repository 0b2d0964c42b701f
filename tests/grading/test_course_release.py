"""The course's own exercises are what its solutions make, and hold nothing hidden."""

from pathlib import Path

from ngos_and_co.grading.files import read_files
from ngos_and_co.grading.leaks import find_leaks
from ngos_and_co.grading.release import release


def test_the_exercises_are_current(course_root: Path) -> None:
    report = release(course_root, check=True)
    assert report.is_current, "\n".join(report.lines())


def test_the_exercises_leak_nothing(course_root: Path) -> None:
    names = [path.name for path in (course_root / "exercises").iterdir() if path.is_dir()]
    assert names
    for name in names:
        sources = read_files(course_root / "solutions" / name)
        released = read_files(course_root / "exercises" / name)
        released = {path: text for path, text in released.items() if "answers.json" not in path}
        assert find_leaks(sources, released) == []
