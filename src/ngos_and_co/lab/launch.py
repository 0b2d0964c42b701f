"""Open the course in JupyterLab: what ``make start`` does last."""

import signal
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from rich.console import Console

from ngos_and_co.lab.lab_server import LabError, LabServer, is_free, running
from ngos_and_co.lab.workspace import refresh_workspace

if TYPE_CHECKING:
    import subprocess

DEFAULT_PORT = 8888
PORTS_TO_TRY = 50


def start(
    course_root: Path,
    *,
    facilitator: bool = False,
    port: int | None = None,
    check: bool = False,
    open_browser: bool = True,
) -> int:
    """Start JupyterLab and wait until somebody stops it.

    Parameters
    ----------
    course_root : Path
    facilitator : bool
        Open the repository, with Formgrader, in place of the workspace.
    port : int, optional
        On this machine; 8888, or the next one that is free, if left out.
    check : bool
        Prove that all answers, stop again, and leave no process.
    open_browser : bool

    Returns
    -------
    int
        0, or 1 when it could not be started or what was checked is not as it should be; a sentence on
        the error output then says why.
    """
    out = Console(highlight=False, soft_wrap=True, markup=False)
    try:
        chosen = choose_port(port)
        if port is None and chosen != DEFAULT_PORT:
            out.print(f"Port {DEFAULT_PORT} is taken on this machine, so this is on port {chosen}.")
        for sentence in refresh_workspace(course_root):
            out.print(sentence)
        out.print("Starting JupyterLab ...")
        server = LabServer(course_root.resolve(), chosen, facilitator)
        with _ending_in_order(), running(server) as process:
            if check:
                # Here, because only a check needs a client.
                from ngos_and_co.lab.lab_check import check_lab

                check_lab(server)
            else:
                _tell(server, out, open_browser=open_browser)
                return _wait(process, server)
    except LabError as error:
        Console(stderr=True, highlight=False, soft_wrap=True, markup=False).print(
            str(error), style="red"
        )
        return 1
    except KeyboardInterrupt:
        if check:
            out.print("\nThe check was stopped before its end.")
            return 1
        out.print("\nJupyterLab has stopped. Your answers are saved.")
        return 0
    out.print("Lab, book and kernel answer.")
    return 0


def choose_port(port: int | None) -> int:
    """Give the port to use.

    Raises
    ------
    LabError
        If the one that was asked for is taken, or none is free.
    """
    if port is not None:
        if not 0 < port < 2**16:
            raise LabError(f"{port} is not a port. Choose one from 1024 to 65535.")
        if not is_free(port):
            raise LabError(
                f"Port {port} is taken on this machine, perhaps by this course in another window. "
                f"Choose another one: make start PORT={port + 1 if port < 2**16 - 1 else DEFAULT_PORT}"
            )
        return port
    for candidate in range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TO_TRY):
        if is_free(candidate):
            return candidate
    raise LabError(
        f"No port from {DEFAULT_PORT} to {DEFAULT_PORT + PORTS_TO_TRY - 1} is free on this machine. "
        "Name another one: make start PORT=9999"
    )


def _tell(server: LabServer, out: Console, *, open_browser: bool) -> None:
    out.print()
    out.print("The course is open at")
    out.print(f"  {server.lab_address}")
    out.print("The book is at")
    out.print(f"  {server.book_address}")
    out.print("Stop with Ctrl-C.")
    sys.stdout.flush()
    if open_browser:
        webbrowser.open(server.lab_address)


def _wait(process: "subprocess.Popen[bytes]", server: LabServer) -> int:
    code = process.wait()
    if code != 0:
        raise LabError(f"JupyterLab stopped by itself. What it said is in {server.log}.")
    return 0  # it was shut down from its own menu


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let the signals that end a program end it as Ctrl-C does, so that no server is left."""

    def interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise KeyboardInterrupt

    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    former: dict[str, Any] = {}
    for name in names:
        former[name] = signal.signal(getattr(signal, name), interrupt)
    try:
        yield
    finally:
        for name, handler in former.items():
            signal.signal(getattr(signal, name), handler)
