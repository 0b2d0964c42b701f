"""Tell how a grading run goes: a bar on a terminal, plain lines elsewhere, JSON for programs."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import attrs
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ngos_and_co.grading.engine.pipeline import GradingReport, SubmissionEnding, Watcher
from ngos_and_co.grading.engine.result import Ending

SECONDS_BETWEEN_LINES = 10.0
FAILED = (Ending.REFUSED,)


@attrs.define
class Tally:
    """How far a run is.

    Attributes
    ----------
    total : int
    done, refused, waiting : int
        Waiting are those that need a person.
    """

    total: int
    done: int = 0
    refused: int = 0
    waiting: int = 0
    began: float = attrs.field(factory=time.monotonic)

    def add(self, ending: SubmissionEnding) -> None:
        """Count one submission."""
        self.done += 1
        self.refused += ending.ending is Ending.REFUSED
        self.waiting += ending.ending is Ending.NEEDS_A_PERSON

    @property
    def rate(self) -> float:
        """Submissions a second."""
        return self.done / max(time.monotonic() - self.began, 1e-3)

    def line(self) -> str:
        """Say it in one line."""
        left = (self.total - self.done) / self.rate if self.done else 0.0
        return (
            f"{self.done} of {self.total} submissions, {self.rate:.0f} a second, about {left:.0f} s left; "
            f"{self.waiting} for a person, {self.refused} refused"
        )


@contextmanager
def shown_progress(console: Console) -> Iterator[Callable[[int], Watcher]]:
    """Show progress for as long as a run lasts.

    Parameters
    ----------
    console : Console
        A bar where it is a terminal; else a line every ten seconds.
    """
    if not console.is_terminal:
        yield lambda total: _lines(console, total)
        return
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[tally]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield lambda total: _bar(bar, total)


def _bar(bar: Progress, total: int) -> Watcher:
    tally = Tally(total)
    task = bar.add_task("", total=total, tally="")

    def watch(ending: SubmissionEnding) -> None:
        tally.add(ending)
        said = f"{tally.rate:.0f} a second, {tally.waiting} for a person, {tally.refused} refused"
        bar.update(task, completed=tally.done, tally=said)

    return watch


def _lines(console: Console, total: int) -> Watcher:
    tally = Tally(total)
    said_at = time.monotonic()

    def watch(ending: SubmissionEnding) -> None:
        nonlocal said_at
        tally.add(ending)
        if time.monotonic() - said_at >= SECONDS_BETWEEN_LINES:
            said_at = time.monotonic()
            console.print(tally.line())

    return watch


def report_lines(report: GradingReport) -> Iterator[str]:
    """Say what a run did: first each submission that somebody must look at, then the sum."""
    for each in report.endings:
        if each.reasons:
            yield f"{each.trainee}: {each.ending.value}"
            yield from (f"    {reason}" for reason in each.reasons)
    counts = ", ".join(
        f"{report.count(ending)} {ending.value}" for ending in Ending if report.count(ending)
    )
    yield f"{report.assignment}: {counts}. {report.seconds:.1f} s."


def report_json(report: GradingReport) -> str:
    """Give the same for programs."""
    document = {
        "assignment": report.assignment,
        "seconds": round(report.seconds, 3),
        "counts": {ending.value: report.count(ending) for ending in Ending},
        "submissions": [
            {
                "trainee": each.trainee,
                "ending": each.ending.value,
                "reasons": list(each.reasons),
                "points": each.points,
            }
            for each in report.endings
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)
