"""How a forked child shuts itself in before it runs a trainee's code."""

import ctypes
import os
import resource
import signal
from enum import StrEnum
from pathlib import Path

from ngos_and_co.grading.sandbox.inside.system_calls import refuse_system_calls
from ngos_and_co.grading.sandbox.limits import SandboxLimits

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
PR_SET_PDEATHSIG, PR_CAPBSET_DROP = 1, 24
LAST_CAPABILITY = 63
CAPABILITY_VERSION = 0x20080522
OPEN_FILES = 128
MOST_INODES = 4000

PRIVATE_FOLDER = Path("/tmp")  # noqa: S108 (a file system of the child's own)
EMPTY_FOLDERS = ("/proc",)


class Confinement(StrEnum):
    """What separates one run from the next."""

    OWN_NAMESPACES = "own-namespaces"
    """Each run has namespaces of its own within the bubblewrap of the warm process."""
    OWN_BUBBLEWRAP = "own-bubblewrap"
    """The whole bubblewrap ends after the run: where a namespace cannot be made within another."""
    NONE = "none"
    """No sandbox at all, as a facilitator has explicitly allowed: limits alone."""


def enter_namespaces() -> None:
    """Leave the warm process's namespaces; what is forked next is the first process of new ones.

    Raises
    ------
    OSError
        If the kernel does not allow it here.
    """
    user, group = os.getuid(), os.getgid()
    flags = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWUTS
    _call("unshare", flags)
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")


def cover_folders(limits: SandboxLimits) -> None:
    """Put an empty, bounded file system over what is writable, and nothing over what tells of others."""
    _mount_memory(
        str(PRIVATE_FOLDER),
        MS_NOSUID | MS_NODEV,
        f"size={limits.disk_bytes},nr_inodes={MOST_INODES},mode=0700",
    )
    for folder in EMPTY_FOLDERS:
        _mount_memory(folder, MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, "size=4096")


def die_with_parent() -> None:
    """Be killed when the process that forked this one ends."""
    _call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def give_up_privileges() -> None:
    """Drop all capabilities for good, and refuse the system calls that no notebook needs."""
    library = ctypes.CDLL(None, use_errno=True)
    for capability in range(LAST_CAPABILITY + 1):
        library.prctl(PR_CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0)
    head = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if library.capset(head, nothing) != 0:
        raise OSError(ctypes.get_errno(), "Capabilities could not be dropped")
    refuse_system_calls()


def set_limits(limits: SandboxLimits, libraries_bytes: int) -> None:
    """Set the limits that the kernel keeps for this process.

    Parameters
    ----------
    limits : SandboxLimits
    libraries_bytes : int
        Address space that is already taken.
    """
    for kind, soft, hard in (
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        # Not kept for root, so the watching process counts threads too.
        (resource.RLIMIT_NPROC, limits.threads, limits.threads),
    ):
        _lower(kind, soft, hard)
    most = libraries_bytes + limits.memory_bytes
    _lower(resource.RLIMIT_AS, most, most)


def address_space_bytes() -> int:
    """Tell how much address space this process takes, 0 where there is no ``/proc``."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()


def _lower(kind: int, soft: int, hard: int) -> None:
    ceiling = resource.getrlimit(kind)[1]
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(kind, (soft, hard))


def _mount_memory(folder: str, flags: int, options: str) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    arguments = (b"tmpfs", folder.encode(), b"tmpfs", ctypes.c_ulong(flags), options.encode())
    if library.mount(*arguments) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"No file system of its own over {folder}: {os.strerror(error)}")


def _call(name: str, *arguments: int) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if getattr(library, name)(*map(ctypes.c_ulong, arguments)) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{name}: {os.strerror(error)}")
