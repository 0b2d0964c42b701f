"""The report as one HTML page that loads nothing: no script, no font, no host."""

import html
from collections.abc import Iterable, Iterator

from ngos_and_co.grading.html_page import html_page
from ngos_and_co.grading.report.cohort_report import CohortReport
from ngos_and_co.grading.report.sheets import Sheet, report_sheets, report_title

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 80rem; }
.ngos-wide { overflow-x: auto; }
caption { font-size: 1.2rem; font-weight: bold; padding: .5rem 0; text-align: start; }
tbody th { font-weight: normal; }
"""


def report_page(report: CohortReport) -> str:
    """Draw a report."""
    sections = "\n".join(_section(sheet) for sheet in report_sheets(report))
    return html_page(report_title(report), sections, STYLE)


def _section(sheet: Sheet) -> str:
    title = html.escape(sheet.title)
    # Wide tables scroll by themselves; a keyboard must be able to scroll them too.
    return "\n".join(
        [
            f'<section class="ngos-wide" tabindex="0" role="region" aria-label="{title}">',
            f"<table><caption>{title}</caption>",
            f"<thead>{_row(sheet.headings, 'col', sheet.headings)}</thead>",
            "<tbody>",
            *(_row(row[:1], "row", row) for row in sheet.rows),
            "</tbody></table>",
            "</section>",
            *_notes(sheet.notes),
        ]
    )


def _row(headings: Iterable[str], scope: str, texts: tuple[str, ...]) -> str:
    named = [f'<th scope="{scope}">{html.escape(text)}</th>' for text in headings]
    cells = [f"<td>{html.escape(text)}</td>" for text in texts[len(named) :]]
    return f"<tr>{''.join(named + cells)}</tr>"


def _notes(notes: Iterable[str]) -> Iterator[str]:
    yield from (f"<p>{html.escape(note)}</p>" for note in notes)
