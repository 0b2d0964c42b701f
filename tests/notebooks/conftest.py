"""What the tests of notebooks share."""

from pathlib import Path

import pytest

from tests.notebooks.small_course import SmallCourse


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """Give a small course without problems, of one's own."""
    return SmallCourse(tmp_path)
