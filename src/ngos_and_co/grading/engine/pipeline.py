"""Grade all submissions of an assignment: read in many processes, written by one."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

import attrs
from filelock import FileLock, Timeout

from ngos_and_co.grading.course_settings import CourseSettings
from ngos_and_co.grading.engine.autograded_folders import WORKSHOP, AutogradedFolders
from ngos_and_co.grading.engine.code_run import RunsCode, run_in_sandbox
from ngos_and_co.grading.engine.executors import (
    grade_in_worker,
    open_executor,
    packed,
    sensible_workers,
)
from ngos_and_co.grading.engine.gradebook_connection import open_gradebook, told_plainly
from ngos_and_co.grading.engine.gradebook_writer import GradebookWriter
from ngos_and_co.grading.engine.late_penalties import late_penalty
from ngos_and_co.grading.engine.plan import GradingPlan
from ngos_and_co.grading.engine.plan_reading import read_plan
from ngos_and_co.grading.engine.result import Ending, GradedSubmission, refused
from ngos_and_co.grading.nbgrader_course import NbgraderCourse, open_course
from ngos_and_co.grading.problems import GradingError

LARGEST_BATCH = 50
LONGEST_BATCH_SECONDS = 0.5
"""A transaction takes what was graded within this time: few writes to the disk, and others hardly wait."""
IN_FLIGHT_PER_WORKER = 8
"""Submissions handed out at a time: enough that no worker waits, few enough that memory stays flat."""
FEWEST_ON_A_CLUSTER = 8
"""Workers that a cluster is taken to have."""

Watcher = Callable[["SubmissionEnding"], None]
"""Told of each submission when it is wholly written."""


@attrs.frozen
class SubmissionEnding:
    """How a submission ended, for people and programs; the rest of it is in gradebook and folders.

    Attributes
    ----------
    trainee : str
    ending : Ending
    reasons : tuple of str
    points : float or None
        Earned without a person; None if nothing was graded now.
    """

    trainee: str
    ending: Ending
    reasons: tuple[str, ...] = ()
    points: float | None = None


@attrs.frozen
class GradingReport:
    """What a run did.

    Attributes
    ----------
    assignment : str
    endings : tuple of SubmissionEnding
        In the order of trainees.
    seconds : float
    """

    assignment: str
    endings: tuple[SubmissionEnding, ...]
    seconds: float

    def count(self, ending: Ending) -> int:
        """Count the submissions that ended so."""
        return sum(each.ending is ending for each in self.endings)


@attrs.frozen
class GradingRun:
    """A run that is about to start: all that can be wrong beforehand has been looked at.

    Attributes
    ----------
    plan : GradingPlan
    trainees : tuple of str
    folders : AutogradedFolders
    writer : GradebookWriter
    force : bool
    """

    plan: GradingPlan
    trainees: tuple[str, ...]
    folders: AutogradedFolders
    writer: GradebookWriter
    force: bool

    def grade(
        self, executor: Executor, in_flight: int, watcher: Watcher, run_code: RunsCode
    ) -> GradingReport:
        """Grade, and tell the watcher of each submission."""
        began = time.monotonic()
        endings: dict[str, SubmissionEnding] = {}

        def tell(ending: SubmissionEnding) -> None:
            endings[ending.trainee] = ending
            watcher(ending)

        self.folders.clear_workshop()
        wanted = []
        for trainee in self.trainees:
            if not self.force and self.folders.is_current(trainee):
                tell(SubmissionEnding(trainee, Ending.UNCHANGED))
            else:
                wanted.append(trainee)
        results = _graded(executor, self.plan, wanted, self.folders.submitted, in_flight, run_code)
        for batch in _batches(results):
            for ending in self._write(batch):
                tell(ending)
        self.folders.clear_workshop()
        ordered = tuple(endings[trainee] for trainee in self.trainees)
        return GradingReport(self.plan.assignment, ordered, time.monotonic() - began)

    def _write(self, batch: Sequence[GradedSubmission]) -> Iterator[SubmissionEnding]:
        made: list[tuple[GradedSubmission, Path]] = []
        for graded in batch:
            if graded.ending is Ending.REFUSED:
                yield _ending(graded)
                continue
            try:
                made.append((graded, self.folders.make(graded)))
            except OSError as error:
                reason = f"Its files cannot be copied: {error}. Mend that, and grade again."
                yield _ending(refused(graded.trainee, reason))
        for graded, _ in made:
            self.folders.take_away(graded.trainee)
        if made:
            self.writer.write([graded for graded, _ in made])
        for graded, folder in made:
            self.folders.put_in_place(folder, graded.trainee)
            yield _ending(graded)


def grade_assignment(
    root: Path,
    assignment: str,
    trainees: Iterable[str] | None = None,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    force: bool = False,
    watch: Callable[[int], Watcher] | None = None,
    run_code: RunsCode = run_in_sandbox,
) -> GradingReport:
    """Grade what was handed in for an assignment, and has not been graded since.

    Parameters
    ----------
    root : Path
        The course.
    assignment : str
    trainees : iterable of str, optional
        All who handed in, if left out.
    workers : int, optional
        Processes; as many as are worth their start, if left out.
    scheduler : str, optional
        A Dask scheduler's address.
    force : bool
        Grade again what is graded; what a person gave stays.
    watch : callable, optional
        Given the number of submissions, gives what is told of each.
    run_code : callable
        Runs notebooks whose answers code hands over.

    Raises
    ------
    GradingError
        If nothing can be graded, or the gradebook fails. What was graded until then stays.
    """
    course = open_course(root)
    settings = course.settings
    # Whoever graded at the same time would take away the other's folders.
    with _alone(settings.autograded):
        run = _prepare(course, settings, assignment, trainees, force)
        watcher = watch(len(run.trainees)) if watch else _tell_nobody
        count = workers or sensible_workers(len(run.trainees), runs_code=run.plan.runs_code)
        with open_executor(count, scheduler) as executor:
            in_flight = IN_FLIGHT_PER_WORKER * max(count, FEWEST_ON_A_CLUSTER if scheduler else 1)
            try:
                return run.grade(executor, in_flight, watcher, run_code)
            except BrokenProcessPool:
                raise GradingError(
                    "A process that grades was ended from outside, perhaps for want of memory. What is "
                    "graded stays: start again, with fewer --workers if it happens again."
                ) from None
            finally:
                run.writer.engine.dispose()


def _prepare(
    course: NbgraderCourse,
    settings: CourseSettings,
    assignment: str,
    trainees: Iterable[str] | None,
    force: bool,
) -> GradingRun:
    if not settings.has_gradebook:
        raise GradingError(
            f"There is no gradebook yet. Release the assignment first: ngos release {assignment}."
        )
    chosen = _choose(settings, assignment, trainees)
    engine = open_gradebook(settings.database)
    with told_plainly(), engine.begin() as connection:
        plan = read_plan(connection, settings.exercises / assignment, assignment)
    return GradingRun(
        plan,
        chosen,
        AutogradedFolders(
            settings.autograded, settings.submitted, assignment, settings.course_files(assignment)
        ),
        GradebookWriter(engine, assignment, late_penalty(course.config)),
        force,
    )


def _choose(
    settings: CourseSettings, assignment: str, trainees: Iterable[str] | None
) -> tuple[str, ...]:
    known = settings.trainees(assignment)
    wanted = tuple(sorted(set(trainees))) if trainees is not None else known
    if missing := [trainee for trainee in wanted if trainee not in known]:
        raise GradingError(
            f"Nothing was handed in for {assignment} by {', '.join(missing)}: there is no folder "
            f"{settings.submitted / missing[0] / assignment}."
        )
    if not wanted:
        raise GradingError(
            f"Nothing was handed in for {assignment}: no folder in {settings.submitted} holds it."
        )
    return wanted


@contextmanager
def _alone(autograded: Path) -> Iterator[None]:
    workshop = autograded / WORKSHOP
    workshop.mkdir(parents=True, exist_ok=True)
    lock = FileLock(workshop / "lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise GradingError(
            "Another run is grading this course. Wait until it ends, then grade again."
        ) from None
    try:
        yield
    finally:
        lock.release()


def _graded(
    executor: Executor,
    plan: GradingPlan,
    trainees: Sequence[str],
    submitted: Path,
    in_flight: int,
    run_code: RunsCode,
) -> Iterator[GradedSubmission]:
    """Yield results as they come, with so many under way at a time."""
    packed_plan = packed(plan)
    waiting = iter(trainees)
    under_way: dict[Future[GradedSubmission], str] = {}
    while True:
        for trainee in waiting:
            folder = submitted / trainee / plan.assignment
            future = executor.submit(grade_in_worker, packed_plan, trainee, folder, run_code)
            under_way[future] = trainee
            if len(under_way) >= in_flight:
                break
        if not under_way:
            return
        done, _ = wait(under_way, return_when=FIRST_COMPLETED)
        for future in done:
            yield _result(future, under_way.pop(future))


def _result(future: Future[GradedSubmission], trainee: str) -> GradedSubmission:
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except Exception as error:
        # A bug of ours on one submission must not cost the others their grades.
        reason = (
            f"Grading failed on it ({type(error).__name__}: {error}). Report this to the course's authors, "
            "with the submission."
        )
        return refused(trainee, reason)


def _batches(results: Iterable[GradedSubmission]) -> Iterator[list[GradedSubmission]]:
    batch: list[GradedSubmission] = []
    began = time.monotonic()
    for result in results:
        batch.append(result)
        if len(batch) >= LARGEST_BATCH or time.monotonic() - began >= LONGEST_BATCH_SECONDS:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _ending(graded: GradedSubmission) -> SubmissionEnding:
    points = None if graded.ending is Ending.REFUSED else graded.points
    return SubmissionEnding(graded.trainee, graded.ending, graded.reasons, points)


def _tell_nobody(ending: SubmissionEnding) -> None:
    del ending
