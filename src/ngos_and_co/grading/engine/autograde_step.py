"""The engine as a step of nbgrader's own: for Formgrader's Autograde button and ``nbgrader autograde``."""

import json
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor

from ngos_and_co.grading.course_settings import course_settings
from ngos_and_co.grading.engine.code_run import run_in_sandbox_once
from ngos_and_co.grading.engine.grade_submission import grade_notebook
from ngos_and_co.grading.engine.gradebook_connection import open_gradebook, told_plainly
from ngos_and_co.grading.engine.gradebook_writer import GradebookWriter
from ngos_and_co.grading.engine.late_penalties import late_penalty
from ngos_and_co.grading.engine.plan_reading import read_plan
from ngos_and_co.grading.engine.result import Ending, GradedSubmission
from ngos_and_co.grading.engine.submission import read_submission

Notebook = Any  # nbformat's NotebookNode, which has no types
Resources = dict[str, Any]


class GradeSubmission(NbGraderPreprocessor):  # type: ignore[misc]
    """Grades one notebook as ``ngos grade`` does, in the place of all of nbgrader's steps.

    nbgrader makes the submission's rows and copies its files; this scores, writes the grades, and gives the
    notebook that nbgrader then puts into ``autograded/``. What the trainee's notebook holds is not used, but
    for written answers.
    """

    def preprocess(self, nb: Notebook, resources: Resources) -> tuple[Notebook, Resources]:
        """Give the graded notebook in the place of the one that was handed in."""
        del nb
        place = resources["nbgrader"]
        # nbgrader's converter works in the course's folder.
        settings = course_settings(self.config, Path.cwd(), place["db_url"])
        name, assignment, trainee = place["notebook"], place["assignment"], place["student"]
        engine = open_gradebook(settings.database)
        try:
            with told_plainly(), engine.begin() as connection:
                plan = read_plan(connection, settings.exercises / assignment, assignment)
            (planned,) = (notebook for notebook in plan.notebooks if notebook.name == name)
            submission = read_submission(
                settings.submitted / trainee / assignment, frozenset([name])
            )
            graded, reasons = grade_notebook(planned, submission, run_in_sandbox_once)
            for reason in reasons:
                self.log.warning("A person is needed: %s", reason)
            result = GradedSubmission(
                trainee,
                Ending.NEEDS_A_PERSON if reasons else Ending.GRADED,
                timestamp=submission.timestamp,
                notebooks=(graded,),
            )
            GradebookWriter(engine, assignment, late_penalty(self.config)).write([result])
        finally:
            engine.dispose()
        make: Any = nbformat.from_dict  # which has no types
        return make(json.loads(graded.document or "")), resources
