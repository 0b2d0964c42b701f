"""What attacks share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.course_at_risk import CourseAtRisk, make_course_at_risk


@pytest.fixture
def at_risk(tmp_path: Path) -> Iterator[CourseAtRisk]:
    """Give a course, and see afterwards that the attack has left all of it as it was."""
    course = make_course_at_risk(tmp_path / "course")
    before = course.digests()
    yield course
    assert course.digests() == before
