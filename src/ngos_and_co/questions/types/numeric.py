"""A number, within a tolerance."""

import html
import math
from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.html_parts import BLANK
from ngos_and_co.questions.markdown import inline_html
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.reading import field, read_number, read_text
from ngos_and_co.questions.tolerance import EXACT, Tolerance, read_tolerance
from ngos_and_co.questions.types.foreseen import ForeseesWrongAnswers
from ngos_and_co.questions.wrong_answers import WrongAnswer, wrong_answers_reader


@attrs.frozen(kw_only=True)
class NumericQuestion(ForeseesWrongAnswers):
    """A number to find; the answer is a number. All or nothing, within the tolerance."""

    type_name: ClassVar[str] = "numeric"

    unit: str | None = field(read_text, default=None)
    key: float | None = field(read_number, hidden=True, default=None)
    tolerance: Tolerance = field(read_tolerance, hidden=True, default=EXACT)
    wrong: tuple[WrongAnswer, ...] = field(
        wrong_answers_reader(read_number), hidden=True, default=()
    )

    def parse_answer(self, value: object) -> float | None:
        """Take a finite number."""
        return None if value is None else finite_number(self.id, value)

    def answer_html(self, answer: float) -> str:
        """Say the number with its unit."""
        number = html.escape(str(answer))
        return f"<p>{number} {inline_html(self.unit)}</p>" if self.unit else f"<p>{number}</p>"

    def form_html(self, arrangement: Arrangement) -> str:  # noqa: ARG002
        """Draw a line to write on."""
        unit = f" {inline_html(self.unit)}" if self.unit else ""
        return f"<p>{BLANK}{unit}</p>"

    def widget_fields(self, arrangement: Arrangement) -> Mapping[str, Any]:  # noqa: ARG002
        """Give the unit."""
        return {"unit": self.unit}

    def check_fields(self) -> Mapping[str, Any]:
        """Give also the tolerance and the wrong answers foreseen."""
        kind = "relative" if self.tolerance.relative else "absolute"
        tolerance = {"kind": kind, "size": self.tolerance.size}
        return {**super().check_fields(), "tolerance": tolerance}

    def _is_right(self, answer: float) -> bool:
        return self.key is not None and self.tolerance.admits(answer, self.key)

    def _is_foreseen(self, answer: float, wrong: WrongAnswer) -> bool:
        return self.tolerance.admits(answer, wrong.answer)


def finite_number(question_id: str, value: object) -> float:
    """Take a finite number as an answer; true and false are no numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidAnswer(f"The answer to question {question_id} is not a number.")
    try:
        finite = math.isfinite(value)
    except OverflowError:
        finite = False
    if not finite:
        raise InvalidAnswer(f"The answer to question {question_id} is not a finite number.")
    return value
