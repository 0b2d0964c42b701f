"""A course, and what nbgrader says when a step fails."""

import logging
from pathlib import Path

import pytest

from ngos_and_co.grading.nbgrader_course import open_course, run
from ngos_and_co.grading.problems import GradingError
from tests.grading.sample_course import ASSIGNMENT


class FailingStep:
    """A step that fails as nbgrader's converters do: the reason is in the log alone."""

    log = logging.getLogger("failing-step")

    def start(self) -> None:
        """Log the reason and raise something else."""
        try:
            raise ValueError("First line: with a colon\n  and a second line")
        except ValueError:
            import traceback

            self.log.error("There was an error processing assignment: x")
            self.log.error(traceback.format_exc())
        raise RuntimeError("Please see the above traceback")


def test_the_reason_is_told_and_not_where_to_look_for_it() -> None:
    with pytest.raises(GradingError) as caught:
        run(FailingStep(), "Trying")
    assert str(caught.value) == "Trying failed: First line: with a colon\n  and a second line"
    assert "Traceback" in caught.value.details


def test_all_assignments_or_those_named_are_chosen(course: Path) -> None:
    opened = open_course(course)
    (course / "solutions" / "no-notebook").mkdir()
    assert opened.choose(None) == (ASSIGNMENT,)
    assert opened.choose([ASSIGNMENT, ASSIGNMENT]) == (ASSIGNMENT,)


def test_asking_for_a_gradebook_makes_none(course: Path) -> None:
    assert not open_course(course).settings.has_gradebook
    assert not (course / "gradebook.db").exists()
