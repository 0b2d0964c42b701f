"""The notebook that Formgrader and feedback show: the released one, with verdicts and written answers put in.

Nothing else of a trainee's notebook comes through: no output, no metadata, no id and no point of it.
"""

import json
from collections.abc import Mapping
from typing import Any

from ngos_and_co.grading.engine.plan import PlannedCell, PlannedNotebook, grade_id_of
from ngos_and_co.grading.engine.question_scoring import Verdict

Cell = dict[str, Any]


def autograded_document(
    notebook: PlannedNotebook, verdicts: Mapping[str, Verdict], written: Mapping[str, str]
) -> dict[str, Any]:
    """Build the notebook.

    Parameters
    ----------
    notebook : PlannedNotebook
    verdicts : mapping of str to Verdict
        By grade id.
    written : mapping of str to str
        What the trainee wrote in cells that are for writing, by grade id.

    Returns
    -------
    dict
        In Jupyter's notebook format.
    """
    cells = []
    placed = set()
    for released in notebook.template["cells"]:
        known = notebook.cells.get(grade_id_of(released) or "")
        if known is None or known.grade_id in placed:
            cells.append(_read_only_cell(released))
        else:
            placed.add(known.grade_id)
            cells.append(_graded_cell(known, released, verdicts, written))
    cells += [
        _graded_cell(known, {}, verdicts, written)
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
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _read_only_cell(released: Mapping[str, Any]) -> Cell:
    metadata = {name: value for name, value in released["metadata"].items() if name != "nbgrader"}
    cell = {**released, "metadata": metadata}
    if cell["cell_type"] == "code":
        cell |= {"outputs": [], "execution_count": None}
    return cell


def _graded_cell(
    known: PlannedCell,
    released: Mapping[str, Any],
    verdicts: Mapping[str, Verdict],
    written: Mapping[str, str],
) -> Cell:
    metadata = {**released.get("metadata", {}), "nbgrader": known.metadata()}
    cell: Cell = {
        "cell_type": known.cell_type,
        "id": released.get("id", known.grade_id[:64]),
        "metadata": metadata,
        "source": written.get(known.grade_id, known.source),
    }
    if known.cell_type == "code":
        outputs = _outputs(known, verdicts.get(known.grade_id))
        cell |= {"outputs": outputs, "execution_count": None}
    return cell


def _outputs(known: PlannedCell, verdict: Verdict | None) -> list[Cell]:
    if verdict is None:
        return []
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
