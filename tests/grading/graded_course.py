"""The sample course, released, handed in and graded, with what a person gave."""

from pathlib import Path

from ngos_and_co.grading.engine.pipeline import grade_assignment
from ngos_and_co.grading.nbgrader_course import open_course
from tests.grading.sample_course import (
    ASSIGNMENT,
    RIGHT,
    WRITTEN_ID,
    released_notebook,
    write_submission,
)

PLAN = "I call the *hotline*. <script>alert(1)</script>"
COMMENT = "Good, and **whom** do you call next? <img src=x onerror=alert(1)>"


def grade_sample(root: Path) -> None:
    """Let four hand in, grade three of them, and know a fifth who did nothing."""
    write_submission(root, "ana", RIGHT)
    write_submission(root, "ben", {**RIGHT, "q1-elements": "a", "q2-signs": ["a", "b"]})
    notebook = released_notebook(root)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == WRITTEN_ID:
            cell.source = PLAN
    write_submission(root, "cid", {}, notebook)
    write_submission(root, "fay", {}, notebook)
    grade_assignment(root, ASSIGNMENT, workers=1)
    with open_course(root).gradebook() as gradebook:
        gradebook.add_student("dan")
        grade = gradebook.find_grade(WRITTEN_ID, "quiz-01", ASSIGNMENT, "cid")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 3.0, 0.5, False
        comment = gradebook.find_comment(WRITTEN_ID, "quiz-01", ASSIGNMENT, "cid")
        comment.manual_comment = COMMENT
        gradebook.db.commit()
    write_submission(root, "eve", RIGHT)
