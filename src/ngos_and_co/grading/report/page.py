"""The report as one HTML page that loads nothing: no script, no font, no host."""

import html
from collections.abc import Iterable, Iterator

from ngos_and_co.grading.report.cohort_report import CohortReport
from ngos_and_co.grading.report.sheets import Sheet, report_sheets, report_title

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 1.5rem 1rem 4rem; }
.ngos-wide { overflow-x: auto; }
table { border-collapse: collapse; }
caption { font-size: 1.2rem; font-weight: bold; padding: .5rem 0; text-align: start; }
th, td { border-bottom: 1px solid #8c9aa7; padding: .3rem .8rem .3rem 0; }
th, td { text-align: start; vertical-align: top; }
tbody th { font-weight: normal; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
"""


def report_page(report: CohortReport) -> str:
    """Draw a report."""
    title = html.escape(report_title(report))
    sections = "\n".join(_section(sheet) for sheet in report_sheets(report))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{sections}
</main>
</body>
</html>
"""


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
