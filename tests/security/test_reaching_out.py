"""Attacks that reach for what is not the trainee's: none gets out of the sandbox, and nothing is changed."""

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ngos_and_co.grading.sandbox import SandboxOutcome, WarmKernels
from tests.sandboxes import SMALL, errors, notebook_of, printed
from tests.security.course_at_risk import SECRET, CourseAtRisk

pytestmark = pytest.mark.slow

# Each tries what it can, and prints GOT where it got somewhere.
TRY = """
def attempt(action):
    try:
        print("GOT", action())
    except BaseException as error:
        print("refused", type(error).__name__)
import os, pathlib, socket, ctypes, sys, signal
root = pathlib.Path({root!r})
"""
READING = [
    "attempt(lambda: (root / 'solutions/quiz-01/quiz-01.ipynb').read_text())",
    "attempt(lambda: (root / 'gradebook.db').read_bytes())",
    "attempt(lambda: (root / 'submitted/other/quiz-01/answers.json').read_text())",
    "attempt(lambda: open('../../../solutions/quiz-01/quiz-01.ipynb').read())",
    "attempt(lambda: [p for p in pathlib.Path('/').rglob('*.ipynb') if 'solutions' in str(p)][0])",
    "attempt(lambda: (pathlib.Path.home().parent / 'root/.bashrc').read_text())",
    "attempt(lambda: open('/etc/passwd').read())",
    "attempt(lambda: open('/etc/shadow').read())",
    "attempt(lambda: open('/proc/1/environ').read())",
    "attempt(lambda: open('/proc/self/root/etc/passwd').read())",
    "os.symlink(root / 'gradebook.db', 'link'); attempt(lambda: open('link').read())",
    "attempt(lambda: os.listdir('/sys'))",
]
WRITING = [
    "attempt(lambda: (root / 'gradebook.db').write_text('mine'))",
    "attempt(lambda: (root / 'submitted/other/quiz-01/answers.json').unlink())",
    "attempt(lambda: open('../../../gradebook.db', 'w'))",
    "attempt(lambda: open('/here', 'w'))",
    "attempt(lambda: open('/usr/here', 'w'))",
    "attempt(lambda: open('/dev/here', 'w'))",
    "attempt(lambda: open('/dev/shm/here', 'w'))",
    "attempt(lambda: open(os.path.join(os.path.dirname(__import__('ngos_and_co').__file__), 'x'), 'w'))",
    "attempt(lambda: open(os.path.join(sys.prefix, 'x'), 'w'))",
    "attempt(lambda: os.chmod('/', 0o777))",
]
DEVICES_AND_KERNEL = [
    "attempt(lambda: os.mknod('disk', 0o60600, os.makedev(8, 0)))",
    "attempt(lambda: open('/dev/sda', 'rb'))",
    "attempt(lambda: open('/dev/mem', 'rb'))",
    "attempt(lambda: open('/dev/kmsg', 'w'))",
    "attempt(lambda: open('/proc/sys/kernel/core_pattern', 'w'))",
    "attempt(lambda: open('/proc/sysrq-trigger', 'w'))",
    "attempt(lambda: os.chroot('/tmp'))",
    "attempt(lambda: os.setuid(0))",
    "attempt(lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)))",
    "attempt(lambda: os.execv('/bin/sh', ['sh', '-c', 'true']))",
    "attempt(lambda: os.system('true') == 0 or 1 / 0)",
]
CALLS = {
    "unshare a user namespace": (272, 0x10000000),
    "ptrace its parent": (101, 16, 1),
    "read another process's memory": (310, 1, 0, 0, 0, 0, 0),
    "mount": (165, 0, 0, 0, 0, 0),
    "unmount": (166, 0, 2),
    "enter namespaces": (308, 3, 0),
    "load a program into the kernel": (321, 0, 0, 0),
    "watch the machine": (298, 0, 0, 0, 0, 0),
    "use io_uring": (425, 8, 0),
    "use the keyring": (250, 0, -3, 0),
    "memory that is a file": (319, 0, 0),
    "memory that is shared": (29, 0, 4096, 0o1600),
    "restart the machine": (169, 0, 0, 0),
    "the second set of numbers": (0x40000000 + 57,),
}


def _run(kernels: WarmKernels, at_risk: CourseAtRisk, *lines: str) -> str:
    start = TRY.format(root=str(at_risk.root))
    run = kernels.run(notebook_of(start, *lines), at_risk.folder, SMALL)
    assert run.outcome is SandboxOutcome.RAN, run.reason
    assert errors(run) == []
    return printed(run)


@pytest.mark.parametrize("attacks", [READING, WRITING, DEVICES_AND_KERNEL], ids=["r", "w", "d"])
def test_nothing_is_reached(
    kernels: WarmKernels, at_risk: CourseAtRisk, attacks: list[str]
) -> None:
    shown = _run(kernels, at_risk, *attacks).splitlines()
    assert len(shown) == len(attacks)
    got = [
        attack
        for attack, line in zip(attacks, shown, strict=True)
        if not line.startswith("refused")
    ]
    assert got == []
    assert SECRET not in "".join(shown)


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="numbers of x86-64")
def test_system_calls_that_no_notebook_needs_are_refused(
    kernels: WarmKernels, at_risk: CourseAtRisk
) -> None:
    call = "library = ctypes.CDLL(None, use_errno=True)\n" + "\n".join(
        f"print(library.syscall(*map(ctypes.c_long, {numbers})), ctypes.get_errno())"
        for numbers in CALLS.values()
    )
    answers = dict(zip(CALLS, _run(kernels, at_risk, call).splitlines(), strict=True))
    assert answers == dict.fromkeys(CALLS, "-1 1")


def test_a_notebook_may_have_threads(kernels: WarmKernels, at_risk: CourseAtRisk) -> None:
    lines = (
        "import threading\nt = threading.Thread(target=print, args=('ran',))\nt.start()\nt.join()"
    )
    assert _run(kernels, at_risk, lines) == "ran\n"


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """Listen on this machine, by network and by an abstract name."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as network, socket.socket(socket.AF_UNIX) as local:
        port = network.getsockname()[1]
        local.bind(f"\0ngos-attack-{port}")
        local.listen()
        network.settimeout(0.1)
        local.settimeout(0.1)
        stop = threading.Event()

        def accept() -> None:
            while not stop.is_set():
                for server in (network, local):
                    try:
                        came.append(server.accept()[0].close())
                    except TimeoutError:
                        continue

        thread = threading.Thread(target=accept)
        thread.start()
        yield port, came
        stop.set()
        thread.join()


def test_no_socket_leads_anywhere(
    kernels: WarmKernels, at_risk: CourseAtRisk, listener: tuple[int, list[object]]
) -> None:
    port, came = listener
    shown = _run(
        kernels,
        at_risk,
        f"attempt(lambda: socket.create_connection(('127.0.0.1', {port}), 5))",
        "attempt(lambda: socket.create_connection(('::1', 80), 5))",
        "attempt(lambda: socket.getaddrinfo('example.org', 80))",
        "attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM))",
        "attempt(lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW))",
        "attempt(lambda: socket.socket(40, socket.SOCK_STREAM))",  # to a virtual machine's host
        "attempt(lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))",
        f"attempt(lambda: socket.socket(socket.AF_UNIX).connect('\\0ngos-attack-{port}'))",
        "attempt(lambda: socket.socket(socket.AF_UNIX).connect('/run/docker.sock'))",
    )
    assert "GOT" not in shown
    assert came == []


def test_no_signal_reaches_another_process(kernels: WarmKernels, at_risk: CourseAtRisk) -> None:
    shown = _run(
        kernels,
        at_risk,
        "print(os.getpid(), os.getppid())",
        f"attempt(lambda: os.kill({os.getpid()}, 0))",
        "for number in range(2, 3000):\n    try:\n        os.kill(number, 9)\n        print('GOT', number)\n"
        "    except ProcessLookupError:\n        pass",
        "attempt(lambda: os.kill(-1, 9))",
    )
    assert shown.splitlines() == ["1 0", "refused ProcessLookupError", "refused ProcessLookupError"]
    # The warm process is still there, and the same.
    assert _run(kernels, at_risk, "print('next')") == "next\n"


def test_descriptors_of_the_grader_are_closed(kernels: WarmKernels, at_risk: CourseAtRisk) -> None:
    lines = (
        "kinds = {}\nfor number in range(128):\n    try:\n        mode = os.fstat(number).st_mode\n"
        "    except OSError:\n        continue\n    kinds[number] = oct(mode & 0o170000)\nprint(kinds)"
    )
    shown = _run(kernels, at_risk, lines)
    # Three that lead nowhere, and the two pipes on which a run writes what it shows and hands over.
    assert shown.count("0o20000") == 3
    assert shown.count("0o10000") == 2
    assert shown.count("0o") == 5


def test_links_and_devices_in_a_submission_are_not_followed(
    kernels: WarmKernels, at_risk: CourseAtRisk, tmp_path: Path
) -> None:
    folder = tmp_path / "handed-in"
    folder.mkdir()
    (folder / "key.txt").symlink_to(at_risk.root / "solutions/quiz-01/quiz-01.ipynb")
    (folder / "answers.json").symlink_to(at_risk.root / "gradebook.db")
    (folder / "zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")
    (folder / "..hidden").write_text("x")
    run = kernels.run(notebook_of("import os\nprint(os.listdir())"), folder, SMALL)
    assert printed(run) == "[]\n"
