"""Attacks that use up the machine: each ends by a limit, and the next notebook runs as if nothing had been.

Every attack is also bounded in its own source, so that it hurts nobody where a limit has failed.
"""

from collections.abc import Iterator

import attrs
import pytest

from ngos_and_co.grading.sandbox import SandboxLimits, SandboxOutcome, WarmKernels
from tests.sandboxes import SMALL, errors, notebook_of, printed
from tests.security.course_at_risk import CourseAtRisk

pytestmark = pytest.mark.slow
BRIEF = attrs.evolve(SMALL, wall_seconds=2)
FRUGAL = attrs.evolve(SMALL, cpu_seconds=1)

FORK_BOMB = """
import os, time
refused = 0
for _ in range(200):
    try:
        if os.fork() == 0:
            time.sleep(5)
            os._exit(0)
    except OSError:
        refused += 1
print(refused)
"""
PROGRAMS = """
import subprocess, multiprocessing
for start in (
    lambda: subprocess.run(["sleep", "1"]),
    lambda: multiprocessing.Process(target=print).start(),
    lambda: multiprocessing.get_context("spawn").Process(target=print).start(),
):
    try:
        start()
        print("GOT")
    except OSError as error:
        print("refused")
"""
THREADS = """
import threading, time
threading.stack_size(64 * 1024)
for _ in range(300):
    try:
        threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
    except RuntimeError:
        break
time.sleep(2)
print(threading.active_count() <= 16)
"""
CAUGHT_MEMORY_BOMB = """
blocks = []
try:
    for _ in range(64):
        blocks.append(bytearray(16 << 20))
except MemoryError:
    print("caught", len(blocks) < 20)
    blocks.clear()
"""
THREAD_THAT_STAYS = """
import threading, time, os
def stay():
    for _ in range(600):
        time.sleep(0.1)
threading.Thread(target=stay).start()
"""
REFUSES_TO_DIE = """
import signal, ctypes, time, atexit
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
ctypes.CDLL(None).prctl(1, 0)  # it no longer dies with its parent
atexit.register(time.sleep, 60)
for _ in range(600):
    try:
        time.sleep(0.1)
    except BaseException:
        pass
"""


@pytest.fixture(autouse=True)
def still_runs(kernels: WarmKernels, at_risk: CourseAtRisk) -> Iterator[None]:
    """See after each attack that the next notebook gets its true result."""
    yield
    run = kernels.run(notebook_of("print(1 + 1)"), at_risk.folder, SMALL)
    assert (run.outcome, printed(run)) == (SandboxOutcome.RAN, "2\n")


@pytest.mark.parametrize(
    ("source", "limits", "outcome", "reason"),
    [
        ("while True: pass", BRIEF, "timed-out", "within 2 seconds"),
        ("import time\ntime.sleep(60)", BRIEF, "timed-out", "within 2 seconds"),
        (REFUSES_TO_DIE, BRIEF, "timed-out", "within 2 seconds"),
        ("while True: pass", FRUGAL, "broken-off", "before its last cell"),
        ("x = bytearray(2 << 30)", SMALL, "limit", "256 MB of memory"),
        ("x = []\nfor _ in range(64): x.append(' ' * (16 << 20))", SMALL, "limit", "256 MB"),
        ("for _ in range(10**7): print('x' * 100)", SMALL, "limit", "showed more"),
        ("print('x' * 10**8)", SMALL, "limit", ""),
        ("import os\nos._exit(0)", SMALL, "broken-off", "before its last cell"),
        ("import os\nos.kill(os.getpid(), 9)\nos.abort()", SMALL, "broken-off", ""),
        ("import ctypes\nctypes.string_at(0)", SMALL, "broken-off", ""),
        ("import os\nos.closerange(0, 128)\nprint(1)", SMALL, "broken-off", ""),
    ],
)
def test_what_uses_up_too_much_is_ended(
    kernels: WarmKernels,
    at_risk: CourseAtRisk,
    source: str,
    limits: SandboxLimits,
    outcome: str,
    reason: str,
) -> None:
    run = kernels.run(notebook_of(source, "print('after')"), at_risk.folder, limits)
    assert run.outcome == outcome, run.reason
    assert reason in run.reason
    assert run.answers == {}


def test_a_fork_bomb_has_no_first_child(kernels: WarmKernels, at_risk: CourseAtRisk) -> None:
    assert printed(kernels.run(notebook_of(FORK_BOMB), at_risk.folder, SMALL)) == "200\n"


def test_no_program_is_started(kernels: WarmKernels, at_risk: CourseAtRisk) -> None:
    run = kernels.run(notebook_of(PROGRAMS), at_risk.folder, SMALL)
    assert printed(run).split() == ["refused"] * 3


def test_there_are_never_many_threads(kernels: WarmKernels, at_risk: CourseAtRisk) -> None:
    run = kernels.run(notebook_of(THREADS), at_risk.folder, SMALL)
    # The kernel refuses more, but not to root, whose notebook is then ended by the one who watches.
    assert (run.outcome, printed(run)) == (
        SandboxOutcome.RAN,
        "True\n",
    ) or "16 threads" in run.reason


def test_one_who_catches_the_lack_of_memory_goes_on(
    kernels: WarmKernels, at_risk: CourseAtRisk
) -> None:
    run = kernels.run(notebook_of(CAUGHT_MEMORY_BOMB), at_risk.folder, SMALL)
    assert (run.outcome, printed(run)) == (SandboxOutcome.RAN, "caught True\n")


@pytest.mark.parametrize(
    "source",
    [
        "with open('large', 'wb') as file: file.write(b'x' * (5 << 20))",
        "for name in 'abcd':\n    with open(name, 'wb') as file: file.write(b'x' * (3 << 20))",
        "for number in range(10_000): open(f'file-{number}', 'w').close()",
        "with open('/tmp/sparse', 'wb') as file: file.truncate(1 << 40)",
        "kept = [open('/dev/null') for _ in range(500)]",
    ],
)
def test_files_have_their_limits(kernels: WarmKernels, at_risk: CourseAtRisk, source: str) -> None:
    assert errors(kernels.run(notebook_of(source), at_risk.folder, SMALL)) == ["OSError"]


def test_a_thread_that_stays_is_not_waited_for(kernels: WarmKernels, at_risk: CourseAtRisk) -> None:
    run = kernels.run(notebook_of(THREAD_THAT_STAYS, "print('done')"), at_risk.folder, SMALL)
    assert (run.outcome, printed(run)) == (SandboxOutcome.RAN, "done\n")


def test_what_was_shown_before_the_end_is_kept(kernels: WarmKernels, at_risk: CourseAtRisk) -> None:
    run = kernels.run(notebook_of("print('before')", "while True: pass"), at_risk.folder, BRIEF)
    assert printed(run) == "before\n"


def test_deep_recursion_is_an_error_of_its_cell(
    kernels: WarmKernels, at_risk: CourseAtRisk
) -> None:
    source = "def down(): return down() + 1\ndown()"
    run = kernels.run(notebook_of(source), at_risk.folder, SMALL)
    assert (run.outcome, errors(run)) == (SandboxOutcome.RAN, ["RecursionError"])
