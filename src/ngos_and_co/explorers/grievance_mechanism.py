"""Score a company's grievance mechanism by the eight tests of UN Guiding Principle 31.

The Guiding Principles list the tests and give no points. Here each test gets 0, 1 or 2, and a 0 in a test
whose failure can harm the person who complains is named before the sum: that it comes first is this
course's view, and the view says so.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co import charts
from ngos_and_co.explorers.presenting import ChoiceError, present

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas

LOWEST, HIGHEST = 0, 2
SOURCE = "ungps"


@attrs.frozen
class Criterion:
    """One of the eight tests.

    Attributes
    ----------
    name : str
        As the course calls it.
    question : str
        What to ask when the test is not passed.
    can_harm : bool
        Whether a mechanism that fails it can harm the person who complains.
    """

    name: str
    question: str
    can_harm: bool = False


TESTS: Mapping[str, Criterion] = {
    "legitimate": Criterion("Legitimate", "Which workers or unions had a say in it?"),
    "accessible": Criterion(
        "Accessible", "Can an agency worker use it in her language, after work, without a name?"
    ),
    "predictable": Criterion("Predictable", "By which day is there an answer, and what can it be?"),
    "equitable": Criterion("Equitable", "May the worker bring an adviser and see the file?"),
    "transparent": Criterion(
        "Transparent", "How many complaints were there, and how did they end?"
    ),
    "rights_compatible": Criterion(
        "Rights-compatible", "Does anybody have to give up court or police?", can_harm=True
    ),
    "learning": Criterion("A source of learning", "What was changed in buying or recruitment?"),
    "dialogue": Criterion("Based on dialogue", "Who decides when both sides disagree?"),
}
"""The tests of principle 31, in its order, by the name of their grade."""

DEFAULTS: Mapping[str, int] = {
    "legitimate": 0,
    "accessible": 1,
    "predictable": 1,
    "equitable": 0,
    "transparent": 1,
    "rights_compatible": 1,
    "learning": 0,
    "dialogue": 0,
}
"""A fictional packer's line."""


def checked(grades: Mapping[str, int]) -> Mapping[str, int]:
    """Give the grades back.

    Raises
    ------
    ChoiceError
        If a test has no grade, or one that is not 0, 1 or 2.
    """
    for test, criterion in TESTS.items():
        grade = grades.get(test)
        if grade is None or not LOWEST <= grade <= HIGHEST:
            raise ChoiceError(f"{criterion.name} has {grade} points: choose 0, 1 or 2.")
    return grades


def table(grades: Mapping[str, int]) -> pandas.DataFrame:
    """Give each test with its points and, below full points, the question to ask next."""
    import pandas

    rows = [
        {
            "Test": criterion.name,
            "Points": checked(grades)[test],
            "Ask next": criterion.question if grades[test] < HIGHEST else "",
        }
        for test, criterion in TESTS.items()
    ]
    return pandas.DataFrame(rows)


def sentence(grades: Mapping[str, int]) -> str:
    """Say the sum, after any 0 that can do harm."""
    total = sum(checked(grades)[test] for test in TESTS)
    points = f"{total} of {HIGHEST * len(TESTS)} points."
    dangers = [
        TESTS[test].name.lower() for test in TESTS if TESTS[test].can_harm and not grades[test]
    ]
    if dangers:
        return f"Send nobody there yet: 0 for {', '.join(dangers)}. For the rest it has {points}"
    failed = sum(not grades[test] for test in TESTS)
    if not failed:
        return f"{points} No test stands at 0."
    return f"{points} {failed} {'test stands' if failed == 1 else 'tests stand'} at 0: begin there."


def view(**grades: int) -> str:
    """Show the scored tests as HTML."""
    shown = charts.html_table(
        table(grades).set_index("Test"), "A fictional mechanism, scored by the eight tests"
    )
    return (
        f'<p class="ngos-result"><strong>{escape(sentence(grades))}</strong></p>{shown.markup}'
        f'<p class="ngos-figure-source">Tests after: {escape(charts.source_text(SOURCE))}. '
        "Points and questions: this course. The mechanism is fictional.</p>"
    )


def explore() -> Any:  # noqa: ANN401 (HTML, or widgets)
    """Show the explorer: grades to move in a live notebook, the example where outputs are static."""
    return present(
        view, DEFAULTS, _controls, "A fictional grievance mechanism, scored by eight tests"
    )


def _controls() -> dict[str, Any]:
    import ipywidgets

    return {
        test: ipywidgets.IntSlider(min=LOWEST, max=HIGHEST, description=criterion.name)
        for test, criterion in TESTS.items()
    }
