"""A filter on system calls: what a notebook never needs is refused by the kernel.

Namespaces and limits do the rest; the filter closes what they leave open: other processes and programs
(so there is nothing to count), memory that no limit on address space sees, sockets that are not bound to a
network namespace (such as those to a virtual machine's host), and further namespaces.
"""

import ctypes
import errno
import platform
import struct
from collections.abc import Iterable, Mapping

import attrs

PR_SET_NO_NEW_PRIVS = 38
PR_SET_SECCOMP = 22
SECCOMP_MODE_FILTER = 2
ALLOW = 0x7FFF0000
KILL = 0x80000000
REFUSE = 0x00050000
CLONE_THREAD = 0x00010000
AF_UNIX = 1

# Instructions of the kernel's packet filter, and where it finds what (struct seccomp_data).
LOAD, JUMP_IF_EQUAL, JUMP_IF_NOT_LESS, JUMP_IF_BITS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER_AT, MACHINE_AT, FIRST_ARGUMENT_AT = 0, 4, 16
X32_BIT = 0x40000000

# The newer calls have one number on all machines.
EVERYWHERE = (425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 442, 447)
"""io_uring (3), open_tree, move_mount, fs* (4), pidfd_getfd, mount_setattr, memfd_secret."""
CLONE3 = 435


class NoFilter(OSError):  # noqa: N818 (what it says)
    """The system calls of this machine are not known, or the kernel takes no filter."""


@attrs.frozen
class Machine:
    """The numbers that one kind of processor gives to system calls.

    Attributes
    ----------
    audit_name : int
        As the kernel tells the filter (AUDIT_ARCH).
    clone, socket, socketpair : int
    refused : mapping of str to int
    """

    audit_name: int
    clone: int
    socket: int
    socketpair: int
    refused: Mapping[str, int]


NAMES = (
    *("execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "kcmp"),
    *("unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "mknodat"),
    *("memfd_create", "shmget", "msgget", "semget", "mq_open", "userfaultfd"),
    *("bpf", "perf_event_open", "keyctl", "add_key", "request_key", "fanotify_init"),
    *("open_by_handle_at", "name_to_handle_at", "quotactl", "syslog", "acct", "personality"),
    *("kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module"),
    *("swapon", "swapoff", "reboot", "vhangup", "settimeofday", "clock_settime"),
)
X86_64 = (
    *(59, 322, 101, 310, 311, 312, 272, 308, 165, 166, 155, 161, 259, 319, 29, 68, 64, 240, 323),
    *(321, 298, 250, 248, 249, 300, 304, 303, 179, 103, 163, 135, 246, 320, 175, 313, 176),
    *(167, 168, 169, 153, 164, 227),
)
AARCH64 = (
    *(221, 281, 117, 270, 271, 272, 97, 268, 40, 39, 41, 51, 33, 279, 194, 186, 190, 180, 282),
    *(280, 241, 219, 217, 218, 262, 265, 264, 60, 116, 89, 92, 104, 294, 105, 273, 106),
    *(224, 225, 142, 58, 170, 112),
)
ONLY_X86_64 = {"fork": 57, "vfork": 58, "mknod": 133, "iopl": 172, "ioperm": 173, "modify_ldt": 154}
MACHINES = {
    "x86_64": Machine(0xC000003E, 56, 41, 53, dict(zip(NAMES, X86_64, strict=True)) | ONLY_X86_64),
    "aarch64": Machine(0xC00000B7, 220, 198, 199, dict(zip(NAMES, AARCH64, strict=True))),
}


def refuse_system_calls() -> None:
    """Put the filter on this process, for good, and on every thread that it starts from now on.

    Raises
    ------
    NoFilter
        If that cannot be done; nothing may be run then.
    """
    machine = MACHINES.get(platform.machine())
    if machine is None:
        raise NoFilter(f"The system calls of a {platform.machine()} processor are not known.")
    program = filter_program(machine)
    instructions = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: a count, padding, and where the instructions are.
    told = ctypes.create_string_buffer(
        struct.pack("@HP", len(program) // 8, ctypes.addressof(instructions))
    )
    library = ctypes.CDLL(None, use_errno=True)
    for arguments in (
        (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(told), 0, 0),
    ):
        if library.prctl(arguments[0], *map(ctypes.c_ulong, arguments[1:])) != 0:
            raise NoFilter(ctypes.get_errno(), "The kernel takes no filter of system calls.")


def filter_program(machine: Machine) -> bytes:
    """Assemble the filter: eight bytes an instruction.

    Parameters
    ----------
    machine : Machine
    """
    refuse = REFUSE | errno.EPERM
    parts = [
        _step(LOAD, MACHINE_AT),
        _step(JUMP_IF_EQUAL, machine.audit_name, then=1),
        _step(RETURN, KILL),
        _step(LOAD, NUMBER_AT),
        # A second set of numbers for the same calls, which nothing here uses.
        _step(JUMP_IF_NOT_LESS, X32_BIT, otherwise=1),
        _step(RETURN, refuse),
    ]
    for number in sorted({*machine.refused.values(), *EVERYWHERE}):
        parts += [_step(JUMP_IF_EQUAL, number, otherwise=1), _step(RETURN, refuse)]
    # Its flags lie in memory, where a filter cannot look. Told that it does not exist, libraries use clone.
    parts += [
        _step(JUMP_IF_EQUAL, CLONE3, otherwise=1),
        _step(RETURN, REFUSE | errno.ENOSYS),
    ]
    parts += _refused_unless(machine.clone, JUMP_IF_BITS, CLONE_THREAD, errno.EPERM)
    for number in (machine.socket, machine.socketpair):
        parts += _refused_unless(number, JUMP_IF_EQUAL, AF_UNIX, errno.EAFNOSUPPORT)
    return b"".join([*parts, _step(RETURN, ALLOW)])


def _refused_unless(number: int, test: int, operand: int, error: int) -> Iterable[bytes]:
    """Let one system call pass only where its first argument passes a test."""
    return [
        _step(JUMP_IF_EQUAL, number, otherwise=4),
        _step(LOAD, FIRST_ARGUMENT_AT),
        _step(test, operand, otherwise=1),
        _step(RETURN, ALLOW),
        _step(RETURN, REFUSE | error),
    ]


def _step(code: int, operand: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, operand)
