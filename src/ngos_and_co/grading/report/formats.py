"""The formats in which a report can be written."""

import enum
from collections.abc import Callable, Mapping

from ngos_and_co.grading.report.cohort_report import CohortReport
from ngos_and_co.grading.report.csv_text import report_csv
from ngos_and_co.grading.report.json_text import report_json
from ngos_and_co.grading.report.page import report_page
from ngos_and_co.grading.report.terminal_text import terminal_text


class ReportFormat(enum.StrEnum):
    """How a report is written."""

    TABLE = "table"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


WRITERS: Mapping[ReportFormat, Callable[[CohortReport], str]] = {
    ReportFormat.TABLE: terminal_text,
    ReportFormat.HTML: report_page,
    ReportFormat.CSV: report_csv,
    ReportFormat.JSON: report_json,
}


def write_report(report: CohortReport, form: ReportFormat) -> str:
    """Write a report in a format."""
    return WRITERS[form](report)
