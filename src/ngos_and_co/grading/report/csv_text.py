"""The grades as CSV (RFC 4180): a row a trainee and assignment, for spreadsheets and learning platforms."""

import csv
import io
from collections.abc import Iterator

from ngos_and_co.grading.report.cohort_report import CohortReport
from ngos_and_co.grading.report.records import AssignmentRecord, TraineeResult
from ngos_and_co.grading.report.sheets import shown

COLUMNS = (
    *("trainee", "assignment", "standing", "handed_in_utc", "points", "maximum"),
    *("late_penalty", "waits_for_a_person"),
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""A spreadsheet may run a text that begins so (OWASP, "CSV injection")."""


def report_csv(report: CohortReport) -> str:
    """Write the grades; of one assignment with a column for each question."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    cells = (
        [cell.name for each in report.assignments for cell in each.record.cells]
        if report.is_detailed
        else []
    )
    writer.writerow(_harmless(name) for name in (*COLUMNS, *cells))
    for each in report.assignments:
        for result in each.record.results:
            scores = (result.scores.get(name) for name in cells)
            writer.writerow((*_values(each.record, result), *scores))
    return text.getvalue()


def _values(record: AssignmentRecord, result: TraineeResult) -> Iterator[object]:
    yield _harmless(result.trainee)
    yield _harmless(record.name)
    yield result.standing.value
    yield result.handed_in.isoformat(timespec="seconds") if result.handed_in else ""
    yield result.points
    yield record.points
    yield result.penalty if result.scores else None
    yield _harmless(" ".join(result.waiting))


def _harmless(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula."""
    clean = shown(text)
    return f"'{clean}" if clean.lstrip().startswith(FORMULA_STARTS) else clean
