"""The main job on real input: simulated trainees hand in a quiz, nbgrader grades it, and all is checked."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import attrs

from ngos_and_co.grading.demo_result import DemoResult, DemoRow
from ngos_and_co.grading.feedback_check import feedback_problems
from ngos_and_co.grading.nbgrader_course import CONFIG_FILE, NbgraderCourse, open_course, run
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.publish import publish
from ngos_and_co.grading.release import release
from ngos_and_co.grading.simulated_trainees import (
    SimulatedTrainee,
    make_trainees,
    write_answers,
)
from ngos_and_co.grading.sources import SourceNotebook, read_sources
from ngos_and_co.questions.problems import Problem

QUIZ = "quiz-"
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


def run_demo(
    course: Path,
    trainees: int = 20,
    seed: int = 1,
    keep: Path | None = None,
    assignment: str | None = None,
    progress: Progress | None = None,
) -> DemoResult:
    """Let simulated trainees hand in an assignment, grade it with nbgrader, and compare.

    Everything happens in a copy of the course: its gradebook, exchange and submissions are never touched.

    Parameters
    ----------
    course : Path
        The course's root.
    trainees : int
        How many.
    seed : int
        For what the mixed trainees answer.
    keep : Path, optional
        A new or empty folder in which the copy stays, to look at; else it is removed.
    assignment : str, optional
        The first quiz if left out.
    progress : callable, optional
        Told what is going on.

    Raises
    ------
    GradingError
        If a step fails for all; a step that fails for one trainee is in the result.
    """
    if trainees < 1:
        raise GradingError("The demo needs at least one trainee.")
    original = open_course(course)
    name = assignment or _first_quiz(original.choose(None))
    original.choose((name,))
    if keep is not None:
        _refuse_filled(keep)
        keep.mkdir(parents=True, exist_ok=True)
        return _run_in(keep.resolve(), original, name, trainees, seed, progress)
    with tempfile.TemporaryDirectory(prefix="ngos-demo-") as folder:
        result = _run_in(Path(folder).resolve(), original, name, trainees, seed, progress)
        return attrs.evolve(result, folder=None)


def _first_quiz(names: Sequence[str]) -> str:
    """Give the first quiz: simulated trainees click, they write neither code nor texts."""
    return next((name for name in names if name.startswith(QUIZ)), names[0])


def _refuse_filled(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise GradingError(f"{folder} is not an empty folder. Name a new one to keep the demo in.")


def _run_in(
    folder: Path,
    original: NbgraderCourse,
    name: str,
    count: int,
    seed: int,
    progress: Progress | None,
) -> DemoResult:
    began = time.monotonic()
    tell = progress or _tell_nobody
    course = _copy_course(original, name, folder)
    notebooks = read_sources(course.root, [course.solutions / name])[0][name]
    trainees = make_trainees(
        [found.question for notebook in notebooks for found in notebook.questions], count, seed
    )
    tell("releasing", 0, 1)
    release(course.root, (name,))
    _hand_in_all(course, name, trainees, tell)
    failures = _grade_all(course, name, trainees, tell)
    problems = _check_feedback(course, name, notebooks, trainees)
    return DemoResult(
        assignment=name,
        questions=tuple(found.question for notebook in notebooks for found in notebook.questions),
        written_answers=_written_answers(notebooks),
        rows=_read_rows(course, name, trainees),
        failures=failures,
        feedback_problems=problems,
        seconds=time.monotonic() - began,
        folder=folder,
    )


def _tell_nobody(doing: str, done: int, total: int) -> None:
    del doing, done, total


def _copy_course(original: NbgraderCourse, name: str, folder: Path) -> NbgraderCourse:
    shutil.copy2(original.root / CONFIG_FILE, folder)
    relative = (original.solutions / name).relative_to(original.root)
    shutil.copytree(original.solutions / name, folder / relative)
    # An address from the environment would be the true gradebook's.
    address = f"sqlite:///{(folder / 'gradebook.db').as_posix()}"
    with (folder / CONFIG_FILE).open("a", encoding="utf-8") as settings:
        settings.write(f"\nc.CourseDirectory.db_url = {address!r}  # the demo's own\n")
    return open_course(folder)


def _hand_in_all(
    course: NbgraderCourse, name: str, trainees: Sequence[SimulatedTrainee], tell: Progress
) -> None:
    through_exchange = sys.platform != "win32"  # nbgrader's exchange does not work on Windows
    if through_exchange:
        publish(course.root, (name,))
    for number, trainee in enumerate(trainees):
        tell("handing in", number, len(trainees))
        if through_exchange:
            _submit(course, name, trainee)
        else:
            _place(course, name, trainee)
    if through_exchange:
        # All trainees are one system user here, which nbgrader would take for cheating.
        step = course.exchange("Collect", course.directory(assignment_id=name), check_owner=False)
        run(step, f"Collecting {name}")


def _submit(course: NbgraderCourse, name: str, trainee: SimulatedTrainee) -> None:
    own = course.root / "trainees" / trainee.id
    settings = {"assignment_dir": str(own), "cache": str(own / ".submitted")}
    directory = course.directory(assignment_id=name, student_id=trainee.id)
    run(course.exchange("FetchAssignment", directory, **settings), f"Fetching for {trainee.id}")
    for answers in trainee.submissions:
        write_answers(own / name, answers)
        # The step changes the directory's settings, so each gets one of its own.
        directory = course.directory(assignment_id=name, student_id=trainee.id)
        run(course.exchange("Submit", directory, **settings), f"Handing in for {trainee.id}")


def _place(course: NbgraderCourse, name: str, trainee: SimulatedTrainee) -> None:
    folder = course.root / "submitted" / trainee.id / name
    shutil.copytree(course.exercises / name, folder)
    for answers in trainee.submissions:
        write_answers(folder, answers)
    stamp = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    (folder / "timestamp.txt").write_text(stamp, encoding="utf-8")


def _grade_all(
    course: NbgraderCourse, name: str, trainees: Sequence[SimulatedTrainee], tell: Progress
) -> tuple[str, ...]:
    from nbgrader.converters import Autograde, GenerateFeedback

    failures = []
    for number, trainee in enumerate(trainees):
        tell("grading", number, len(trainees))
        try:
            for converter in (Autograde, GenerateFeedback):
                directory = course.directory(assignment_id=name, student_id=trainee.id)
                step = converter(coursedir=directory, config=course.config)
                run(step, f"{converter.__name__} for {trainee.id}")
        except GradingError as error:
            if number == 0:
                raise  # it is no trainee's doing, and would fail for each after a minute
            failures.append(str(error))
    tell("grading", len(trainees), len(trainees))
    return tuple(failures)


def _check_feedback(
    course: NbgraderCourse,
    name: str,
    notebooks: Sequence[SourceNotebook],
    trainees: Sequence[SimulatedTrainee],
) -> tuple[Problem, ...]:
    problems = []
    for trainee in trainees:
        for notebook in notebooks:
            path = (
                course.root / "feedback" / trainee.id / name / f"{Path(notebook.place).stem}.html"
            )
            place = path.relative_to(course.root).as_posix()
            if path.exists():
                page = path.read_text(encoding="utf-8")
                problems += feedback_problems(page, place, notebook.document)
            else:
                problems.append(
                    Problem(
                        place,
                        "feedback-missing",
                        "There is no feedback.",
                        "See the failures above.",
                    )
                )
    return tuple(problems)


def _read_rows(
    course: NbgraderCourse, name: str, trainees: Sequence[SimulatedTrainee]
) -> tuple[DemoRow, ...]:
    return tuple(
        DemoRow(each.id, each.story, each.expected, _found(course, name, each.id))
        for each in trainees
    )


def _found(course: NbgraderCourse, name: str, trainee_id: str) -> Mapping[str, float | None]:
    from nbgrader.api import MissingEntry

    with course.gradebook() as gradebook:
        try:
            submission = gradebook.find_submission(name, trainee_id)
        except MissingEntry:
            return {}
        return {
            grade.name: grade.auto_score
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def _written_answers(notebooks: Sequence[SourceNotebook]) -> int:
    return sum(
        1
        for notebook in notebooks
        for cell in notebook.document["cells"]
        if (told := cell["metadata"].get("nbgrader"))
        and (told.get("task") or (told.get("grade") and told.get("solution")))
    )
