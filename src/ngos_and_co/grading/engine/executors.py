"""Where submissions are graded: in this process, in others of this machine, or on Dask's workers."""

import functools
import multiprocessing
import multiprocessing.connection
import os
import pickle
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ngos_and_co.grading.engine.code_run import RunsCode, run_in_sandbox
from ngos_and_co.grading.engine.grade_submission import grade_submission
from ngos_and_co.grading.engine.plan import GradingPlan
from ngos_and_co.grading.engine.result import GradedSubmission
from ngos_and_co.grading.problems import GradingError

QUIZZES_WORTH_A_PROCESS = 200
"""A process takes as long to start as so many quizzes to score, where no code has to be run."""
SCHEDULER_SECONDS = 15
"""How long a scheduler may take to answer."""
WORKER_MODULE = "ngos_and_co.grading.engine.grade_submission"


@contextmanager
def open_executor(workers: int, scheduler: str | None = None) -> Iterator[Executor]:
    """Give an executor.

    Parameters
    ----------
    workers : int
        Processes; one is this process itself.
    scheduler : str, optional
        Address of a Dask scheduler, whose workers are used in their place. They see the course's folder
        under the same path.

    Raises
    ------
    GradingError
        If Dask is not installed or nobody answers at the address.
    """
    if scheduler is not None:
        yield from _dask_executor(scheduler)
    elif workers == 1:
        with HereExecutor() as executor:
            yield executor
    else:
        with _processes(workers) as executor:
            yield executor


def sensible_workers(submissions: int, *, runs_code: bool) -> int:
    """Give how many processes are worth their start: at most one for each processor."""
    useful = submissions if runs_code else 1 + submissions // QUIZZES_WORTH_A_PROCESS
    return max(1, min(_processors(), useful))


def _processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class HereExecutor(Executor):
    """Does each task at once, in this process."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002, ANN003, ANN201
        """Do a task, and give its finished future."""
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def _processes(count: int) -> ProcessPoolExecutor:
    # Not forked from here: a fork of a process with threads, as a progress display has, can hang.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([WORKER_MODULE])
    return ProcessPoolExecutor(count, mp_context=context, initializer=_depend_on_parent)


def _depend_on_parent() -> None:
    """In a worker: leave interrupts to the grader, and end when it ends, even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _dask_executor(scheduler: str) -> Iterator[Executor]:
    try:
        import distributed
    except ImportError:
        raise GradingError(
            "Dask is not installed here. For grading on several machines: pip install 'ngos-and-co[cluster]'."
        ) from None
    make_client: Any = distributed.Client  # which has no types
    try:
        client = make_client(scheduler, timeout=SCHEDULER_SECONDS)
    except (OSError, ValueError) as error:
        raise GradingError(
            f"No Dask scheduler answers at {scheduler}: {error}. Start one with 'dask scheduler', "
            "and workers with 'dask worker ADDRESS'."
        ) from None
    with client, client.get_executor(pure=False) as executor:
        yield executor


def packed(plan: GradingPlan) -> bytes:
    """Pack a plan for the way to a worker."""
    return pickle.dumps(plan)


@functools.lru_cache(maxsize=2)
def _unpacked(plan: bytes) -> GradingPlan:
    found = pickle.loads(plan)  # noqa: S301 (from our own process: nothing of a trainee's is ever unpickled)
    if not isinstance(found, GradingPlan):
        raise TypeError("A worker was sent something else than a plan.")
    return found


def grade_in_worker(
    plan: bytes, trainee: str, folder: Path, run_code: RunsCode = run_in_sandbox
) -> GradedSubmission:
    """Grade one submission in a worker; the task that executors are given."""
    return grade_submission(_unpacked(plan), trainee, folder, run_code)
