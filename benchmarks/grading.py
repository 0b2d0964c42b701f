"""``ngos grade`` against plain ``nbgrader autograde``: a quiz, which needs no kernel.

Run ``python -m benchmarks.grading`` from the repository's root, on a machine that does nothing else.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.cohort import QUIZ, hand_in, make_course
from benchmarks.side_by_side import compare


def main() -> None:
    """Measure, and print the ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--submissions", type=int, default=200)
    options.add_argument("--sample", type=int, default=6, help="for plain nbgrader")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="ngos-bench-") as folder:
        course = make_course(Path(folder) / "course")
        compare(course, QUIZ, hand_in, chosen.submissions, chosen.sample)


if __name__ == "__main__":
    main()
