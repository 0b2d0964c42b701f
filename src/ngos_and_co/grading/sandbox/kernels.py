"""Run trainees' notebooks: the only door between the grader and their code."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.grading.sandbox import warm_process
from ngos_and_co.grading.sandbox.bubblewrap import NoSandbox, find_bubblewrap, refuse_shown
from ngos_and_co.grading.sandbox.code_cells import CodeCell, TooMuchCode, code_cells
from ngos_and_co.grading.sandbox.executed_notebook import NOTHING_RUN, read_events, with_outputs
from ngos_and_co.grading.sandbox.frames import FrameError
from ngos_and_co.grading.sandbox.handed_over import UnreadableAnswers, read_handed_over
from ngos_and_co.grading.sandbox.limits import MEBIBYTE, SandboxLimits
from ngos_and_co.grading.sandbox.outcome import SandboxOutcome, SandboxRun
from ngos_and_co.grading.sandbox.submission_files import SubmissionTooLarge, read_submission_files
from ngos_and_co.grading.sandbox.warm_process import Reply, WarmProcess

UNCONFINED_VARIABLE = "NGOS_RUN_CODE_WITHOUT_SANDBOX"
"""Set to ``yes`` by a facilitator who trusts every trainee: code then runs with the grader's own rights."""
BROKEN_OFF = "The notebook ended, or was ended, before its last cell was run."


@attrs.define
class WarmKernels:
    """Runs notebooks one after the other, each in a sandbox of its own; made by :func:`warm_kernels`.

    The warm process is started with the first run, and again when it was lost or other room is wanted. It
    belongs to the thread that started it, and dies with that.

    Attributes
    ----------
    unconfined : bool
        Run code with the grader's rights where there is no sandbox.
    """

    unconfined: bool = False
    _warm: WarmProcess | None = attrs.field(default=None, init=False)

    def run(
        self, document: Mapping[str, Any], folder: Path, limits: SandboxLimits | None = None
    ) -> SandboxRun:
        """Run the code of one submission's notebook.

        Parameters
        ----------
        document : mapping
            The notebook, as nbformat gives it. Hidden tests and keys in it stay outside.
        folder : Path
            The submission's; its plain files are copied into the sandbox, and it is never written to.
        limits : SandboxLimits, optional

        Returns
        -------
        SandboxRun
            Whatever the notebook does, this returns.
        """
        limits = limits or SandboxLimits()
        try:
            cells = code_cells(document)
            files = read_submission_files(folder, limits.disk_bytes // 2)
            reply = self._ask(cells, files, folder, limits)
        except (TooMuchCode, SubmissionTooLarge) as error:
            return _not_run(SandboxOutcome.LIMIT, str(error), document)
        except NoSandbox as error:
            self.close()
            return _not_run(SandboxOutcome.UNAVAILABLE, str(error), document)
        except FrameError as error:
            self.close()
            return _not_run(SandboxOutcome.BROKEN_OFF, f"{BROKEN_OFF} ({error})", document)
        return read_reply(reply, document, cells, limits)

    def close(self) -> None:
        """End the warm process and everything under it."""
        warm, self._warm = self._warm, None
        if warm is not None:
            warm.stop()

    def _ask(
        self,
        cells: tuple[CodeCell, ...],
        files: Mapping[str, bytes],
        folder: Path,
        limits: SandboxLimits,
    ) -> Reply:
        if self._warm is not None and self._warm.disk_bytes != limits.disk_bytes:
            self.close()
        warm = self._warm or self._start(folder, limits)
        self._warm = warm
        told = {
            "cells": [[cell.index, cell.source] for cell in cells],
            "files": list(files),
            "limits": attrs.asdict(limits),
        }
        try:
            return warm.ask(told, files, limits)
        finally:
            if warm.is_for_one_run:
                self.close()

    def _start(self, folder: Path, limits: SandboxLimits) -> WarmProcess:
        try:
            find_bubblewrap()
            refuse_shown(folder)
            return warm_process.start(limits)
        except NoSandbox:
            if not self.unconfined:
                raise
            return warm_process.start(limits, unconfined=True)


@contextmanager
def warm_kernels(*, unconfined: bool | None = None) -> Iterator[WarmKernels]:
    """Keep a warm process for many runs, and end it whatever happens.

    Parameters
    ----------
    unconfined : bool, optional
        Where no sandbox can be made, run code all the same, with the grader's own rights: it can then read
        the keys and write the gradebook. If left out, the environment variable
        ``NGOS_RUN_CODE_WITHOUT_SANDBOX=yes`` says so, and anything else says no.
    """
    if unconfined is None:
        unconfined = os.environ.get(UNCONFINED_VARIABLE) == "yes"
    kernels = WarmKernels(unconfined)
    try:
        yield kernels
    finally:
        kernels.close()


def run_notebook(
    document: Mapping[str, Any], folder: Path, limits: SandboxLimits | None = None
) -> SandboxRun:
    """Run the code of a single notebook; see :meth:`WarmKernels.run`."""
    with warm_kernels() as kernels:
        return kernels.run(document, folder, limits)


def read_reply(
    reply: Reply, document: Mapping[str, Any], cells: tuple[CodeCell, ...], limits: SandboxLimits
) -> SandboxRun:
    """Judge what came out of a run.

    Parameters
    ----------
    reply : Reply
        Everything in it may be of a trainee's making.
    document : mapping
    cells : tuple of CodeCell
    limits : SandboxLimits
    """
    record = read_events(reply.events, frozenset(cell.index for cell in cells))
    executed = with_outputs(document, record)
    seconds, memory = f"{limits.wall_seconds:g}", limits.memory_bytes // MEBIBYTE
    if reply.ending == "time":
        reason = f"The notebook did not end within {seconds} seconds."
        return SandboxRun(SandboxOutcome.TIMED_OUT, reason, executed)
    limit_reasons = {
        "threads": f"The notebook started more than {limits.threads} threads.",
        "output": f"The notebook showed more than {limits.output_bytes // 1_000_000} MB.",
        "answers": f"The answers are larger than {limits.answers_bytes // 1_000_000} MB.",
    }
    if reply.ending in limit_reasons:
        return SandboxRun(SandboxOutcome.LIMIT, limit_reasons[reply.ending], executed)
    if record.is_out_of_memory:
        reason = f"The notebook needed more than {memory} MB of memory."
        return SandboxRun(SandboxOutcome.LIMIT, reason, executed)
    if not record.is_through:
        return SandboxRun(SandboxOutcome.BROKEN_OFF, BROKEN_OFF, executed)
    try:
        answers = read_handed_over(reply.answers)
    except UnreadableAnswers as error:
        return SandboxRun(SandboxOutcome.LIMIT, str(error), executed)
    return SandboxRun(SandboxOutcome.RAN, "", executed, answers)


def _not_run(outcome: SandboxOutcome, reason: str, document: Mapping[str, Any]) -> SandboxRun:
    return SandboxRun(outcome, reason, with_outputs(document, NOTHING_RUN))
