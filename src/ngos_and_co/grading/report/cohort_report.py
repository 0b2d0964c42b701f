"""The report on a cohort, ready to be written in any format."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

from ngos_and_co.grading.course_settings import CourseSettings
from ngos_and_co.grading.nbgrader_course import open_course
from ngos_and_co.grading.report.cohort_reading import read_cohort
from ngos_and_co.grading.report.items import ItemAnalysis, analyse_items
from ngos_and_co.grading.report.records import AssignmentRecord
from ngos_and_co.grading.report.statistics import Reliability
from ngos_and_co.grading.report.stored_answers import read_stored_answers

SMALL_GROUP = 30
"""Trainees, below which the reliability is said to be a rough guess."""


@attrs.frozen
class AssignmentReport:
    """What there is to tell of one assignment.

    Attributes
    ----------
    record : AssignmentRecord
    analysis : ItemAnalysis
    """

    record: AssignmentRecord
    analysis: ItemAnalysis


@attrs.frozen
class CohortReport:
    """What there is to tell of a cohort.

    Attributes
    ----------
    assignments : tuple of AssignmentReport
        By name.
    is_detailed : bool
        Whether it is about one assignment, with its questions and trainees.
    """

    assignments: tuple[AssignmentReport, ...]
    is_detailed: bool


def make_report(root: Path, assignment: str | None = None) -> CohortReport:
    """Report on all assignments of a course, or on one in detail.

    Parameters
    ----------
    root : Path
        The course.
    assignment : str, optional

    Raises
    ------
    GradingError
        If there is nothing to report on.
    """
    return report_of(open_course(root).settings, assignment)


def report_of(settings: CourseSettings, assignment: str | None = None) -> CohortReport:
    """Report on a course whose settings are read; parameters and errors as in :func:`make_report`."""
    with _nothing_collected():
        records = read_cohort(settings, assignment)
        return CohortReport(
            tuple(
                AssignmentReport(
                    record,
                    analyse_items(
                        record, _answers(settings, record) if assignment is not None else ()
                    ),
                )
                for record in records
            ),
            assignment is not None,
        )


def reliability_sentence(reliability: Reliability | None) -> str:
    """Say how reliable an assignment's points are, and how far that can be trusted."""
    if reliability is None:
        return (
            "Reliability (Cronbach's alpha): not known. It needs two questions and two trainees whose "
            "points differ."
        )
    said = f"Reliability (Cronbach's alpha): {reliability.alpha:.2f}"
    basis = f"from {reliability.trainees} trainees and {reliability.questions} questions"
    if reliability.low is None or reliability.high is None:
        return f"{said}, {basis}: too little to say how far off it may be."
    limits = f"{said}, {basis}; likely between {reliability.low:.2f} and {reliability.high:.2f}."
    if reliability.trainees < SMALL_GROUP:
        return f"{limits} With fewer than {SMALL_GROUP} trainees this is a rough guess: decide nothing on it."
    return limits


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python from searching hundreds of thousands of values, all of them in use, for garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _answers(settings: CourseSettings, record: AssignmentRecord) -> list[dict[str, object]]:
    graded = [result.trainee for result in record.results if result.scores]
    return [dict(each) for each in read_stored_answers(settings.submitted, record.name, graded)]
