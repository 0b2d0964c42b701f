"""Watch one run from outside its namespaces, and end it when it uses more than it may."""

import contextlib
import os
import select
import signal
import time
from enum import StrEnum
from pathlib import Path

import attrs

from ngos_and_co.grading.sandbox.inside.child import READY, Child
from ngos_and_co.grading.sandbox.limits import SandboxLimits

LOOK_SECONDS = 0.05
SETUP_SECONDS = 30.0
LARGEST_NOTE = 2000
PIECE = 1 << 16
THREADS_FIELD = 17
"""Of ``/proc/<pid>/stat``, counted from the one after the process's name (see proc(5))."""


class Ending(StrEnum):
    """Why a run ended."""

    ITSELF = "itself"
    NOT_STARTED = "not-started"
    TIME = "time"
    THREADS = "threads"
    OUTPUT = "output"
    ANSWERS = "answers"


@attrs.frozen
class Watched:
    """All that came out of a run: bytes of the trainee's making.

    Attributes
    ----------
    ending : Ending
    note : str
        Why it did not start.
    events, answers : bytes
    """

    ending: Ending
    note: str = ""
    events: bytes = b""
    answers: bytes = b""


def watch(child: Child, limits: SandboxLimits) -> Watched:
    """Read what a run writes until it ends or is ended; afterwards nothing of it is left.

    Parameters
    ----------
    child : Child
    limits : SandboxLimits
    """
    runner = None
    try:
        runner, note = _read_note(child.notes)
        if runner is None:
            return Watched(Ending.NOT_STARTED, note)
        return _read_run(child, runner, limits)
    finally:
        end(child.guard, runner)
        for descriptor in (child.notes, child.events, child.answers):
            os.close(descriptor)


def end(guard: int, runner: int | None = None) -> None:
    """Kill a child and the process under it, which may have given up dying with its parent."""
    for process in (runner, guard):
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
    os.waitpid(guard, 0)


def _read_note(descriptor: int) -> tuple[int | None, str]:
    deadline = time.monotonic() + SETUP_SECONDS
    note = bytearray()
    while len(note) <= LARGEST_NOTE:
        wait = max(0.0, deadline - time.monotonic())
        if not select.select([descriptor], [], [], wait)[0]:
            return None, "It took too long to shut it in."
        piece = os.read(descriptor, LARGEST_NOTE)
        if not piece:
            break
        note += piece
    return parse_note(bytes(note))


def parse_note(note: bytes) -> tuple[int | None, str]:
    """Read what the guard and the runner say, in either order: the runner's number, and that it is ready.

    Returns
    -------
    int or None
        The runner's process id, if it is shut in.
    str
        Why not, else.
    """
    lines = note.splitlines()
    numbers = [line for line in lines if line.isdigit()]
    if READY in lines and len(lines) == 2 and numbers:
        return int(numbers[0]), ""
    others = [line for line in lines if line not in numbers and line != READY]
    return None, b" ".join(others).decode("utf-8", "replace") or "It ended at once."


def _read_run(child: Child, runner: int, limits: SandboxLimits) -> Watched:
    deadline = time.monotonic() + limits.wall_seconds
    contents = {child.events: bytearray(), child.answers: bytearray()}
    most = {child.events: limits.output_bytes, child.answers: limits.answers_bytes}
    too_much = {child.events: Ending.OUTPUT, child.answers: Ending.ANSWERS}
    still_open = set(contents)
    ending = Ending.ITSELF
    while still_open and ending is Ending.ITSELF:
        wait = min(LOOK_SECONDS, max(0.0, deadline - time.monotonic()))
        for descriptor in select.select(list(still_open), [], [], wait)[0]:
            piece = os.read(descriptor, PIECE)
            contents[descriptor] += piece
            if not piece:
                still_open.discard(descriptor)
            elif len(contents[descriptor]) > most[descriptor]:
                ending = too_much[descriptor]
        if ending is Ending.ITSELF and still_open:
            if time.monotonic() >= deadline:
                ending = Ending.TIME
            elif _threads_of(runner) > limits.threads:
                ending = Ending.THREADS
    answers = bytes(contents[child.answers]) if ending is Ending.ITSELF else b""
    return Watched(ending, "", bytes(contents[child.events]), answers)


def _threads_of(process: int) -> int:
    """Count the threads of a process, 0 where it is gone or there is no ``/proc``."""
    try:
        after_name = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2]
        return int(after_name.split()[THREADS_FIELD])
    except (OSError, ValueError, IndexError):
        return 0
