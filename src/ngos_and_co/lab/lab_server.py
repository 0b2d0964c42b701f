"""The course's own JupyterLab server: how it is configured, started and stopped."""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import attrs

from ngos_and_co.files import write_atomically
from ngos_and_co.lab.server_extension import BOOK_URL, BOOK_VARIABLE
from ngos_and_co.lab.workspace import START_PAGE, WORKSPACE_FOLDER

ADDRESS = "127.0.0.1"
PACKAGE = Path(__file__).parent
BUILD_FOLDER = "_build"
START_SECONDS = 120
STOP_SECONDS = 15
# For trainees these only add waiting, and pages that stay empty.
FACILITATORS_EXTENSIONS = (
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
    "nbgrader.server_extensions.course_list",
)
SERVER_EXTENSION = "ngos_and_co.lab.server_extension"


class LabError(RuntimeError):
    """JupyterLab does not start, or does not do what it should; the message says what to do."""


@attrs.frozen
class LabServer:
    """One JupyterLab of the course.

    Attributes
    ----------
    course_root : Path
    port : int
    facilitator : bool
        Show the repository with all of Lab and Formgrader, in place of the workspace alone.
    token : str
        Whoever has it may use the server.
    """

    course_root: Path
    port: int
    facilitator: bool = False
    token: str = attrs.field(factory=lambda: secrets.token_hex(16), repr=False)

    @property
    def root_dir(self) -> Path:
        """The folder that Lab's file browser shows."""
        return self.course_root if self.facilitator else self.course_root / WORKSPACE_FOLDER

    @property
    def private_folder(self) -> Path:
        """Where this server keeps what it would otherwise write into the user's home folder."""
        return self.course_root / BUILD_FOLDER / "lab" / self._role

    @property
    def log(self) -> Path:
        """The file of what the server says."""
        return self.private_folder / "server.log"

    @property
    def address(self) -> str:
        """The server's address, with a slash at its end."""
        return f"http://{ADDRESS}:{self.port}/"

    @property
    def lab_address(self) -> str:
        """What to open in a browser, token included."""
        return f"{self.address}{self._first_page}?token={self.token}"

    @property
    def book_address(self) -> str:
        """The book's address, token included."""
        return f"{self.address}{BOOK_URL}/?token={self.token}"

    @property
    def _role(self) -> str:
        return "facilitator" if self.facilitator else "trainee"

    @property
    def _first_page(self) -> str:
        page = self.course_root / WORKSPACE_FOLDER / START_PAGE
        return f"lab/tree/{page.relative_to(self.root_dir).as_posix()}" if page.is_file() else "lab"

    def command(self) -> list[str]:
        """Give the command line; the token is not in it, because others on the machine can read it."""
        options = [
            f"--ServerApp.ip={ADDRESS}",
            f"--ServerApp.port={self.port}",
            "--ServerApp.port_retries=0",
            "--ServerApp.open_browser=False",
            f"--ServerApp.root_dir={self.root_dir}",
            "--ServerApp.allow_remote_access=False",
            f"--LabApp.default_url=/{self._first_page}",
            f"--LabApp.app_settings_dir={PACKAGE / 'settings' / self._role}",
            f"--LabApp.extra_labextensions_path={PACKAGE / 'labextensions'}",
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly",
        ]
        if sys.platform == "linux":
            options.append("--KernelManager.transport=ipc")  # no ports that others could reach
        if getattr(os, "geteuid", lambda: 1)() == 0:
            options.append("--allow-root")
        return [sys.executable, "-m", "jupyterlab", *options]

    def environment(self, runtime: Path) -> dict[str, str]:
        """Give the child's environment: nothing of the user's own Jupyter is read or written.

        Parameters
        ----------
        runtime : Path
            For sockets, whose paths must be short.
        """
        own = self.private_folder
        former = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("JUPYTER_", "JUPYTERLAB_", "JPY_"))
        }
        folders = {
            "JUPYTER_CONFIG_DIR": own / "config",
            "JUPYTER_DATA_DIR": own / "data",
            "JUPYTERLAB_SETTINGS_DIR": own / "settings",
            "JUPYTERLAB_WORKSPACES_DIR": own / "workspaces",
            "IPYTHONDIR": own / "ipython",
            "JUPYTER_RUNTIME_DIR": runtime,
            # nbgrader looks for nbgrader_config.py here, whatever folder it is started in.
            "JUPYTER_CONFIG_PATH": self.course_root,
            BOOK_VARIABLE: self.course_root / BUILD_FOLDER / "html",
        }
        programs = str(Path(sys.executable).parent)
        return (
            former
            | {name: str(folder) for name, folder in folders.items()}
            | {
                "PATH": os.pathsep.join([programs, os.environ.get("PATH", os.defpath)]),
                "JUPYTER_TOKEN": self.token,
                "JUPYTER_PREFER_ENV_PATH": "1",
            }
        )

    def write_configuration(self) -> None:
        """Write what the server reads besides its command line."""
        extensions = {SERVER_EXTENSION: True}
        if not self.facilitator:
            extensions |= dict.fromkeys(FACILITATORS_EXTENSIONS, False)
        content = json.dumps({"ServerApp": {"jpserver_extensions": extensions}}, indent=1)
        write_atomically(
            self.private_folder / "config" / "jupyter_server_config.json", content.encode()
        )

    def last_words(self) -> str:
        """Give the end of the server's log."""
        with suppress(OSError):
            return "\n".join(self.log.read_text("utf-8", errors="replace").splitlines()[-8:])
        return ""


@contextmanager
def running(server: LabServer) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a server until the block ends, however it ends.

    Yields
    ------
    subprocess.Popen
        The server's process, when it answers.

    Raises
    ------
    LabError
        If it stops or does not answer in time.
    """
    server.write_configuration()
    with tempfile.TemporaryDirectory(prefix="ngos-lab-", ignore_cleanup_errors=True) as runtime:
        with server.log.open("wb") as log:
            process = subprocess.Popen(
                server.command(),
                cwd=server.course_root,
                env=server.environment(Path(runtime)),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C comes to us alone, and we stop it in order
            )
        try:
            _wait_until_it_answers(server, process)
            yield process
        finally:
            stop(process)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop a server and its kernels; by force if it does not stop by itself."""
    if process.poll() is not None:
        return
    process.terminate()  # the server then stops its kernels
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()  # kernels end by themselves when their server is gone
        process.wait()


def _wait_until_it_answers(server: LabServer, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    request = urllib.request.Request(  # noqa: S310 (our own address)
        f"{server.address}api/status", headers={"Authorization": f"token {server.token}"}
    )
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise LabError(
                f"JupyterLab stopped before it answered. It said (all of it is in {server.log}):\n"
                f"{server.last_words()}"
            )
        # No proxy: it is this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with suppress(OSError), opener.open(request, timeout=5):
            return
        time.sleep(0.2)
    raise LabError(
        f"JupyterLab did not answer within {START_SECONDS} seconds. What it said is in {server.log}."
    )


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port of this machine."""
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True
