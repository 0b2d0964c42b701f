"""Run a trainee's notebook where answers are handed over by code, and take what it handed over."""

import atexit
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from ngos_and_co.grading.engine.plan import PlannedNotebook, grade_id_of

if TYPE_CHECKING:
    from ngos_and_co.grading.sandbox import SandboxRun

Cell = dict[str, Any]


@attrs.frozen
class CodeRun:
    """What running a trainee's notebook gave.

    Attributes
    ----------
    answers : mapping of str to object
        What the code handed over, by question id.
    document : mapping
        The notebook that was run, with the outputs of this run.
    problem : str or None
        Why it was not run to its end; its questions are then left for a person.
    """

    answers: Mapping[str, Any]
    document: Mapping[str, Any]
    problem: str | None = None


class RunsCode(Protocol):
    """Runs a trainee's notebook where it can do no harm."""

    def __call__(self, document: Mapping[str, Any], folder: Path) -> CodeRun:
        """Run a notebook from the folder that was handed in."""


def document_to_run(planned: PlannedNotebook, submitted: Mapping[str, Any]) -> dict[str, Any]:
    """Give the notebook as it is run: the trainee's cells in their order, those that are locked set right.

    Parameters
    ----------
    planned : PlannedNotebook
    submitted : mapping
        The notebook that was handed in; nothing of it but sources and grade ids is kept.

    Returns
    -------
    dict
        In Jupyter's notebook format. Locked cells that are missing come first: they prepare the others.
    """
    cells = list(_cells_to_run(planned, submitted))
    present = {grade_id_of(cell) for cell in cells}
    missing = [
        _cell(cell.cell_type, cell.source, {"nbgrader": cell.metadata()})
        for cell in planned.cells.values()
        if cell.is_locked and cell.grade_id not in present
    ]
    return {"cells": missing + cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}


def _cells_to_run(planned: PlannedNotebook, submitted: Mapping[str, Any]) -> Iterator[Cell]:
    placed = set()
    for cell in submitted["cells"]:
        source, kind = cell["source"], cell["cell_type"]
        if not isinstance(source, str) or kind not in {"code", "markdown"}:
            continue
        known = planned.cells.get(grade_id_of(cell) or "")
        if known is None or known.grade_id in placed:
            yield _cell(kind, source, {})
        else:
            placed.add(known.grade_id)
            text = known.source if known.is_locked else source
            yield _cell(known.cell_type, text, {"nbgrader": known.metadata()})


def _cell(cell_type: str, source: str, metadata: Mapping[str, Any]) -> Cell:
    cell: Cell = {"cell_type": cell_type, "metadata": dict(metadata), "source": source}
    if cell_type == "code":
        cell |= {"outputs": [], "execution_count": None}
    return cell


_of_this_thread = threading.local()
"""Its warm process: that belongs to the thread that started it."""


def run_in_sandbox(document: Mapping[str, Any], folder: Path) -> CodeRun:
    """Run a notebook in a sandbox; one warm process serves all notebooks that this thread runs."""
    # Late, for few assignments have code.
    from ngos_and_co.grading.sandbox import warm_kernels

    if not hasattr(_of_this_thread, "kernels"):
        stack = ExitStack()
        atexit.register(stack.close)
        _of_this_thread.kernels = stack.enter_context(warm_kernels())
    return _told(_of_this_thread.kernels.run(document, folder))


def run_in_sandbox_once(document: Mapping[str, Any], folder: Path) -> CodeRun:
    """Run a notebook in a sandbox of which nothing stays: for a server, which grades now and then."""
    from ngos_and_co.grading.sandbox import run_notebook

    return _told(run_notebook(document, folder))


def _told(run: "SandboxRun") -> CodeRun:
    from ngos_and_co.grading.sandbox import SandboxOutcome

    problem = None if run.outcome is SandboxOutcome.RAN else run.reason
    return CodeRun(run.answers, run.document, problem)
