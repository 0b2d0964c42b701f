"""Fork the process that runs one notebook."""

import contextlib
import os
import signal
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import attrs

from ngos_and_co.grading.sandbox.code_cells import CodeCell
from ngos_and_co.grading.sandbox.inside import confinement
from ngos_and_co.grading.sandbox.inside.confinement import Confinement
from ngos_and_co.grading.sandbox.inside.notebook_run import place_files, read_answers, run_cells
from ngos_and_co.grading.sandbox.inside.shell import NotebookShell
from ngos_and_co.grading.sandbox.limits import SandboxLimits

SUBMISSION = "submission"
READY = b"ready"


@attrs.frozen
class Job:
    """One notebook to run.

    Attributes
    ----------
    cells : sequence of CodeCell
    files : mapping of str to bytes
    limits : SandboxLimits
    folder : Path
        In which the private copy is made.
    """

    cells: Sequence[CodeCell]
    files: Mapping[str, bytes]
    limits: SandboxLimits
    folder: Path


@attrs.frozen
class Child:
    """A forked run, as its parent sees it.

    Attributes
    ----------
    guard : int
        Process id of the child itself; when it is killed, everything under it is.
    notes, events, answers : int
        Descriptors to read: how shutting in went, what the cells show, what is handed over.
    """

    guard: int
    notes: int
    events: int
    answers: int


def fork_child(shell: NotebookShell, job: Job, kind: Confinement) -> Child:
    """Fork a run.

    Parameters
    ----------
    shell : NotebookShell
    job : Job
    kind : Confinement
    """
    pipes = [os.pipe() for _ in range(3)]
    libraries_bytes = confinement.address_space_bytes()
    guard = os.fork()
    if guard == 0:
        _be_child(shell, job, kind, [writing for _, writing in pipes], libraries_bytes)
    for _, writing in pipes:
        os.close(writing)
    return Child(guard, *(reading for reading, _ in pipes))


def _be_child(
    shell: NotebookShell, job: Job, kind: Confinement, pipes: Sequence[int], libraries_bytes: int
) -> NoReturn:
    status = 1
    notes = pipes[0]
    try:
        confinement.die_with_parent()
        os.setsid()
        keep_only(pipes)
        if kind is Confinement.OWN_NAMESPACES:
            confinement.enter_namespaces()
            runner = os.fork()
            if runner:
                os.write(notes, b"%d\n" % runner)
                _close(pipes)
                os.waitpid(runner, 0)
                os._exit(0)
            confinement.die_with_parent()
            confinement.cover_folders(job.limits)
        else:
            os.write(notes, b"%d\n" % os.getpid())
        _run(shell, job, kind, pipes, libraries_bytes)
        status = 0
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.write(notes, f"{error}\n".encode("utf-8", "replace"))
    finally:
        # At once: no handler and no thread of the trainee's has a say in it.
        os._exit(status)


def _run(
    shell: NotebookShell, job: Job, kind: Confinement, pipes: Sequence[int], libraries_bytes: int
) -> None:
    notes, events, answers = pipes
    folder = job.folder / SUBMISSION
    place_files(folder, job.files)
    confinement.set_limits(job.limits, libraries_bytes)
    if kind is not Confinement.NONE:
        confinement.give_up_privileges()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a file that grows too large is an OSError
    os.write(notes, READY + b"\n")
    os.close(notes)
    run_cells(shell, job.cells, events)
    os.close(events)
    content = memoryview(read_answers(folder, job.limits.answers_bytes))
    while content:
        content = content[os.write(answers, content) :]


def keep_only(descriptors: Iterable[int]) -> None:
    """Close every descriptor but these; input is empty and plain output goes nowhere."""
    kept = sorted(descriptors)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nothing, standard)
    first = 3
    for descriptor in kept:
        os.closerange(first, descriptor)
        first = descriptor + 1
    os.closerange(first, os.sysconf("SC_OPEN_MAX"))


def _close(descriptors: Iterable[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)
