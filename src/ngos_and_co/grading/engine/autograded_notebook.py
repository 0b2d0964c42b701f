"""The notebook that Formgrader and feedback show: the released one, with verdicts and written answers put in.

Nothing else of a trainee's notebook comes through: no output, no metadata, no id and no point of it. Where
its code was run again, in a sandbox, that code is shown, with the outputs of that run.
"""

import json
from collections.abc import Mapping
from typing import Any

import attrs

from ngos_and_co.grading.engine.plan import PlannedCell, PlannedNotebook, grade_id_of
from ngos_and_co.grading.engine.question_scoring import Verdict

Cell = dict[str, Any]


@attrs.frozen
class WrittenAnswer:
    """What a trainee wrote in a cell that is for writing.

    Attributes
    ----------
    text : str
    pictures : mapping
        Those pasted into it, in the notebook format's form.
    """

    text: str
    pictures: Mapping[str, Any] = attrs.field(factory=dict)


def autograded_document(
    notebook: PlannedNotebook,
    verdicts: Mapping[str, Verdict],
    written: Mapping[str, WrittenAnswer],
    executed: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Build the notebook.

    Parameters
    ----------
    notebook : PlannedNotebook
    verdicts : mapping of str to Verdict
        By grade id.
    written : mapping of str to WrittenAnswer
        By grade id.
    executed : mapping, optional
        The trainee's notebook as it was run again, whose code and outputs are then shown.

    Returns
    -------
    dict
        In Jupyter's notebook format.
    """
    cells = []
    placed = set()
    for number, cell in enumerate((executed or notebook.template)["cells"]):
        outputs = cell.get("outputs", []) if executed else []
        shown = cell if "id" in cell else {**cell, "id": f"cell-{number}"}
        known = notebook.cells.get(grade_id_of(cell) or "")
        if known is None or known.grade_id in placed:
            cells.append(_read_only_cell(shown, outputs))
        else:
            placed.add(known.grade_id)
            cells.append(_graded_cell(known, shown, verdicts, written, outputs))
    cells += [
        _graded_cell(known, {}, verdicts, written, [])
        for name, known in notebook.cells.items()
        if name not in placed
    ]
    return {
        "cells": cells,
        "metadata": notebook.template["metadata"],
        "nbformat": notebook.template["nbformat"],
        "nbformat_minor": notebook.template["nbformat_minor"],
    }


def document_text(document: Mapping[str, Any]) -> str:
    """Give a notebook as the text of its file."""
    # Not indented: Python's quick encoder cannot, and the slow one takes longer than all the rest of grading.
    return json.dumps(document, ensure_ascii=False) + "\n"


def _read_only_cell(shown: Mapping[str, Any], outputs: list[Cell]) -> Cell:
    metadata = {name: value for name, value in shown["metadata"].items() if name != "nbgrader"}
    cell = {**shown, "metadata": metadata}
    if cell["cell_type"] == "code":
        cell |= {"outputs": outputs, "execution_count": None}
    return cell


def _graded_cell(
    known: PlannedCell,
    shown: Mapping[str, Any],
    verdicts: Mapping[str, Verdict],
    written: Mapping[str, WrittenAnswer],
    outputs: list[Cell],
) -> Cell:
    metadata = {**shown.get("metadata", {}), "nbgrader": known.metadata()}
    answer = written.get(known.grade_id, WrittenAnswer(known.source))
    cell: Cell = {
        "cell_type": known.cell_type,
        "id": shown.get("id", known.grade_id[:64]),
        "metadata": metadata,
        "source": answer.text,
    }
    if answer.pictures and known.cell_type == "markdown":
        cell["attachments"] = dict(answer.pictures)
    if known.cell_type == "code":
        verdict = verdicts.get(known.grade_id)
        cell |= {
            "outputs": _outputs(known, verdict) if verdict else outputs,
            "execution_count": None,
        }
    return cell


def _outputs(known: PlannedCell, verdict: Verdict) -> list[Cell]:
    shown: Cell = {
        "output_type": "display_data",
        "data": {"text/html": verdict.html, "text/plain": f"Question {known.grade_id}"},
        "metadata": {},
    }
    if verdict.score is None:
        return [shown]
    # As the cell's own run would end: nbgrader, reading this notebook, finds the same points.
    points: Cell = {
        "output_type": "execute_result",
        "data": {"text/plain": repr(verdict.score.points)},
        "metadata": {},
        "execution_count": None,
    }
    return [shown, points]
