"""Write the pages of feedback of an assignment to where nbgrader would write its own."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.files import write_atomically
from ngos_and_co.grading.engine.gradebook_connection import open_gradebook, told_plainly
from ngos_and_co.grading.engine.plan import GradingPlan
from ngos_and_co.grading.engine.plan_reading import read_plan
from ngos_and_co.grading.feedback_pages.comments_reading import read_comments
from ngos_and_co.grading.feedback_pages.graded_notebook import parts_of
from ngos_and_co.grading.feedback_pages.lessons import Lesson, lessons_by_objective
from ngos_and_co.grading.feedback_pages.page import Feedback, Grading, feedback_page
from ngos_and_co.grading.nbgrader_course import open_course
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.readings import read_notebook_document
from ngos_and_co.grading.report.cohort_reading import read_cohort
from ngos_and_co.grading.report.records import Standing, TraineeResult

WEB_ADDRESS = re.compile(r"https?://\S+")
GRADE_AGAIN = "Grade it again: ngos grade"


@attrs.frozen
class Written:
    """What became of one trainee's feedback.

    Attributes
    ----------
    trainee : str
    pages : tuple of Path
        Empty if there is none.
    reason : str or None
        Why there is none; a sentence.
    """

    trainee: str
    pages: tuple[Path, ...] = ()
    reason: str | None = None


def write_feedback(
    root: Path,
    assignment: str,
    trainees: Iterable[str] | None = None,
    book: str | None = None,
) -> Iterator[Written]:
    """Write the pages of all trainees whose submissions are graded.

    Parameters
    ----------
    root : Path
        The course.
    assignment : str
    trainees : iterable of str, optional
        Only these.
    book : str, optional
        The address of the published book, for links to its lessons.

    Raises
    ------
    GradingError
        If nothing is graded, a trainee handed nothing in, or the gradebook cannot be read.
    """
    if book is not None and not WEB_ADDRESS.fullmatch(book):
        raise GradingError(f"{book!r} is no address of a book. Give one that begins with https://.")
    settings = open_course(root).settings
    (record,) = read_cohort(settings, assignment)
    engine = open_gradebook(settings.database, for_writing=False)
    try:
        with told_plainly(), engine.begin() as connection:
            plan = read_plan(connection, settings.exercises / assignment, assignment)
            comments = read_comments(connection, assignment)
    finally:
        engine.dispose()
    results = {each.trainee: each for each in record.results if each.scores}
    chosen = sorted(set(trainees)) if trainees is not None else sorted(results)
    if missing := [trainee for trainee in chosen if trainee not in results]:
        raise GradingError(
            f"Nothing of {assignment} is graded for {', '.join(missing)}. Grade first: "
            f"ngos grade {assignment}."
        )
    if not chosen:
        raise GradingError(
            f"Nothing of {assignment} is graded. Grade first: ngos grade {assignment}."
        )
    lessons = lessons_by_objective(root)
    for trainee in chosen:
        yield _write_one(
            results[trainee],
            plan,
            comments.get(trainee, {}),
            settings.autograded / trainee / assignment,
            settings.feedback / trainee / assignment,
            lessons,
            book,
        )


def _write_one(
    result: TraineeResult,
    plan: GradingPlan,
    comments: Mapping[str, str],
    graded: Path,
    target: Path,
    lessons: Mapping[str, Sequence[Lesson]],
    book: str | None,
) -> Written:
    mend = f"{GRADE_AGAIN} {plan.assignment} --trainee {result.trainee} --force."
    if result.standing is Standing.WAITS_FOR_GRADING:
        reason = f"Something newer was handed in. Grade it: ngos grade {plan.assignment}."
        return Written(result.trainee, reason=reason)
    pages = []
    for notebook in plan.notebooks:
        path = graded / f"{notebook.name}.ipynb"
        if not path.exists():
            continue
        try:
            document: Mapping[str, Any] = read_notebook_document(path.read_bytes())
        except (OSError, ValueError, TypeError):
            return Written(
                result.trainee, reason=f"{path.name} in autograded cannot be read. {mend}"
            )
        parts = list(parts_of(notebook, document))
        gradings = {
            part.name: _grading(part.name, notebook.name, result, comments) for part in parts
        }
        page = feedback_page(
            Feedback(
                title=notebook.name,
                parts=parts,
                gradings=gradings,
                penalty=result.penalty,
                lessons=lessons,
                book=book,
            )
        )
        written = target / f"{notebook.name}.html"
        write_atomically(written, page.encode())
        pages.append(written)
    if not pages:
        return Written(result.trainee, reason=f"No graded notebook is in autograded. {mend}")
    return Written(result.trainee, tuple(pages))


def _grading(
    name: str, notebook: str, result: TraineeResult, comments: Mapping[str, str]
) -> Grading:
    # Where two notebooks have a cell of this name, the notebook's stands before it.
    key = name if name in result.scores else f"{notebook}/{name}"
    return Grading(result.scores.get(key), key in result.waiting, comments.get(name))
