"""A value that a trainee's code computes and hands over with ``answer("id", value)``."""

import functools
import html
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.comparison import Comparison, Difference
from ngos_and_co.questions.html_parts import bullet_list, table
from ngos_and_co.questions.kernel_values import plain_value
from ngos_and_co.questions.messages import words
from ngos_and_co.questions.problems import InvalidAnswer, MissingKey, excerpt
from ngos_and_co.questions.reading import FieldError, field, read_boolean, read_text, reads
from ngos_and_co.questions.remarks import Remark
from ngos_and_co.questions.tolerance import EXACT, Tolerance, read_tolerance
from ngos_and_co.questions.types.foreseen import ForeseesWrongAnswers
from ngos_and_co.questions.values import (
    KINDS,
    LIST,
    TABLE,
    Table,
    Value,
    ValueProblem,
    as_json,
    in_short,
    read_value,
)
from ngos_and_co.questions.wrong_answers import WrongAnswer, wrong_answers_reader

ROWS_SHOWN = 10
DIFFERENCES_TOLD = 3


@reads({"enum": list(KINDS)})
def read_kind(value: object) -> str:
    """Read what kind of value is asked for."""
    kind = read_text(value)
    if kind not in KINDS:
        raise FieldError(f"{excerpt(kind)} is no kind of value.", f"Use one of {', '.join(KINDS)}.")
    return kind


@reads({"type": ["number", "string", "array", "object"]})
def read_any_value(value: object) -> object:
    """Take a value as it stands; whether it is of the right kind is seen when the kind is known."""
    if value is None:
        raise FieldError("It is empty.", "Write the right value.")
    return value


@attrs.frozen(kw_only=True)
class ValueQuestion(ForeseesWrongAnswers):
    """A number, text, list or table to compute; the answer is the value. All or nothing.

    Attributes
    ----------
    kind : {"number", "text", "list", "table"}
    tolerance : Tolerance
        For every number in it.
    ordered : bool or None
        Whether the order of a list's entries, or of a table's rows and columns, counts. If left out, it
        does in a list and not in a table.
    """

    type_name: ClassVar[str] = "value"

    kind: str = field(read_kind)
    key: Any = field(read_any_value, hidden=True, default=None)
    tolerance: Tolerance = field(read_tolerance, hidden=True, default=EXACT)
    ordered: bool | None = field(read_boolean, hidden=True, default=None)
    wrong: tuple[WrongAnswer, ...] = field(
        wrong_answers_reader(read_any_value), hidden=True, default=()
    )

    @functools.cached_property
    def right_value(self) -> Value:
        """The key in the form in which answers are compared with it."""
        value = read_value(self.key, self.kind)
        if value is None:
            raise MissingKey(f"The question {self.id} has no answer key.")
        return value

    def fitting_problems(self) -> Iterator[tuple[str, FieldError]]:
        """Yield also keys and wrong answers that are not of the kind asked for."""
        unfit = list(self._unfit_values())
        if unfit:
            yield from unfit
        else:
            yield from super().fitting_problems()

    def _unfit_values(self) -> Iterator[tuple[str, FieldError]]:
        given = [("key", self.key)] if self.has_key else []
        for name, value in given + [("wrong", each.answer) for each in self.wrong]:
            try:
                if read_value(value, self.kind) is None:
                    yield name, FieldError("It is empty.", "Write a value.")
            except ValueProblem as problem:
                yield (
                    name,
                    FieldError(f"It is no {self.kind}: {problem}.", f"Write a {self.kind}."),
                )

    def from_kernel(self, value: object) -> object:
        """Make of a Series what is asked for: a list, or a table with its index."""
        return plain_value(value, self.kind)

    def parse_answer(self, value: object) -> Value | None:
        """Take a value of the kind asked for, in the form in which it is stored."""
        try:
            return read_value(value, self.kind)
        except ValueProblem as problem:
            raise InvalidAnswer(
                f"The answer to question {self.id} is no {self.kind}: {problem}."
            ) from None

    def remarks(self, answer: Value) -> tuple[Remark, ...]:
        """Tell also how a wrong answer differs from the right one, without giving that away."""
        told = super().remarks(answer)
        if self.kind not in (LIST, TABLE) or self._is_right(answer):
            return told
        differences = islice(self._differences(answer, self.right_value), DIFFERENCES_TOLD)
        return (*told, *(Remark(part_html=_sentence(each)) for each in differences))

    def answer_html(self, answer: Value) -> str:
        """Write the value out: of a table its first rows."""
        if isinstance(answer, Table):
            return _table_html(answer)
        if isinstance(answer, tuple):
            entries = [_entry_html(entry) for entry in answer[:ROWS_SHOWN]]
            return bullet_list([*entries, "…"] if len(answer) > ROWS_SHOWN else entries)
        return f"<p>{_entry_html(answer)}</p>"

    def key_html(self) -> str:
        """Write the right value out."""
        return self.answer_html(self.right_value) if self.has_key else super().key_html()

    def form_html(self, arrangement: Arrangement) -> str:  # noqa: ARG002
        """Show how it is answered."""
        return f"<pre><code>answer({html.escape(repr(self.id), quote=False)}, …)</code></pre>"

    def widget_fields(self, arrangement: Arrangement) -> Mapping[str, Any]:  # noqa: ARG002
        """Give the kind of value."""
        return {"kind": self.kind}

    def check_fields(self) -> Mapping[str, Any]:
        """Keep the key from the page: only Python compares values."""
        return {"key": None, "wrong": []}

    def as_json(self, answer: Any) -> Any:  # noqa: ANN401
        """Give a value as JSON has it."""
        return as_json(answer)

    def saved_message(self, answer: Value) -> str:
        """Say the value in short: there is no input that shows it."""
        return in_short(answer)

    def _is_right(self, answer: Value) -> bool:
        return self._are_alike(answer, self.right_value)

    def _is_right_by_mistake(self, wrong: WrongAnswer) -> bool:
        value = read_value(wrong.answer, self.kind)
        return value is not None and self._is_right(value)

    def _is_foreseen(self, answer: Value, wrong: WrongAnswer) -> bool:
        value = read_value(wrong.answer, self.kind)
        return value is not None and self._are_alike(answer, value)

    def _are_alike(self, answer: Value, right: Value) -> bool:
        return next(self._differences(answer, right), None) is None

    def _differences(self, answer: Value, right: Value) -> Iterator[Difference]:
        ordered = self.kind == LIST if self.ordered is None else self.ordered
        comparison = Comparison(self.tolerance, ordered)
        if isinstance(answer, Table) and isinstance(right, Table):
            yield from comparison.differences(answer, right)
        elif isinstance(answer, tuple) and isinstance(right, tuple):
            yield from comparison.list_differences(answer, right)
        elif not isinstance(answer, Table | tuple) and not isinstance(right, Table | tuple):
            yield from comparison.list_differences((answer,), (right,))


def _sentence(difference: Difference) -> str:
    return html.escape(words()[difference.name].format(**difference.places))


def _entry_html(entry: object) -> str:
    if entry is None:
        return "–"
    return html.escape(f"{entry:.15g}" if isinstance(entry, float) else str(entry))


def _table_html(shown: Table) -> str:
    rows = [[_entry_html(entry) for entry in row] for row in shown.rows[:ROWS_SHOWN]]
    if len(shown.rows) > ROWS_SHOWN:
        rows.append(["…"] * len(shown.columns))
    return table(rows, [html.escape(name) for name in shown.columns])
