"""The whole report as JSON, for programs."""

import json
from typing import Any

from ngos_and_co.grading.report.choices import Choices
from ngos_and_co.grading.report.cohort_report import AssignmentReport, CohortReport
from ngos_and_co.grading.report.items import Item
from ngos_and_co.grading.report.records import Standing, TraineeResult
from ngos_and_co.grading.report.statistics import Reliability


def report_json(report: CohortReport) -> str:
    """Write a report; shares and correlations are not rounded."""
    document = {"assignments": [_assignment(each) for each in report.assignments]}
    # In ASCII: a folder's name need not be text, and a program must get it back as it is. On one line:
    # Python's quick encoder cannot indent.
    return json.dumps(document, allow_nan=False) + "\n"


def _assignment(report: AssignmentReport) -> dict[str, Any]:
    record = report.record
    return {
        "assignment": record.name,
        "points": record.points,
        "counts": {standing.value: record.count(standing) for standing in Standing},
        "trainees": [_result(result) for result in record.results],
        "questions": [_item(item) for item in report.analysis.items],
        "reliability": _reliability(report.analysis.reliability),
    }


def _result(result: TraineeResult) -> dict[str, Any]:
    return {
        "trainee": result.trainee,
        "standing": result.standing.value,
        "handed_in_utc": result.handed_in.isoformat() if result.handed_in else None,
        "points": result.points,
        "late_penalty": result.penalty,
        "scores": dict(result.scores),
        "waits_for_a_person": list(result.waiting),
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "question": item.cell.name,
        "points": item.cell.points,
        "scored": item.scored,
        "difficulty": item.difficulty,
        "discrimination": item.discrimination,
        "choices": _choices(item.choices) if item.choices else None,
        "review": list(item.flags),
    }


def _choices(choices: Choices) -> dict[str, Any]:
    return {
        "answers": choices.answers,
        "options": [
            {"option": each.option, "key": each.is_key, "count": each.count, "text": each.text}
            for each in choices.options
        ],
    }


def _reliability(reliability: Reliability | None) -> dict[str, Any] | None:
    if reliability is None:
        return None
    return {
        "alpha": reliability.alpha,
        "low": reliability.low,
        "high": reliability.high,
        "trainees": reliability.trainees,
        "questions": reliability.questions,
    }
