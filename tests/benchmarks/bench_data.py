"""How long it takes to load a table once pandas is there. Run by ``make bench``; the last line has the bar.

Each table is loaded several times; the median says what one loading takes. Checking the whole package is
measured beside it.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from ngos_and_co import data
from ngos_and_co.data.checks import data_problems
from ngos_and_co.data.package import data_folder

RUNS = 15
BAR = 50.0
"""Milliseconds that loading any table may take, at the median."""


def median_milliseconds(action: Callable[[], object], runs: int) -> float:
    """Give the median time of an action."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> int:
    """Print the medians, slowest first; 1 if one is over the bar."""
    print(f"pandas {pd.__version__}; medians of {RUNS} runs in milliseconds")
    measured = sorted(
        (
            (median_milliseconds(lambda name=table.name: data.load(name), RUNS), table.name)
            for table in data.catalog()
        ),
        reverse=True,
    )
    for milliseconds, name in measured:
        print(f"{name:28} {milliseconds:8.2f}")
    checking = median_milliseconds(lambda: data_problems(Path(str(data_folder()))), 3)
    print(f"checking all {len(measured)} tables: {checking:.0f} ms")
    slowest, name = measured[0]
    print(f"slowest table, {name}: {slowest:.2f} ms (bar: {BAR} ms)")
    return int(slowest > BAR)


if __name__ == "__main__":
    sys.exit(main())
