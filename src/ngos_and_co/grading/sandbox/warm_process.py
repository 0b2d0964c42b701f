"""The grader's end of the warm process: start it in its bubblewrap, ask it, end it."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from typing import IO

import attrs

from ngos_and_co.grading.sandbox.bubblewrap import (
    ENVIRONMENT,
    PRIVATE_FOLDER,
    NoSandbox,
    bubblewrap_command,
    find_bubblewrap,
    package_folder,
)
from ngos_and_co.grading.sandbox.frames import Frame, FrameError, read_frame, write_frame
from ngos_and_co.grading.sandbox.limits import SandboxLimits

INSIDE = "ngos_and_co.grading.sandbox.inside"
START_SECONDS = 60.0
STOP_SECONDS = 5.0
GRACE_SECONDS = 40.0
"""Beyond a run's own time, for shutting in and cleaning up on a busy machine."""
LONGEST_COMPLAINT = 500
"""Characters of what the program said that are shown."""


@attrs.frozen
class Reply:
    """What the warm process says of one run.

    Attributes
    ----------
    ending, note : str
    events, answers : bytes
    """

    ending: str
    note: str
    events: bytes
    answers: bytes


@attrs.define
class WarmProcess:
    """A running warm process; made by :func:`start`.

    Attributes
    ----------
    disk_bytes : int
        The size of what can be written in it.
    is_for_one_run : bool
        Whether it has to be stopped after a run, because a run has no namespaces of its own in it.
    confinement : str
    """

    disk_bytes: int
    is_for_one_run: bool
    confinement: str
    _process: "subprocess.Popen[bytes]"
    _complaints: IO[bytes]
    _folder: "tempfile.TemporaryDirectory[str] | None"

    def ask(
        self, told: Mapping[str, object], files: Mapping[str, bytes], limits: SandboxLimits
    ) -> Reply:
        """Have one notebook run.

        Raises
        ------
        FrameError
            If no proper reply comes in time.
        NoSandbox
            If the run could not be shut in.
        """
        deadline = time.monotonic() + limits.wall_seconds + GRACE_SECONDS
        job = Frame({}, (json.dumps(told).encode(), *files.values()))
        jobs, replies = _pipes_of(self._process)
        write_frame(jobs, job, deadline)
        # A watching process notices that there is too much only when it has it.
        largest = limits.output_bytes + limits.answers_bytes + (1 << 20)
        frame = read_frame(replies, largest, deadline)
        if frame is None or len(frame.parts) != 2:
            raise FrameError("The warm process is gone.")
        ending, note = (str(frame.head.get(name, "")) for name in ("ending", "note"))
        if ending == "not-started":
            raise NoSandbox(f"The notebook could not be shut in: {note}")
        return Reply(ending, note, *frame.parts)

    def stop(self) -> None:
        """End it and everything under it."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            # Without jobs it ends by itself, and bubblewrap with it.
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._complaints.close()
        if self._folder is not None:
            self._folder.cleanup()


def start(limits: SandboxLimits, *, unconfined: bool = False) -> WarmProcess:
    """Start a warm process and wait until it is warm.

    Parameters
    ----------
    limits : SandboxLimits
    unconfined : bool
        Without a bubblewrap.

    Raises
    ------
    NoSandbox
        If it cannot be started; the message says why.
    """
    folder = tempfile.TemporaryDirectory(prefix="ngos-run-") if unconfined else None
    python = [sys.executable, "-s", "-P", "-m", INSIDE]
    if folder is None:
        command = [
            *bubblewrap_command(find_bubblewrap(), limits),
            *python,
            "own-namespaces",
            PRIVATE_FOLDER,
        ]
        environment = {"PATH": os.defpath}
    else:
        command = [*python, "none", folder.name]
        own = {"HOME": folder.name, "TMPDIR": folder.name, "IPYTHONDIR": f"{folder.name}/ipython"}
        environment = ENVIRONMENT | own | {"PYTHONPATH": str(package_folder().parent)}
    complaints = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as the process)
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env=environment,
        cwd="/" if folder is None else folder.name,
        start_new_session=True,  # Ctrl-C is for the grader, which then ends this in good order
    )
    warm = WarmProcess(limits.disk_bytes, False, "", process, complaints, folder)
    jobs, replies = _pipes_of(process)
    os.set_blocking(jobs, False)
    try:
        ready = read_frame(replies, 0, time.monotonic() + START_SECONDS)
    except FrameError:
        ready = None
    if ready is None:
        complaint = _last_complaint(complaints)
        warm.stop()
        raise NoSandbox(f"The sandbox could not be started: {complaint}")
    warm.confinement = str(ready.head.get("confinement", ""))
    warm.is_for_one_run = warm.confinement != "own-namespaces"
    return warm


def _pipes_of(process: "subprocess.Popen[bytes]") -> tuple[int, int]:
    if process.stdin is None or process.stdout is None:
        raise FrameError("The warm process has no pipes.")
    return process.stdin.fileno(), process.stdout.fileno()


def _last_complaint(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    text = complaints.read(1 << 20).decode("utf-8", "replace").strip()
    return (text.splitlines() or ["it said nothing."])[-1][-LONGEST_COMPLAINT:]
