"""How long the law finder takes for one company. Run by ``make bench``; see the last line for the bar.

Processor time, so that a busy machine changes little; the best of some rounds for each company of the
tests' table.
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from ngos_and_co.law import applicable, instruments, read_company
from tests.law.table import cases

LIMIT_MS = 5.0
ROUNDS = 5


def main() -> None:
    start = time.process_time()
    instruments()
    loading = (time.process_time() - start) * 1000
    asked = [(read_company(case.company), case.day) for case in cases()]
    taken = []
    for company, day in asked:
        rounds = []
        for _ in range(ROUNDS):
            start = time.process_time()
            applicable(company, day)
            rounds.append((time.process_time() - start) * 1000)
        taken.append(min(rounds))
    print(f"loading the instruments, once: {loading:.0f} ms")
    print(
        f"one answer, {len(asked)} companies, best of {ROUNDS}: "
        f"median {statistics.median(taken):.2f} ms, longest {max(taken):.2f} ms, limit {LIMIT_MS} ms"
    )
    if max(taken) >= LIMIT_MS:
        raise SystemExit("The law finder is slower than its limit.")


if __name__ == "__main__":
    main()
