"""What the tests of grading share."""

import shutil
from pathlib import Path

import pytest

from tests.grading.sample_course import make_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Give a course of one quiz, not yet released."""
    return make_course(tmp_path / "course")


@pytest.fixture(scope="session")
def released_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Release the sample course once: making a gradebook takes nbgrader seconds."""
    from ngos_and_co.grading.release import release

    root = make_course(tmp_path_factory.mktemp("released") / "course")
    release(root)
    return root


@pytest.fixture
def released_course(released_once: Path, tmp_path: Path) -> Path:
    """Give a released course of one's own."""
    return Path(shutil.copytree(released_once, tmp_path / "course"))


@pytest.fixture(scope="session")
def graded_once(released_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grade the sample course once; do not change it."""
    from tests.grading.graded_course import grade_sample

    root = Path(shutil.copytree(released_once, tmp_path_factory.mktemp("graded") / "course"))
    grade_sample(root)
    return root
