"""The filter of system calls, run on paper: a small reading of the kernel's packet filter."""

import errno
import struct

import pytest

from ngos_and_co.grading.sandbox.inside.system_calls import (
    ALLOW,
    KILL,
    MACHINES,
    REFUSE,
    filter_program,
)

REFUSED = REFUSE | errno.EPERM


def _decide(machine: str, number: int, argument: int = 0, audit_name: int | None = None) -> int:
    """Follow the program as the kernel does, for one system call."""
    known = MACHINES[machine]
    steps = list(struct.iter_unpack("=HBBI", filter_program(known)))
    values = {0: number, 4: known.audit_name if audit_name is None else audit_name, 16: argument}
    register, position = 0, 0
    while True:
        code, then, otherwise, operand = steps[position]
        position += 1
        if code == 0x06:
            return int(operand)
        if code == 0x20:
            register = values[operand]
            continue
        passes = {
            0x15: register == operand,
            0x35: register >= operand,
            0x45: bool(register & operand),
        }[code]
        position += then if passes else otherwise


@pytest.mark.parametrize("machine", MACHINES)
def test_what_is_named_is_refused_and_reading_is_not(machine: str) -> None:
    for name, number in MACHINES[machine].refused.items():
        assert _decide(machine, number) == REFUSED, name
    read = {"x86_64": 0, "aarch64": 63}[machine]
    assert _decide(machine, read) == ALLOW


@pytest.mark.parametrize("machine", MACHINES)
def test_threads_may_be_cloned_and_processes_not(machine: str) -> None:
    clone = MACHINES[machine].clone
    assert _decide(machine, clone, 0x003D0F00) == ALLOW  # what the C library passes for a thread
    assert _decide(machine, clone, 0x01200011) == REFUSED  # for a fork
    assert _decide(machine, 435) == REFUSE | errno.ENOSYS


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("family", [2, 10, 16, 17, 40])
def test_sockets_are_local_only(machine: str, family: int) -> None:
    for number in (MACHINES[machine].socket, MACHINES[machine].socketpair):
        assert _decide(machine, number, 1) == ALLOW
        assert _decide(machine, number, family) == REFUSE | errno.EAFNOSUPPORT


def test_calls_by_other_numbers_get_nowhere() -> None:
    assert _decide("x86_64", 0, audit_name=0x40000003) == KILL  # of the 32-bit kind
    assert _decide("x86_64", 0x40000000) == REFUSED
