"""The engine against plain nbgrader, each in a process of its own, on the same submissions.

Run ``python -m benchmarks.grading`` from the repository's root, on a machine that does nothing else.
Plain nbgrader is sampled: its time grows by the same amount with each submission, since each starts a kernel,
so two runs of a few submissions give the amount and the start.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.cohort import QUIZ, hand_in, make_course, use_plain_nbgrader


class Spent(NamedTuple):
    """Seconds by the clock, and of all processors together."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:8.2f} s by the clock, {self.processor:8.2f} s of processors"


def measure(arguments: Sequence[str], folder: Path) -> Spent:
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


def plain(course: Path, count: int) -> Spent:
    """Grade so many submissions with nbgrader, as it comes."""
    shutil.rmtree(course / "submitted", ignore_errors=True)
    shutil.rmtree(course / "autograded", ignore_errors=True)
    hand_in(course, count)
    return measure(["-m", "nbgrader", "autograde", QUIZ], course)


def ours(course: Path, workers: int) -> Spent:
    """Grade all submissions with the engine."""
    shutil.rmtree(course / "autograded", ignore_errors=True)
    return measure(["-m", "ngos_and_co.cli", "grade", QUIZ, "--workers", str(workers)], course)


def main() -> None:
    """Measure, and print the ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--submissions", type=int, default=200)
    options.add_argument("--sample", type=int, default=6, help="for plain nbgrader")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="ngos-bench-") as folder:
        course = make_course(Path(folder) / "course")
        theirs = Path(shutil.copytree(course, Path(folder) / "plain"))
        use_plain_nbgrader(theirs)
        hand_in(course, chosen.submissions)
        one, many = plain(theirs, 1), plain(theirs, 1 + chosen.sample)
        each = Spent(
            *((last - first) / chosen.sample for first, last in zip(one, many, strict=True))
        )
        whole = Spent(
            *(
                first + cost * (chosen.submissions - 1)
                for first, cost in zip(one, each, strict=True)
            )
        )
        print(f"plain nbgrader, one submission:   {one}")
        print(f"plain nbgrader, each more:        {each}")
        print(f"plain nbgrader, {chosen.submissions} (worked out):  {whole}")
        for workers in (1, 2):
            spent = ours(course, workers)
            print(f"ngos grade, {chosen.submissions}, {workers} worker(s):   {spent}")
            print(
                f"    {chosen.submissions / spent.wall:.0f} submissions a second; "
                f"{whole.wall / spent.wall:.0f} times plain nbgrader by the clock, "
                f"{whole.processor / spent.processor:.0f} times by processors"
            )


if __name__ == "__main__":
    main()
