"""The warm process: loads what notebooks need once, then forks a child for each notebook it is sent."""

import gc
import json
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from ngos_and_co.grading.sandbox.code_cells import CodeCell
from ngos_and_co.grading.sandbox.frames import Frame, read_frame, write_frame
from ngos_and_co.grading.sandbox.inside.child import Job, fork_child
from ngos_and_co.grading.sandbox.inside.confinement import Confinement
from ngos_and_co.grading.sandbox.inside.libraries import load_libraries
from ngos_and_co.grading.sandbox.inside.shell import NotebookShell, make_shell
from ngos_and_co.grading.sandbox.inside.watch import Ending, Watched, watch
from ngos_and_co.grading.sandbox.limits import SandboxLimits

LARGEST_JOB = 1 << 31
"""Bytes; the grader, which sends jobs, has the true limit."""
USAGE = "Usage: python -m ngos_and_co.grading.sandbox.inside CONFINEMENT FOLDER"


def main(arguments: Sequence[str]) -> int:
    """Serve jobs from standard input until it is closed."""
    if len(arguments) != 2:
        print(USAGE, file=sys.stderr)  # noqa: T201 (the grader shows it as the reason)
        return 2
    wanted, folder = Confinement(arguments[0]), Path(arguments[1])
    jobs, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)  # what a library prints is no reply
    shell = make_shell()
    load_libraries()
    if threading.active_count() > 1:
        print("A library has started a thread, so nothing can be forked.", file=sys.stderr)  # noqa: T201
        return 1
    gc.freeze()
    kind, note = try_out(shell, wanted, folder)
    write_frame(replies, Frame({"confinement": str(kind), "note": note}))
    while (frame := read_frame(jobs, LARGEST_JOB)) is not None:
        watched = run(shell, frame, kind, folder)
        head = {"ending": str(watched.ending), "note": watched.note}
        write_frame(replies, Frame(head, (watched.events, watched.answers)))
    return 0


def try_out(shell: NotebookShell, wanted: Confinement, folder: Path) -> tuple[Confinement, str]:
    """Find out with an empty notebook whether a child can have namespaces of its own.

    Returns
    -------
    Confinement
        The `wanted` one, or a bubblewrap for each run.
    str
        Why it is not the wanted one.
    """
    if wanted is not Confinement.OWN_NAMESPACES:
        return wanted, ""
    limits = SandboxLimits()
    watched = watch(fork_child(shell, Job((), {}, limits, folder), wanted), limits)
    if watched.ending is Ending.NOT_STARTED:
        return Confinement.OWN_BUBBLEWRAP, watched.note
    return wanted, ""


def run(shell: NotebookShell, frame: Frame, kind: Confinement, folder: Path) -> Watched:
    """Run one job."""
    told = json.loads(frame.parts[0])
    job = Job(
        cells=tuple(CodeCell(index, source) for index, source in told["cells"]),
        files=dict(zip(told["files"], frame.parts[1:], strict=True)),
        limits=SandboxLimits(**told["limits"]),
        folder=folder,
    )
    del frame, told
    return watch(fork_child(shell, job, kind), job.limits)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
