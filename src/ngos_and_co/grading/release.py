"""From ``solutions/`` to ``exercises/``: everything a trainee needs, nothing that a trainee must not have."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from ngos_and_co.grading.changes import (
    Changes,
    apply_changes,
    plan_changes,
    read_exercises,
    read_record,
)
from ngos_and_co.grading.files import read_files
from ngos_and_co.grading.gradebook_changes import regrading_notes
from ngos_and_co.grading.leaks import find_leaks
from ngos_and_co.grading.nbgrader_course import NbgraderCourse, open_course, run
from ngos_and_co.grading.problems import ReleaseRefused
from ngos_and_co.grading.sources import SourceNotebook, read_sources

if TYPE_CHECKING:
    from ngos_and_co.questions.problems import Problem


@attrs.frozen
class ReleasedAssignment:
    """What one assignment holds.

    Attributes
    ----------
    name : str
    notebooks, questions : int
    points : float
        Of the questions; written answers come on top.
    """

    name: str
    notebooks: int
    questions: int
    points: float


@attrs.frozen
class ReleaseReport:
    """What a release did, or with ``check`` would do.

    Attributes
    ----------
    exercises : Path
    assignments : tuple of ReleasedAssignment
    changes : Changes
    checked : bool
        True if nothing was written.
    notes : tuple of str
        What the facilitator should do next, if anything.
    """

    exercises: Path
    assignments: tuple[ReleasedAssignment, ...]
    changes: Changes
    checked: bool
    notes: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the exercises were what the solutions make, before this release."""
        return self.changes.is_current

    def lines(self) -> list[str]:
        """Say it in sentences."""
        said = [_assignment_line(each) for each in self.assignments]
        verbs = ("is not current", "is stale") if self.checked else ("written", "removed")
        said += [f"  {path}: {verbs[0]}" for path in self.changes.written]
        said += [f"  {path}: {verbs[1]}" for path in self.changes.removed]
        if not self.checked:
            said += [
                f"  {path}: somebody had changed it; the changed file is kept beside it"
                for path in self.changes.edited
            ]
        said += [f"  {path}: not part of a release, left alone" for path in self.changes.left]
        if self.is_current:
            said.append(f"{self.exercises} is current.")
        elif self.checked:
            said.append(f"{self.exercises} is not current. Run 'ngos release --all' and commit it.")
        else:
            said.append(f"The exercises are in {self.exercises}.")
        return [*said, *self.notes]


def _assignment_line(each: ReleasedAssignment) -> str:
    notebooks = "1 notebook" if each.notebooks == 1 else f"{each.notebooks} notebooks"
    questions = "1 question" if each.questions == 1 else f"{each.questions} questions"
    return f"{each.name}: {notebooks}, {questions}, {each.points:g} points"


def release(
    course: Path, assignments: Sequence[str] | None = None, *, check: bool = False
) -> ReleaseReport:
    """Make the exercises of assignments.

    Nothing is written, in the exercises or in the gradebook, unless all assignments are without problems
    and without leaks.

    Parameters
    ----------
    course : Path
        The course's root.
    assignments : sequence of str, optional
        Names of folders in ``solutions/``; all if left out.
    check : bool
        Only tell what is not current. Neither exercises nor gradebook are touched.

    Raises
    ------
    ReleaseRefused
        With every problem of the sources, or every leak.
    GradingError
        If it is no course, there is no such assignment, or the gradebook cannot take the change.
    """
    opened = open_course(course)
    names = opened.choose(tuple(assignments or ()))
    sources, problems = read_sources(opened.root, [opened.solutions / name for name in names])
    if problems:
        raise ReleaseRefused(problems)
    built = _build_without_gradebook(opened, names)
    _refuse_leaks(opened, names, built)
    exercises = opened.exercises
    recorded = read_record(exercises)
    # When all are released, a folder whose assignment is gone is looked at too.
    former = () if assignments else {path.split("/", 1)[0] for path in recorded}
    concerned = sorted({*names, *former})
    changes = plan_changes(read_exercises(exercises, concerned), built, recorded)
    notes: list[str] = []
    if not check:
        for name in names:
            notes += regrading_notes(opened, name, _gradebook_cells(sources[name]))
        _tell_gradebook(opened, names)
        apply_changes(exercises, changes, built, concerned)
    return ReleaseReport(
        exercises, tuple(_summary(sources, name) for name in names), changes, check, tuple(notes)
    )


def _summary(sources: Mapping[str, Sequence[SourceNotebook]], name: str) -> ReleasedAssignment:
    notebooks = sources[name]
    questions = [found.question for notebook in notebooks for found in notebook.questions]
    points = sum(question.points for question in questions)
    return ReleasedAssignment(name, len(notebooks), len(questions), points)


def _build_without_gradebook(course: NbgraderCourse, names: Iterable[str]) -> Mapping[str, bytes]:
    """Let nbgrader make the assignments in a folder of their own, keeping nothing."""
    # Problems and leaks are looked for here, in all files at once.
    without = ("SaveCells", "CheckQuestions", "RefuseLeaks")
    with tempfile.TemporaryDirectory(prefix="ngos-release-") as folder:
        return _generate(course, names, Path(folder), without=without, no_database=True)


def _tell_gradebook(course: NbgraderCourse, names: Iterable[str]) -> None:
    """Let nbgrader note the questions and their keys; what it builds on the way was built before."""
    with tempfile.TemporaryDirectory(prefix="ngos-release-") as folder:
        _generate(course, names, Path(folder))


def _generate(
    course: NbgraderCourse,
    names: Iterable[str],
    folder: Path,
    *,
    without: tuple[str, ...] = (),
    no_database: bool = False,
) -> Mapping[str, bytes]:
    from nbgrader.converters import GenerateAssignment

    for name in names:
        directory = course.directory(assignment_id=name, release_directory=str(folder))
        step = GenerateAssignment(coursedir=directory, config=course.config)
        step.no_database = no_database
        step.preprocessors = [
            each for each in step.preprocessors if _class_name(each) not in without
        ]
        run(step, f"Releasing {name}")
    return read_files(folder, ignored=())


def _class_name(step: str | type) -> str:
    """Give a class's own name; nbgrader's settings hold classes, or the dotted names of classes."""
    return (step if isinstance(step, str) else step.__name__).rpartition(".")[2]


def _refuse_leaks(course: NbgraderCourse, names: Iterable[str], built: Mapping[str, bytes]) -> None:
    leaks: list[Problem] = []
    for name in names:
        prefix = f"{name}/"
        released = {
            path.removeprefix(prefix): content
            for path, content in built.items()
            if path.startswith(prefix)
        }
        leaks += [
            attrs.evolve(leak, place=prefix + leak.place)
            for leak in find_leaks(read_files(course.solutions / name), released)
        ]
    if leaks:
        raise ReleaseRefused(leaks)


def _gradebook_cells(notebooks: Iterable[SourceNotebook]) -> Mapping[str, Mapping[str, str | None]]:
    """Give what nbgrader would keep of each notebook: graded, written and locked cells."""
    return {
        Path(notebook.place).stem: {
            told["grade_id"]: None if told.get("solution") else cell["source"]
            for cell in notebook.document["cells"]
            if (told := cell["metadata"].get("nbgrader"))
            and any(told.get(mark) for mark in ("grade", "solution", "locked", "task"))
        }
        for notebook in notebooks
    }
