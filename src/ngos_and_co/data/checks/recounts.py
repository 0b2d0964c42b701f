"""What is marked as our arithmetic is what the arithmetic gives."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from statistics import mean

from ngos_and_co.data.checks.content import PackageContent, Row
from ngos_and_co.questions.problems import Problem

ROUNDING = 0.051
"""Shares and averages are given to one decimal."""
QUESTIONS = {
    "incident identified": "incident_identified",
    "worker remediation named": "worker_remediation",
    "training reported": "training",
    "whistleblowing reported": "whistleblowing",
    "risk assessment reported": "risk_assessment",
}


def recount_problems(content: PackageContent) -> Iterator[Problem]:
    """Yield each computed value that differs from what its table gives."""
    yield from _benchmark_averages(content)
    yield from _statement_counts(content)
    yield from _shares(content, "statement_shares", "yes", "statements")
    yield from _shares(content, "shares_by_form", "victims", "victims_with_known_form")
    yield from _conviction_ratios(content)


def _rows(content: PackageContent, name: str) -> tuple[Row, ...]:
    return content.tables[name].rows if name in content.tables else ()


def _differs(row: Row, column: str, expected: float) -> Iterator[Problem]:
    found = row.number(column)
    if found is not None and abs(found - expected) > ROUNDING:
        yield Problem(
            row.place,
            "recount",
            f"It says {found:g}; the arithmetic gives {expected:.2f}.",
            "Work it out again from the table that it was computed from.",
            column,
        )


def _benchmark_averages(content: PackageContent) -> Iterator[Problem]:
    scores: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for row in _rows(content, "knowthechain_scores"):
        if (score := row.number("score")) is not None:
            scores[row.cells["sector"], row.cells["year"], row.cells["theme"]].append(score)
    for row in _rows(content, "knowthechain_averages"):
        found = scores.get((row.cells["sector"], row.cells["year"], row.cells["theme"]))
        if row.cells["confidence"] == "computed" and found:
            statistic = row.cells["statistic"]
            if statistic == "average":
                yield from _differs(row, "value", mean(found))
            elif statistic == "companies":
                yield from _differs(row, "value", len(found))
            elif statistic in ("highest", "lowest"):
                yield from _differs(row, "value", (max if statistic == "highest" else min)(found))


def _statement_counts(content: PackageContent) -> Iterator[Problem]:
    said: Counter[tuple[str, str, str]] = Counter()
    for row in _rows(content, "statement_assessments"):
        for question, column in QUESTIONS.items():
            for year in (row.cells["year"], ""):
                said[row.cells["sector"], year, question] += row.cells[column] == "yes"
        if row.cells["law"] == "UK Modern Slavery Act":
            for year in (row.cells["year"], ""):
                said[row.cells["sector"], year, "meets the UK minimum"] += (
                    row.cells["meets_uk_minimum"] == "yes"
                )
    if said:
        for row in _rows(content, "statement_shares"):
            key = row.cells["sector"], row.cells["year"], row.cells["question"]
            yield from _differs(row, "yes", said[key])


def _shares(content: PackageContent, name: str, part: str, whole: str) -> Iterator[Problem]:
    for row in _rows(content, name):
        some, all_ = row.number(part), row.number(whole)
        if some is not None and all_:
            yield from _differs(row, "share", 100 * some / all_)


def _conviction_ratios(content: PackageContent) -> Iterator[Problem]:
    registered = {
        row.cells["year"]: row.number("value")
        for row in _rows(content, "registered_victims")
        if (row.cells["geo"], row.cells["breakdown"], row.cells["measure"])
        == ("EU27_2020", "total", "count")
    }
    rows = _rows(content, "prosecutions_convictions")
    convicted = {
        row.cells["year"]: row.number("value")
        for row in rows
        if (row.cells["system"], row.cells["stage"], row.cells["breakdown"], row.cells["measure"])
        == ("Eurostat", "convicted", "total", "count")
    }
    for row in rows:
        some, all_ = convicted.get(row.cells["year"]), registered.get(row.cells["year"])
        if row.cells["measure"] == "ratio" and some is not None and all_:
            yield from _differs(row, "value", 100 * some / all_)
