"""What the demo found, set against what was known."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import Problem

if TYPE_CHECKING:
    from rich.console import Console

ROUNDING = Fraction("0.005")
"""Points are rounded to two decimals."""
SAME_SHARE = 0.005


@attrs.frozen
class Difference:
    """A score that is not what it should be.

    Attributes
    ----------
    trainee, question : str
    expected : float
    found : float or None
        None if the gradebook has no score.
    """

    trainee: str
    question: str
    expected: float
    found: float | None

    def __str__(self) -> str:
        """Say it in a sentence."""
        found = "no score" if self.found is None else f"{self.found:g} points"
        return (
            f"{self.trainee}, {self.question}: {self.expected:g} points are known, {found} found."
        )


@attrs.frozen
class DemoRow:
    """One trainee's scores.

    Attributes
    ----------
    trainee, story : str
    expected : mapping of str to Fraction
        Points by question id, as known.
    found : mapping of str to float or None
        Points by question id, as in the gradebook.
    """

    trainee: str
    story: str
    expected: Mapping[str, Fraction]
    found: Mapping[str, float | None]

    @property
    def total_expected(self) -> float:
        """Points in all, as known."""
        return float(sum(self.expected.values()))

    @property
    def total_found(self) -> float:
        """Points in all, as in the gradebook."""
        return sum(self.found.get(name) or 0.0 for name in self.expected)

    def differences(self) -> list[Difference]:
        """Give each score that is not what is known."""
        return [
            Difference(self.trainee, name, float(expected), found)
            for name, expected in self.expected.items()
            if (found := self.found.get(name)) is None
            or abs(Fraction(found) - expected) > ROUNDING + Fraction(1, 10**9)
        ]


@attrs.frozen(kw_only=True)
class DemoResult:
    """What the demo did and found.

    Attributes
    ----------
    assignment : str
    questions : tuple of Question
    written_answers : int
        How many answers of each trainee wait for a person.
    rows : tuple of DemoRow
    failures : tuple of str
        Steps that failed for one trainee.
    feedback_problems : tuple of Problem
    seconds : float
    folder : Path or None
        Where everything is, if it was kept.
    """

    assignment: str
    questions: tuple[Question, ...]
    written_answers: int
    rows: tuple[DemoRow, ...]
    failures: tuple[str, ...]
    feedback_problems: tuple[Problem, ...]
    seconds: float
    folder: Path | None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every score that is not what is known."""
        return tuple(each for row in self.rows for each in row.differences())

    @property
    def is_right(self) -> bool:
        """Whether all went as known: scores, share right of each question, feedback."""
        shares = all(
            abs(found - known) < SAME_SHARE
            for found, known in map(self.share_right, self.questions)
        )
        return shares and not (self.differences or self.failures or self.feedback_problems)

    def share_right(self, question: Question) -> tuple[float, float]:
        """Give the share of a question's points that all trainees got: found, and known."""
        possible = question.points * len(self.rows)
        found = sum(row.found.get(question.id) or 0.0 for row in self.rows)
        known = float(sum(row.expected[question.id] for row in self.rows))
        return found / possible, known / possible


def print_demo(result: DemoResult, console: "Console") -> None:
    """Print the table of grades, the share right of each question, and the verdict."""
    from rich.table import Table

    maximum = sum(question.points for question in result.questions)
    grades = Table(title=f"Grades of {result.assignment}", title_justify="left")
    grades.add_column("Trainee")
    grades.add_column("Handed in")
    grades.add_column(f"Points of {maximum:g}", justify="right")
    grades.add_column("Known", justify="right")
    grades.add_column("")
    for row in result.rows:
        grades.add_row(
            row.trainee,
            row.story,
            f"{row.total_found:.2f}",
            f"{row.total_expected:.2f}",
            "[red]differs[/red]" if row.differences() else "[green]agrees[/green]",
        )
    console.print(grades)
    questions = Table(title="How much of each question was right", title_justify="left")
    questions.add_column("Question")
    questions.add_column("Type")
    questions.add_column("Points", justify="right")
    questions.add_column("Share right", justify="right")
    questions.add_column("Known", justify="right")
    for question in result.questions:
        found, known = result.share_right(question)
        questions.add_row(
            question.id, question.type_name, f"{question.points:g}", f"{found:.1%}", f"{known:.1%}"
        )
    console.print(questions)
    for line in result_lines(result):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def result_lines(result: DemoResult) -> list[str]:
    """Say in sentences what the demo found."""
    scores = len(result.rows) * len(result.questions)
    lines = [
        *(f"Failed: {failure}" for failure in result.failures),
        *(f"Differs: {row.trainee} has no score at all." for row in result.rows if not row.found),
        *(f"Differs: {each}" for row in result.rows if row.found for each in row.differences()),
        *(f"Feedback: {problem}" for problem in result.feedback_problems),
    ]
    if result.is_right:
        lines.append(
            f"All {scores} scores of {len(result.rows)} trainees are what is known, and so is each "
            "question's share right. Every trainee has feedback, without the key and without a link to load."
        )
    else:
        lines.append(
            f"{len(result.differences)} of {scores} scores differ from what is known; "
            f"{len(result.failures)} steps failed; feedback has {len(result.feedback_problems)} problems."
        )
    if result.written_answers:
        lines.append(
            f"{result.written_answers} written answers of each trainee wait for a person in Formgrader."
        )
    lines.append(
        f"It took {result.seconds:.0f} s"
        + (f"; everything is in {result.folder}." if result.folder else ".")
    )
    return lines
