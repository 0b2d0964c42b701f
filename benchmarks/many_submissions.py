"""Ten thousand submissions in one run: the time for each at the end against the start, and memory.

Run ``python -m benchmarks.many_submissions`` from the repository's root.
"""

import argparse
import itertools
import resource
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.cohort import QUIZ, hand_in, make_course
from ngos_and_co.grading.engine.pipeline import SubmissionEnding, Watcher, grade_assignment


def memory_of_this_process() -> float:
    """Give what is in memory now, in MB; what was at most, where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def main() -> None:
    """Measure, and print tenth by tenth."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--submissions", type=int, default=10_000)
    options.add_argument("--workers", type=int, default=1)
    chosen = options.parse_args()
    tenth = chosen.submissions // 10
    marks: list[tuple[float, float, float]] = []

    def watch(total: int) -> Watcher:
        del total
        done = 0

        def count(ending: SubmissionEnding) -> None:
            nonlocal done
            del ending
            done += 1
            if done % tenth == 0:
                marks.append((time.monotonic(), time.process_time(), memory_of_this_process()))

        return count

    with tempfile.TemporaryDirectory(prefix="ngos-bench-") as folder:
        course = make_course(Path(folder) / "course")
        hand_in(course, chosen.submissions)
        marks.append((time.monotonic(), time.process_time(), memory_of_this_process()))
        grade_assignment(course, QUIZ, workers=chosen.workers, watch=watch)
    costs = []
    for number, (before, after) in enumerate(itertools.pairwise(marks), 1):
        wall, processor = ((after[kind] - before[kind]) / tenth * 1000 for kind in (0, 1))
        costs.append(processor)
        print(
            f"tenth {number:2}: {wall:6.2f} ms by the clock, {processor:6.2f} ms of this process, "
            f"{after[2]:.0f} MB"
        )
    # The first tenth also fills the memory of answers that were drawn already.
    start, end = statistics.mean(costs[1:3]), statistics.mean(costs[-2:])
    print(f"The end against the start (second and third tenth): {end / start:.2f}")


if __name__ == "__main__":
    main()
