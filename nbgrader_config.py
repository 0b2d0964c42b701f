"""nbgrader's settings for this course. See its options with ``nbgrader --help-all``.

Read by every ``nbgrader`` command that is started here, by Formgrader and the Assignment List in JupyterLab,
and by ``ngos release``, ``ngos grade``, ``ngos demo``. All paths start from this file's own folder, because
those are started in different ones. Classes are named, not imported: nbgrader takes seconds to import, and
``ngos grade`` does without.
"""

import os
import warnings
from pathlib import Path

from ngos_and_co.grading.environment import formgrader_templates, put_environment_on_path
from ngos_and_co.grading.files import IGNORED, TEMPLATES

c = get_config()  # noqa: F821 (given by the loader)
root = Path(__file__).resolve().parent

# nbgrader runs alembic by its bare name when it makes a gradebook.
put_environment_on_path()

# nbgrader 0.9.6 loads what SQLAlchemy 2.1 warns of; nothing is lost by it, and nobody can act on it.
warnings.filterwarnings("ignore", message="Object of type <Submitted", module=r"nbgrader\.api")

# --- Where things are ----------------------------------------------------------------------------
c.CourseDirectory.course_id = "ngos-and-co"
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
# One file is enough on one machine. For PostgreSQL set this address in the environment, not here:
# it holds a password.
c.CourseDirectory.db_url = os.environ.get(
    "NGOS_GRADEBOOK_URL", f"sqlite:///{(root / 'gradebook.db').as_posix()}"
)
c.CourseDirectory.ignore = list(IGNORED)

# --- The exchange: how exercises reach trainees, and submissions come back -----------------------
c.Exchange.root = str(root / "exchange")
# Where trainees work. Exercises that are there show as downloaded, and can be handed in.
c.Exchange.assignment_dir = str(root / "workspace" / "exercises")
c.Exchange.path_includes_course = False
# One's own submissions as they were handed in: kept beside the work, not in the home folder.
c.Exchange.cache = str(root / "workspace" / ".submitted")
# Stock nbgrader would release a whole folder, also somebody's answers in it.
c.ExchangeFactory.release_assignment = "ngos_and_co.grading.exchange.ReleaseAssignment"

# --- Release: solutions/ to exercises/ -----------------------------------------------------------
c.GenerateAssignment.preprocessors = [
    "ngos_and_co.grading.preprocessors.CheckQuestions",  # every question can be read
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",  # the gradebook keeps the keys; after this line they go
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
    "ngos_and_co.grading.preprocessors.RefuseLeaks",  # nothing hidden is left
]
c.ClearSolutions.text_stub = "*Double-click here, write your answer, then press Shift + Enter.*"
# Not nbgrader's own stub, which raises an error: a starter runs, and hands nothing over.
c.ClearSolutions.code_stub = {"python": "# Go on here."}
# A mark scheme may stand in a locked text cell above a written answer, not only in nbgrader's task cells:
# a grader sees it in Formgrader, right above the answer.
c.ClearMarkScheme.enforce_metadata = False

# --- Grading: submitted/ to autograded/ ----------------------------------------------------------
# One step of ours in the place of all: the same as `ngos grade`, so that Formgrader's Autograde button and
# `nbgrader autograde` run no trainee's code either. Without these two lines,
# plain nbgrader gives the same scores.
c.Autograde.sanitize_preprocessors = ["ngos_and_co.grading.engine.autograde_step.GradeSubmission"]
c.Autograde.autograde_preprocessors = []
# The trainee's answers are what is graded: a file of the same name on our side must never take their place.
c.Autograde.exclude_overwriting = {
    folder.name: ["answers.json"] for folder in (root / "solutions").glob("*") if folder.is_dir()
}
# A kernel warns on the terminal that it talks over TCP, which on one machine, with a key, is what all do.
c.Execute.extra_arguments = ["--log-level=ERROR"]
# A question takes milliseconds; on a busy machine a kernel's first cell may take many seconds.
c.Execute.timeout = 60
# nbgrader gives zero to a cell that writes to stderr. A library's warning is no wrong answer.
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = r"^\S+:\d+: \w*Warning: "

# --- Feedback: autograded/ to feedback/ ----------------------------------------------------------
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "ngos_and_co.grading.preprocessors.HideKeys",
]
# Our own page: no key, and nothing is loaded from another host. Stock nbgrader asks one for MathJax.
c.GenerateFeedback.exporter_class = "ngos_and_co.grading.feedback.FeedbackExporter"
# Our templates come first. Formgrader's own pages are found in the second folder; ours take its MathJax away.
c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), formgrader_templates()]
# A trainee's written answer may hold HTML; it must not act in the facilitator's browser.
c.HTMLExporter.filters = {"markdown2html": "ngos_and_co.grading.feedback.harmless_markdown"}
