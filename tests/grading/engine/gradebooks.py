"""What tests look up in a gradebook, through nbgrader's own classes: so it reads what we write."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ngos_and_co.grading.nbgrader_course import open_course
from tests.grading.sample_course import ASSIGNMENT, WRITTEN_ID


def grades(
    course: Path, trainee: str, assignment: str = ASSIGNMENT
) -> Mapping[str, tuple[Any, bool]]:
    """Give automatic score and whether a person is awaited, by cell."""
    with open_course(course).gradebook() as gradebook:
        return {
            grade.name: (grade.auto_score, grade.needs_manual_grade)
            for notebook in gradebook.find_submission(assignment, trainee).notebooks
            for grade in notebook.grades
        }


def scores(course: Path, trainee: str, assignment: str = ASSIGNMENT) -> Mapping[str, float | None]:
    """Give the automatic scores of all but the written answer."""
    return {
        name: score
        for name, (score, _) in grades(course, trainee, assignment).items()
        if name != WRITTEN_ID
    }


def comments(course: Path, trainee: str) -> Mapping[str, str | None]:
    """Give the comments by cell."""
    with open_course(course).gradebook() as gradebook:
        return {
            comment.name: comment.comment
            for notebook in gradebook.find_submission(ASSIGNMENT, trainee).notebooks
            for comment in notebook.comments
        }


def trainees(course: Path) -> set[str]:
    """Give those whose submissions the gradebook has."""
    with open_course(course).gradebook() as gradebook:
        return {
            submission.student.id for submission in gradebook.assignment_submissions(ASSIGNMENT)
        }
