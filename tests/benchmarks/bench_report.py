"""How long ``ngos report`` takes for a large cohort. Run by ``make bench``; see the last line for the bar.

The command runs in a process of its own, its start included, on a gradebook of nbgrader's tables, with all
submissions in their folders; the best of a few runs is taken, for other work on the machine only adds to it.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.grading.report.sample_gradebook import fill_gradebook, make_gradebook
from tests.questions import bodies

TRAINEES, ASSIGNMENTS, QUESTIONS = 1_000, 15, 12
RUNS = 3
BAR = 2.0
"""Seconds."""
TIMESTAMP = "2026-11-20 10:00:00.000000 UTC"


def make_course(root: Path) -> None:
    """Make a course whose cohort handed in, and was graded."""
    (root / "nbgrader_config.py").write_text("c = get_config()\n")
    address = make_gradebook(root / "gradebook.db")
    trainees = [f"trainee-{number:04}" for number in range(TRAINEES)]
    assignments = [f"quiz-{number:02}" for number in range(ASSIGNMENTS)]
    body = f"%%question\n{bodies.SINGLE}"
    sources = [(f"q{number}", 1.0, body) for number in range(QUESTIONS)]
    chance = random.Random(1)  # noqa: S311 (no secret)
    able = [chance.random() for _ in trainees]
    fill_gradebook(
        address,
        assignments,
        trainees,
        sources,
        lambda trainee, _: float(chance.random() < able[trainee]),
    )
    answers = '{"version": 1, "answers": {"q1-elements": "b"}}'
    for trainee in trainees:
        for assignment in assignments:
            folder = root / "submitted" / trainee / assignment
            folder.mkdir(parents=True)
            (folder / "timestamp.txt").write_text(TIMESTAMP)
            (folder / "answers.json").write_text(answers)


def best_seconds(root: Path, *options: str) -> float:
    """Give the shortest time of the command."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "ngos_and_co.cli", "report", *options],
            cwd=root,
            env=os.environ,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> int:
    """Print the times; 1 if one is over the bar."""
    print(f"{TRAINEES} trainees, {ASSIGNMENTS} assignments of {QUESTIONS} questions; seconds")
    slowest = 0.0
    with tempfile.TemporaryDirectory(prefix="ngos-bench-") as folder:
        make_course(Path(folder))
        for form in ("table", "html", "csv", "json"):
            all_of_them = best_seconds(Path(folder), "--format", form)
            one = best_seconds(Path(folder), "quiz-03", "--format", form)
            slowest = max(slowest, all_of_them, one)
            print(f"{form:6} all: {all_of_them:5.2f}   one in detail: {one:5.2f}")
    print(f"slowest: {slowest:.2f} s (bar: {BAR} s)")
    return int(slowest > BAR)


if __name__ == "__main__":
    raise SystemExit(main())
