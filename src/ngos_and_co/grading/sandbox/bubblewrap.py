"""The outer wall: a bubblewrap that holds Python, its libraries and the course's package alone."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import ngos_and_co
from ngos_and_co.grading.sandbox.limits import SandboxLimits

PROGRAM = "bwrap"
INSTALL = (
    "Install it: apt-get install bubblewrap (Debian, Ubuntu), dnf install bubblewrap (Fedora)."
)
USER_INSIDE = "1000"
SYSTEM_FOLDERS = ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/opt/hostedtoolcache")
SYSTEM_FILES = (
    *("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives"),
    *("/etc/fonts", "/etc/localtime"),
)
PRIVATE_FOLDER = "/tmp"  # noqa: S108 (a file system of the sandbox's own)
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "HOME": f"{PRIVATE_FOLDER}/home",
    "TMPDIR": PRIVATE_FOLDER,
    "IPYTHONDIR": f"{PRIVATE_FOLDER}/ipython",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONNOUSERSITE": "1",
    # One thread: a process with more cannot be forked, and the machine's cores are shared.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


class NoSandbox(RuntimeError):  # noqa: N818 (what it says)
    """Code cannot be run safely here; the message says why and what to do."""


def find_bubblewrap() -> str:
    """Find the program.

    Raises
    ------
    NoSandbox
        If there is none.
    """
    if not sys.platform.startswith("linux"):
        raise NoSandbox("Trainees' code can be run safely on Linux only, where bubblewrap works.")
    program = shutil.which(PROGRAM)
    if program is None:
        raise NoSandbox(f"bubblewrap is not installed. {INSTALL}")
    return program


def bubblewrap_command(program: str, limits: SandboxLimits) -> list[str]:
    """Give the command line up to where the inner command follows.

    Parameters
    ----------
    program : str
    limits : SandboxLimits
        For the size of what can be written.
    """
    return [
        program,
        *("--unshare-user", "--unshare-all", "--uid", USER_INSIDE, "--gid", USER_INSIDE),
        *("--hostname", "sandbox", "--new-session", "--die-with-parent", "--clearenv"),
        *(word for name, value in ENVIRONMENT.items() for word in ("--setenv", name, value)),
        *("--setenv", "PYTHONPATH", str(package_folder().parent)),
        *(word for path in SYSTEM_FOLDERS for word in ("--ro-bind-try", path, path)),
        *(word for path in SYSTEM_FILES for word in ("--ro-bind-try", path, path)),
        *(word for path in python_folders() for word in ("--ro-bind", str(path), str(path))),
        *("--proc", "/proc", "--dev", "/dev"),
        *("--perms", "0700", "--size", str(limits.disk_bytes), "--tmpfs", PRIVATE_FOLDER),
        *("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/"),
        "--",
    ]


def package_folder() -> Path:
    """Give the folder of the course's package."""
    return Path(ngos_and_co.__file__).resolve().parent


def python_folders() -> list[Path]:
    """Give the folders that hold this Python, its libraries and the course's package.

    Raises
    ------
    NoSandbox
        If one of them is so high that it would show everything.
    """
    folders = list(dict.fromkeys(_python_folders()))
    if high := [folder for folder in folders if len(folder.parts) < 2 or folder == Path.home()]:
        raise NoSandbox(
            f"Python's own folder is {high[0]}, which holds everything else too. "
            "Install the course in an environment of its own."
        )
    return folders


def refuse_shown(folder: Path) -> None:
    """Refuse to run a submission that lies within what the sandbox shows: others would lie there too.

    Raises
    ------
    NoSandbox
        If it does.
    """
    shown = [path for path in python_folders() if folder.resolve().is_relative_to(path)]
    if shown:
        raise NoSandbox(
            f"The submissions lie in {shown[0]}, which trainees' code can read. "
            "Move the environment or the course to a folder of its own."
        )


def _python_folders() -> Iterator[Path]:
    for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix):
        if Path(prefix).resolve() != Path("/usr"):
            yield Path(prefix).resolve()
            yield Path(prefix).absolute()
    yield package_folder()
