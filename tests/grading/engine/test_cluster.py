"""Two Dask workers in processes of their own, and PostgreSQL: the same grades as one process and SQLite."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ngos_and_co.grading.engine.pipeline import grade_assignment
from ngos_and_co.grading.nbgrader_course import open_course
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.grading.release import release
from ngos_and_co.grading.simulated_trainees import make_trainees, write_answers
from tests.effort import effort
from tests.grading import sample_course
from tests.grading.engine.test_same_as_nbgrader import gradebook_rows, planned
from tests.grading.sample_course import ASSIGNMENT, write_submission

INSTALL = "apt-get install postgresql (Debian)"

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def find_program(name: str) -> str:
    """Find one of PostgreSQL's programs, which Debian keeps off the PATH."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(places[-1]) if places else None)
    if found is None:
        message = f"{name} was not found. Install PostgreSQL: {INSTALL}."
        if os.environ.get("REQUIRE_POSTGRESQL") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return found


@contextmanager
def ended(program: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        program.terminate()
        try:
            program.wait(timeout=30)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


def as_plain_user(folder: Path) -> dict[str, Any]:
    """Give the folder to a plain user, where we are root: as such PostgreSQL refuses to run."""
    if os.geteuid() != 0:
        return {}
    import pwd

    known = {each.pw_name: each for each in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@pytest.fixture
def postgresql() -> Iterator[str]:
    """Start a database of one's own, and give its address."""
    pytest.importorskip("psycopg")
    server, make = find_program("postgres"), find_program("initdb")
    # Not in pytest's own folder, which no other user may enter.
    with tempfile.TemporaryDirectory(prefix="ngos-postgresql-") as name:
        folder = Path(name)
        place = {"cwd": folder, **as_plain_user(folder)}
        data, port = folder / "data", free_port()
        making = [make, "-D", data, "-U", "grader", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(making, check=True, stdout=subprocess.DEVNULL, **place)
        serving = [server, "-D", data, "-p", str(port), "-k", folder, "-c", "fsync=off"]
        program = subprocess.Popen(serving, stderr=subprocess.DEVNULL, **place)
        with ended(program):
            wait_for_port(port, program)
            yield f"postgresql+psycopg://grader@127.0.0.1:{port}/postgres"


def wait_for_port(port: int, program: subprocess.Popen[bytes]) -> None:
    import psycopg

    until = time.monotonic() + 60
    while time.monotonic() < until:
        if program.poll() is not None:
            pytest.fail("PostgreSQL ended while it was starting.")
        try:
            with psycopg.connect(f"host=127.0.0.1 port={port} user=grader dbname=postgres"):
                return
        except psycopg.OperationalError:
            time.sleep(0.1)
    pytest.fail("PostgreSQL did not start within a minute.")


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """Start a Dask scheduler with two workers, and give its address."""
    pytest.importorskip("distributed")
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    quiet: dict[str, Any] = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "cwd": tmp_path,
    }
    worker = ["distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
    worker += ["--nworkers", "1", "--no-nanny", "--local-directory", str(tmp_path / "dask")]
    first = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    with (
        ended(subprocess.Popen([sys.executable, "-m", *first, "--no-dashboard"], **quiet)),
        ended(subprocess.Popen([sys.executable, "-m", *worker], **quiet)),
        ended(subprocess.Popen([sys.executable, "-m", *worker], **quiet)),
    ):
        yield address


def hand_in(course: Path, count: int) -> None:
    (notebook,) = planned(course, ASSIGNMENT)
    questions = [question for _, question in notebook.question_cells()]
    released = sample_course.released_notebook(course)
    for trainee in make_trainees(questions, count, seed=3):
        folder = write_submission(course, trainee.id, {}, released)
        write_answers(folder, trainee.submissions[-1])


@pytest.mark.filterwarnings("default")
def test_two_dask_workers_and_postgresql_give_the_same_grades(
    released_course: Path, tmp_path: Path, postgresql: str, scheduler: str
) -> None:
    from distributed import Client

    hand_in(released_course, effort(20, 200))
    other = tmp_path / "other"
    shutil.copytree(released_course / "solutions", other / "solutions")
    shutil.copytree(released_course / "submitted", other / "submitted")
    settings = (released_course / "nbgrader_config.py").read_text()
    address = f"\nc.CourseDirectory.db_url = {postgresql!r}\n"
    (other / "nbgrader_config.py").write_text(settings + address)
    release(other)
    assert open_course(other).settings.database == postgresql
    with Client(scheduler, timeout=60) as client:
        client.wait_for_workers(2, timeout=60)
    far = grade_assignment(other, ASSIGNMENT, scheduler=scheduler)
    near = grade_assignment(released_course, ASSIGNMENT, workers=1)
    assert far.endings == near.endings
    assert gradebook_rows(other) == gradebook_rows(released_course)
    again = grade_assignment(other, ASSIGNMENT, scheduler=scheduler, force=True)
    assert again.endings == near.endings
    assert gradebook_rows(other) == gradebook_rows(released_course)


@pytest.mark.filterwarnings("default")
def test_nobody_at_the_address_is_said(
    released_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    from ngos_and_co.grading.engine import executors

    monkeypatch.setattr(executors, "SCHEDULER_SECONDS", 1)
    write_submission(released_course, "ana", sample_course.RIGHT)
    with pytest.raises(GradingError, match="No Dask scheduler answers"):
        grade_assignment(released_course, ASSIGNMENT, scheduler=f"tcp://127.0.0.1:{free_port()}")
