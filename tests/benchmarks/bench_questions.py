"""How long one question takes to parse and to score. Run by ``make bench``; see the last line for the bar.

Each type's sample is parsed anew and scored with its own key, many times; the median says what one takes.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from ngos_and_co.questions import Question, parse_question, score
from ngos_and_co.questions.parsing import forget_parsed
from ngos_and_co.questions.yaml_document import LOADER
from tests.questions import bodies
from tests.questions.test_scoring import stored_key

RUNS = 400
BAR = 1.0
"""Milliseconds that parsing and scoring one question may take, at the median."""


def median_milliseconds(action: Callable[[], object]) -> float:
    """Give the median time of an action."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def parse_anew(body: str) -> Question:
    """Parse a question that was not seen before."""
    forget_parsed()
    return parse_question(body)


def main() -> int:
    """Print the medians; 1 if they are over the bar."""
    print(f"YAML by {LOADER.__name__}; medians of {RUNS} runs in milliseconds")
    print(f"{'type':12} {'parse':>8} {'again':>8} {'score':>8}")
    together = []
    for body in bodies.ALL_TYPES:
        question = parse_question(body)
        answer = stored_key(question)
        parse = median_milliseconds(lambda body=body: parse_anew(body))
        again = median_milliseconds(lambda body=body: parse_question(body))
        scoring = median_milliseconds(lambda q=question, a=answer: score(q, a))
        together.append(parse + scoring)
        print(f"{question.type_name:12} {parse:8.3f} {again:8.3f} {scoring:8.3f}")
    median = statistics.median(together)
    print(f"parse and score, median of the types: {median:.3f} ms (bar: {BAR} ms)")
    return int(median > BAR)


if __name__ == "__main__":
    raise SystemExit(main())
