"""The report as tables with headings, the same for the terminal and for the page."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ngos_and_co.grading.report.cohort_report import (
    AssignmentReport,
    CohortReport,
    reliability_sentence,
)
from ngos_and_co.grading.report.records import AssignmentRecord, Standing, TraineeResult
from ngos_and_co.grading.report.statistics import mean

UNKNOWN = "–"
"""Stands where there is nothing to tell."""
QUESTIONS_NOTE = (
    "Mean share: of the points, over all who handed in. Discrimination: the correlation with the points in "
    "all other questions; near 0 tells nobody apart."
)


@attrs.frozen
class Sheet:
    """A table to be read by people.

    Attributes
    ----------
    title : str
    headings : tuple of str
    rows : tuple of tuple of str
        As many texts a row as there are headings; the first names the row.
    notes : tuple of str
        Sentences below it.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def report_title(report: CohortReport) -> str:
    """Give the report's heading."""
    if report.is_detailed and report.assignments:
        return f"Report on {report.assignments[0].record.name}"
    return "Report on the cohort"


def report_sheets(report: CohortReport) -> tuple[Sheet, ...]:
    """Give the tables of a report."""
    progress = _progress(report.assignments)
    if not report.is_detailed:
        return progress, _matrix([each.record for each in report.assignments])
    sheets = [progress]
    for each in report.assignments:
        sheets += [_trainees(each.record), _questions(each), *_choices(each)]
    return tuple(sheets)


def plain_points(points: float | None) -> str:
    """Write points without needless decimals; a dash for none."""
    return UNKNOWN if points is None else f"{points:.2f}".rstrip("0").rstrip(".")


def shown(text: str) -> str:
    """Give a text of a stranger's, such as a folder's name, without what would steer a terminal."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def _progress(reports: Sequence[AssignmentReport]) -> Sheet:
    headings = (
        *("Assignment", "Graded", "For a person", "Not graded yet", "Not handed in"),
        *("Mean points", "Of", "Alpha", "Questions to review"),
    )
    return Sheet(
        "Progress",
        headings,
        tuple(_progress_row(each) for each in reports),
        tuple(_absentees(each.record) for each in reports if each.record.results),
    )


def _progress_row(report: AssignmentReport) -> tuple[str, ...]:
    record, reliability = report.record, report.analysis.reliability
    points = [result.points for result in record.results if result.points is not None]
    return (
        shown(record.name),
        str(record.count(Standing.GRADED)),
        str(record.count(Standing.WAITS_FOR_A_PERSON)),
        str(record.count(Standing.WAITS_FOR_GRADING)),
        str(record.count(Standing.NOT_HANDED_IN)),
        plain_points(mean(points)),
        plain_points(record.points),
        UNKNOWN if reliability is None else f"{reliability.alpha:.2f}",
        str(sum(bool(item.flags) for item in report.analysis.items)),
    )


def _absentees(record: AssignmentRecord) -> str:
    missing = record.trainees(Standing.NOT_HANDED_IN)
    if not missing:
        return f"{shown(record.name)}: everybody has handed in."
    return f"{shown(record.name)}, not handed in: {_names(missing)}."


def _names(trainees: Sequence[str], most: int = 20) -> str:
    named = ", ".join(shown(trainee) for trainee in trainees[:most])
    return named if len(trainees) <= most else f"{named}, and {len(trainees) - most} more"


def _matrix(records: Sequence[AssignmentRecord]) -> Sheet:
    trainees = [result.trainee for result in records[0].results] if records else []
    columns = [[_points_or_standing(result) for result in record.results] for record in records]
    return Sheet(
        "Points",
        ("Trainee", *(shown(record.name) for record in records)),
        tuple((shown(trainee), *cells) for trainee, *cells in zip(trainees, *columns, strict=True)),
        ("* A person must still look at it. Points may rise.",)
        if any(record.count(Standing.WAITS_FOR_A_PERSON) for record in records)
        else (),
    )


def _points_or_standing(result: TraineeResult) -> str:
    if result.standing is Standing.WAITS_FOR_GRADING:
        return "to grade"
    mark = "*" if result.standing is Standing.WAITS_FOR_A_PERSON else ""
    return plain_points(result.points) + mark


def _trainees(record: AssignmentRecord) -> Sheet:
    names = [cell.name for cell in record.cells]
    rows = []
    for result in record.results:
        scores = (
            ("?" if name in result.waiting else plain_points(result.scores.get(name)))
            for name in names
        )
        handed_in = f"{result.handed_in:%Y-%m-%d %H:%M}" if result.handed_in else UNKNOWN
        rows.append(
            (
                shown(result.trainee),
                result.standing.value,
                handed_in,
                plain_points(result.points),
                *scores,
            )
        )
    notes = ["Times are in UTC."]
    if record.count(Standing.WAITS_FOR_A_PERSON):
        notes.append("A question mark: a person must look at this answer. Points may still change.")
    late = [result for result in record.results if result.penalty]
    notes += [
        f"{shown(result.trainee)}: {plain_points(result.penalty)} points taken off for handing in late."
        for result in late
    ]
    return Sheet(
        "Trainees",
        ("Trainee", "Standing", "Handed in", f"Points of {plain_points(record.points)}", *names),
        tuple(rows),
        tuple(notes),
    )


def _questions(report: AssignmentReport) -> Sheet:
    rows = tuple(
        (
            item.cell.name,
            plain_points(item.cell.points),
            str(item.scored),
            UNKNOWN if item.difficulty is None else f"{item.difficulty:.0%}",
            UNKNOWN if item.discrimination is None else f"{item.discrimination:.2f}",
            " ".join(item.flags) or UNKNOWN,
        )
        for item in report.analysis.items
    )
    return Sheet(
        "Questions",
        ("Question", "Points", "Scored", "Mean share", "Discrimination", "To review"),
        rows,
        (
            QUESTIONS_NOTE,
            reliability_sentence(report.analysis.reliability),
        ),
    )


def _choices(report: AssignmentReport) -> Iterator[Sheet]:
    rows = [
        (
            f"{item.cell.name}: {choice.option}",
            "right" if choice.is_key else "wrong",
            str(choice.count),
            f"{choice.count / item.choices.answers:.0%}" if item.choices.answers else UNKNOWN,
            _shortened(choice.text),
        )
        for item in report.analysis.items
        if item.choices is not None
        for choice in item.choices.options
    ]
    if rows:
        yield Sheet(
            "Choices",
            ("Option", "Key", "Chosen", "Share", "Text"),
            tuple(rows),
            ("Share: of those who answered the question.",),
        )


def _shortened(text: str, longest: int = 90) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def widths(rows: Iterable[Sequence[str]]) -> list[int]:
    """Give the width of each column."""
    return [max(len(text) for text in column) for column in zip(*rows, strict=True)]
