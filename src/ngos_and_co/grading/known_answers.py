"""Answers of which it is known beforehand what they earn, without asking the scoring.

Each share is worked out here by hand from how the answer is made, as `DESIGN`'s table of types has it:
so a mistake in the scoring cannot hide in the expectation.
"""

import enum
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import attrs

from ngos_and_co.engagement.example import example_plan
from ngos_and_co.engagement.reading import as_document
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.questions.model import Question

ALL, NOTHING = Fraction(1), Fraction(0)


class Kind(enum.Enum):
    """How a simulated trainee answers a question."""

    RIGHT = "right"
    PARTLY = "partly right"
    WRONG = "wrong"
    UNANSWERED = "not answered"
    IMPOSSIBLE = "no possible answer"


@attrs.frozen
class KnownAnswer:
    """An answer, and what it earns.

    Attributes
    ----------
    value : object
        What is stored; None if nothing is.
    share : Fraction
        Of the question's points.
    """

    value: Any
    share: Fraction


Maker = Callable[[Any], KnownAnswer | None]


def known_answer(question: Question, kind: Kind) -> KnownAnswer:
    """Make an answer.

    Parameters
    ----------
    question : Question
        With its key.
    kind : Kind
        Where a question cannot be answered so (no half of a single choice), it is answered wrongly.

    Raises
    ------
    GradingError
        If no answer is known for the question's type.
    """
    if question.type_name not in MAKERS:
        raise GradingError(
            f"No known answer can be made to questions of type {question.type_name}: "
            "add it to ngos_and_co/grading/known_answers.py."
        )
    if kind is Kind.UNANSWERED:
        return KnownAnswer(None, NOTHING)
    if kind is Kind.IMPOSSIBLE:
        return KnownAnswer({"no": "such answer"}, NOTHING)
    makers = MAKERS[question.type_name]
    made = makers[kind](question) if kind in makers else None
    made = made or makers[Kind.WRONG](question)
    # Where every answer is right, as when all options are, the wrong way is not to answer.
    return made or KnownAnswer(None, NOTHING)


def _single_wrong(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    others = [name for name in question.options if name != question.key]
    return KnownAnswer(others[0], NOTHING)


def _multiple_wrong(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    # Just what should have been left: nothing is right in it, by any policy.
    others = [name for name in question.options if name not in question.key]
    return KnownAnswer(others, NOTHING) if others else None


def _multiple_partly(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    # All right options but one, and no wrong one.
    right = len(question.key)
    if right == 1:
        return None
    shares = {
        "right-minus-wrong": Fraction(right - 1, right),
        "per-option": Fraction(len(question.options) - 1, len(question.options)),
        "all-or-nothing": NOTHING,
    }
    return KnownAnswer(list(question.key[:-1]), shares[question.policy])


def _numeric_right(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    # Half a tolerance beside the key, so that the tolerance is put to use.
    return KnownAnswer(question.key + _allowed(question) / 2, ALL)


def _numeric_wrong(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    return KnownAnswer(question.key + 2 * _allowed(question) + 1, NOTHING)


def _allowed(question: Any) -> float:  # noqa: ANN401
    size = float(question.tolerance.size)
    return size * abs(question.key) if question.tolerance.relative else size


def _short_right(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    # Case and spaces do not count.
    return KnownAnswer(f"  {question.key[-1].upper().replace(' ', '   ')} ", ALL)


def _assigned_wrong(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    others = {
        part: next(name for name in question.choices if name != right)
        for part, right in question.key.items()
    }
    return KnownAnswer(others, NOTHING)


def _assigned_partly(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    # All parts but the last.
    parts = list(question.key.items())
    share = Fraction(len(parts) - 1, len(parts)) if question.policy == "share-right" else NOTHING
    return KnownAnswer(dict(parts[:-1]), share)


def _ordering_wrong(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    return KnownAnswer(list(question.key[::-1]), NOTHING)


def _ordering_partly(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    # The first two changed places: one pair of all is wrong.
    first, second, *rest = question.key
    pairs = len(question.key) * (len(question.key) - 1) // 2
    share = Fraction(pairs - 1, pairs) if question.policy == "pairs-in-order" else NOTHING
    return KnownAnswer([second, first, *rest], share)


def _cloze_right(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    return KnownAnswer({gap: forms[-1] for gap, forms in question.key.items()}, ALL)


def _cloze_wrong(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    foreseen = [form for each in question.wrong for form in each.answer[1]]
    wrong = {}
    for gap, choices in question.gaps.items():
        offered = choices or ("an answer that nobody accepts",)
        others = [text for text in offered if text not in (*question.key[gap], *foreseen)]
        if others:
            wrong[gap] = others[0]
    return KnownAnswer(wrong, NOTHING) if wrong else None


def _cloze_partly(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    gaps = list(question.key.items())
    if len(gaps) == 1:
        return None
    share = Fraction(len(gaps) - 1, len(gaps)) if question.policy == "share-right" else NOTHING
    return KnownAnswer({gap: forms[0] for gap, forms in gaps[:-1]}, share)


def _value_wrong(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    # What nobody foresees, of each kind.
    unforeseen: Mapping[str, Any] = {
        "number": -987_654_321.5,
        "text": "an answer that nobody accepts",
        "list": ["an answer that nobody accepts"],
        "table": {"columns": ["an answer that nobody accepts"], "rows": [[1]]},
    }
    return KnownAnswer(unforeseen[question.kind], NOTHING)


def _plan_right(question: Any) -> KnownAnswer | None:  # noqa: ANN401, ARG001
    return KnownAnswer(as_document(example_plan()), ALL)


def _plan_partly(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    # The example without the first section that counts.
    others = {
        name: section
        for name, section in as_document(example_plan()).items()
        if name != question.key[0]
    }
    sections = len(question.key)
    return KnownAnswer(others, Fraction(sections - 1, sections)) if sections > 1 else None


def _exactly(question: Any) -> KnownAnswer | None:  # noqa: ANN401
    key = question.right_value if question.type_name == "value" else question.key
    return KnownAnswer(question.as_json(key), ALL)


MAKERS: Mapping[str, Mapping[Kind, Maker]] = {
    "single": {Kind.RIGHT: _exactly, Kind.WRONG: _single_wrong},
    "multiple": {
        Kind.RIGHT: _exactly,
        Kind.PARTLY: _multiple_partly,
        Kind.WRONG: _multiple_wrong,
    },
    "true-false": {
        Kind.RIGHT: _exactly,
        Kind.WRONG: lambda question: KnownAnswer(not question.key, NOTHING),
    },
    "numeric": {Kind.RIGHT: _numeric_right, Kind.WRONG: _numeric_wrong},
    "short": {
        Kind.RIGHT: _short_right,
        Kind.WRONG: lambda _: KnownAnswer("an answer that nobody accepts", NOTHING),
    },
    "matching": {
        Kind.RIGHT: _exactly,
        Kind.PARTLY: _assigned_partly,
        Kind.WRONG: _assigned_wrong,
    },
    "ordering": {
        Kind.RIGHT: _exactly,
        Kind.PARTLY: _ordering_partly,
        Kind.WRONG: _ordering_wrong,
    },
    "categorise": {
        Kind.RIGHT: _exactly,
        Kind.PARTLY: _assigned_partly,
        Kind.WRONG: _assigned_wrong,
    },
    "cloze": {
        Kind.RIGHT: _cloze_right,
        Kind.PARTLY: _cloze_partly,
        Kind.WRONG: _cloze_wrong,
    },
    "value": {Kind.RIGHT: _exactly, Kind.WRONG: _value_wrong},
    "plan": {
        Kind.RIGHT: _plan_right,
        Kind.PARTLY: _plan_partly,
        # Nothing but a company: every section lacks something.
        Kind.WRONG: lambda _: KnownAnswer({"situation": {"company": "Poledna"}}, NOTHING),
    },
}
