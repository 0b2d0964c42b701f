"""The report for a terminal: plain columns that no width cuts."""

from collections.abc import Iterator

from ngos_and_co.grading.report.cohort_report import CohortReport
from ngos_and_co.grading.report.sheets import Sheet, report_sheets, report_title, widths

GAP = "  "


def terminal_text(report: CohortReport) -> str:
    """Write a report as text in columns."""
    lines = [report_title(report)]
    for sheet in report_sheets(report):
        lines += ["", *_sheet_lines(sheet)]
    return "\n".join(lines) + "\n"


def _sheet_lines(sheet: Sheet) -> Iterator[str]:
    yield sheet.title
    rows = [sheet.headings, *sheet.rows]
    columns = widths(rows)
    for number, row in enumerate(rows):
        cells = (text.ljust(width) for text, width in zip(row, columns, strict=True))
        yield GAP.join(cells).rstrip()
        if number == 0:
            yield GAP.join("-" * width for width in columns)
    yield from sheet.notes
