"""The same submissions graded by plain nbgrader and by the engine, each in a process of its own.

Plain nbgrader is sampled: its time grows by the same amount with each submission, since each starts a kernel,
so two runs of a few submissions give the amount and the start.
"""

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

OUR_STEPS = ("c.Autograde.sanitize_preprocessors", "c.Autograde.autograde_preprocessors")
HandIn = Callable[[Path, int], None]
"""Places so many submissions in a course."""


class Spent(NamedTuple):
    """Seconds by the clock, and of all processors together."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:8.2f} s by the clock, {self.processor:8.2f} s of processors"


def compare(course: Path, assignment: str, hand_in: HandIn, count: int, sample: int) -> None:
    """Grade so many submissions both ways, and print the ratios.

    Parameters
    ----------
    course : Path
        Released, and nothing handed in.
    assignment : str
    hand_in : callable
    count : int
        Submissions.
    sample : int
        How many more than one plain nbgrader grades.
    """
    theirs = Path(shutil.copytree(course, course.with_name("plain")))
    _use_plain_nbgrader(theirs)
    hand_in(course, count)
    one = _plain(theirs, assignment, hand_in, 1)
    many = _plain(theirs, assignment, hand_in, 1 + sample)
    each = Spent(*((last - first) / sample for first, last in zip(one, many, strict=True)))
    whole = Spent(*(first + cost * (count - 1) for first, cost in zip(one, each, strict=True)))
    print(f"plain nbgrader, one submission:   {one}")
    print(f"plain nbgrader, each more:        {each}")
    print(f"plain nbgrader, {count} (worked out):  {whole}")
    for workers in (1, 2):
        spent = _ours(course, assignment, workers)
        print(f"ngos grade, {count}, {workers} worker(s):   {spent}")
        print(
            f"    {count / spent.wall:.0f} submissions a second; "
            f"{whole.wall / spent.wall:.1f} times plain nbgrader by the clock, "
            f"{whole.processor / spent.processor:.1f} times by processors"
        )


def _use_plain_nbgrader(course: Path) -> None:
    """Take our steps out of the settings, so that nbgrader's own defaults come back."""
    path = course / "nbgrader_config.py"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(OUR_STEPS)))


def _plain(course: Path, assignment: str, hand_in: HandIn, count: int) -> Spent:
    shutil.rmtree(course / "submitted", ignore_errors=True)
    shutil.rmtree(course / "autograded", ignore_errors=True)
    hand_in(course, count)
    return _measure(["-m", "nbgrader", "autograde", assignment], course)


def _ours(course: Path, assignment: str, workers: int) -> Spent:
    shutil.rmtree(course / "autograded", ignore_errors=True)
    return _measure(
        ["-m", "ngos_and_co.cli", "grade", assignment, "--workers", str(workers)], course
    )


def _measure(arguments: Sequence[str], folder: Path) -> Spent:
    """Run a program and its children, and measure both."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
        check=False,
    )
    wall = time.monotonic() - began
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr[-3000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(wall, used)
