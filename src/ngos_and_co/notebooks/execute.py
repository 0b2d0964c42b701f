"""Run notebooks from top to bottom in a fresh kernel, and store what they show."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat

from ngos_and_co.files import write_atomically
from ngos_and_co.notebooks.tidy import role_of, tidy, to_bytes
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE

CELL_SECONDS = 120


class ExecutionError(RuntimeError):
    """A notebook does not run; the message names the notebook, the cell and the error."""


def find_notebooks(course: Path) -> list[Path]:
    """Find the notebooks that are committed with outputs: lessons, cases, start page, solutions."""
    folders = (course / "course", course / "solutions")
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    )


def execute(paths: Iterable[Path]) -> Iterator[Path]:
    """Run notebooks in static mode and store them tidied, each as soon as it has run.

    Parameters
    ----------
    paths : iterable of Path

    Yields
    ------
    Path
        Each notebook that was written.

    Raises
    ------
    ExecutionError
        If a cell fails; that notebook is then as it was.
    QuestionError
        If a question cannot be read.
    """
    for path in paths:
        write_atomically(path, run_notebook(path))
        yield path


def run_notebook(path: Path) -> bytes:
    """Run one notebook and give its committed form; the file itself is not touched."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    role = role_of(path.as_posix())
    tidy(notebook, role, path.name)  # what is wrong with a question is said before anything runs
    with _static_output():
        try:
            with tempfile.TemporaryDirectory(prefix="ngos-kernel-") as folder:
                client = NotebookClient(
                    notebook,
                    timeout=CELL_SECONDS,
                    kernel_name="python3",
                    resources={"metadata": {"path": str(path.parent)}},
                )
                client.km = client.create_kernel_manager()
                client.km.transport = "ipc"  # no port, and no warning about an open one
                client.km.ip = str(Path(folder) / "kernel")
                client.execute()
        except CellExecutionError as error:
            raise ExecutionError(f"{path}: a cell fails. {error.ename}: {error.evalue}") from None
        except (CellTimeoutError, DeadKernelError) as error:
            raise ExecutionError(f"{path}: it does not run to its end. {error}") from None
    return to_bytes(tidy(notebook, role, path.name))


@contextmanager
def _static_output() -> Iterator[None]:
    former = os.environ.get(STATIC_OUTPUT_VARIABLE)
    os.environ[STATIC_OUTPUT_VARIABLE] = "static"
    try:
        yield
    finally:
        if former is None:
            del os.environ[STATIC_OUTPUT_VARIABLE]
        else:
            os.environ[STATIC_OUTPUT_VARIABLE] = former
