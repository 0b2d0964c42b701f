"""Run the cells of one notebook in a child that is already shut in."""

import os
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ngos_and_co.grading.sandbox.code_cells import CodeCell
from ngos_and_co.grading.sandbox.inside.events import EventStream, EventWriter
from ngos_and_co.grading.sandbox.inside.shell import NotebookShell
from ngos_and_co.questions.answers import ANSWERS_FILE_NAME


def place_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the private copy of a submission, and make its folder the present one.

    Parameters
    ----------
    folder : Path
        A new one.
    files : mapping of str to bytes
        By path within it.
    """
    folder.mkdir(mode=0o700)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    os.chdir(folder)
    sys.path.insert(0, str(folder))  # as in a kernel, a module beside the notebook can be imported


def run_cells(shell: NotebookShell, cells: Sequence[CodeCell], events_descriptor: int) -> None:
    """Run all cells, whatever single ones raise, and write what they show.

    The last event is ``through``. After a `MemoryError` that a cell does not catch no more cells are run.

    Parameters
    ----------
    shell : NotebookShell
    cells : sequence of CodeCell
    events_descriptor : int
    """
    events = EventWriter(events_descriptor)
    shell.event_writer = events
    sys.stdout, sys.stderr = EventStream("stdout", events), EventStream("stderr", events)
    _reseed()
    run_cell: Any = shell.run_cell  # which IPython leaves without types
    for cell in cells:
        events.cell = cell.index
        events.event("begin")
        result = run_cell(cell.source, store_history=True, silent=False)
        if isinstance(result.error_before_exec or result.error_in_exec, MemoryError):
            events.event("out-of-memory")
            return
    events.event("through")


def read_answers(folder: Path, largest: int) -> bytes:
    """Read the file of answers that the cells left, one byte more than is allowed if it is longer."""
    try:
        descriptor = os.open(
            folder / ANSWERS_FILE_NAME, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        )
    except OSError:
        return b""
    with os.fdopen(descriptor, "rb") as file:
        return file.read(largest + 1)


def _reseed() -> None:
    """Give the child chance of its own: a fork begins with its parent's.

    The seed of text hashes cannot be changed in a running process; all runs of one warm process share it.
    """
    random.seed()
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()
