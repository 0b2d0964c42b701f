"""Answers to a question, and what the policy gives for each: worked out here, not asked of the scoring."""
# ruff: noqa: ANN401  (each function knows the type of question that it is for)

import itertools
import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from ngos_and_co.engagement.reading import as_document
from tests.engagement.plans import complete_plan

ALL, NOTHING = Fraction(1), Fraction(0)
Example = tuple[Any, Fraction]
MOST_OPTIONS = 8
"""Options from which on not every choice of them is tried."""


def graded_examples(question: Any) -> Iterator[Example]:
    """Yield every option, pick or declared answer of a question, with the share that it earns."""
    yield from EXAMPLES[question.type_name](question)


def _single(question: Any) -> Iterator[Example]:
    for name in question.options:
        yield name, ALL if name == question.key else NOTHING


def _true_false(question: Any) -> Iterator[Example]:
    yield question.key, ALL
    yield not question.key, NOTHING


def _multiple(question: Any) -> Iterator[Example]:
    options, key = list(question.options), set(question.key)
    assert len(options) <= MOST_OPTIONS
    for count in range(1, len(options) + 1):
        for picks in itertools.combinations(options, count):
            right, wrong = len(key & set(picks)), len(set(picks) - key)
            left = len(options) - len(key) - wrong
            shares = {
                "right-minus-wrong": max(NOTHING, Fraction(right - wrong, len(key))),
                "per-option": Fraction(right + left, len(options)),
                "all-or-nothing": ALL if set(picks) == key else NOTHING,
            }
            yield list(picks), shares[question.policy]


def _numeric(question: Any) -> Iterator[Example]:
    size = question.tolerance.size
    allowed = size * abs(question.key) if question.tolerance.relative else size
    yield question.key, ALL
    yield question.key + allowed, ALL
    yield question.key - allowed, ALL
    for each in question.wrong:
        yield each.answer, Fraction(each.share)
    far = max([allowed, *(abs(each.answer - question.key) for each in question.wrong)])
    yield question.key + 2 * far + allowed + 1, NOTHING
    if not question.wrong:
        beside = 1.001 * allowed + 1e-6 * max(1.0, abs(question.key))
        yield math.nextafter(question.key + beside, math.inf), NOTHING


def _short(question: Any) -> Iterator[Example]:
    for form in question.key:
        yield form, ALL
        yield f"  {form.upper()} ", ALL
    for each in question.wrong:
        for form in each.answer:
            yield form, Fraction(each.share)
    yield "an answer that nobody accepts", NOTHING


def _assigning(question: Any) -> Iterator[Example]:
    key = dict(question.key)
    whole = question.policy == "all-or-nothing"
    yield key, ALL
    for part, choice in key.items():
        yield {part: choice}, NOTHING if whole and len(key) > 1 else Fraction(1, len(key))
        for other in question.choices:
            if other != choice:
                yield key | {part: other}, NOTHING if whole else Fraction(len(key) - 1, len(key))


def _ordering(question: Any) -> Iterator[Example]:
    key = list(question.key)
    pairs = Fraction(len(key) * (len(key) - 1), 2)
    yield key, ALL
    yield key[::-1], NOTHING
    if len(key) > 2:
        for place in range(len(key) - 1):
            swapped = [*key[:place], key[place + 1], key[place], *key[place + 2 :]]
            yield swapped, (pairs - 1) / pairs if question.policy == "pairs-in-order" else NOTHING


def _cloze(question: Any) -> Iterator[Example]:
    whole = question.policy == "all-or-nothing"
    first = {gap: forms[0] for gap, forms in question.key.items()}
    gaps = len(first)
    for gap, forms in question.key.items():
        for form in forms:
            yield first | {gap: form}, ALL
        foreseen = {form: each.share for each in question.wrong for form in each.answer[1]}
        others = [text for text in question.gaps[gap] or () if text not in (*forms, *foreseen)]
        for text in others:
            yield first | {gap: text}, NOTHING if whole else Fraction(gaps - 1, gaps)
    for each in question.wrong:
        gap, forms = each.answer
        for form in forms:
            earned = (gaps - 1 + Fraction(each.share)) / gaps
            yield first | {gap: form}, NOTHING if whole else earned


def _value(question: Any) -> Iterator[Example]:
    yield question.key, ALL
    for each in question.wrong:
        yield each.answer, Fraction(each.share)
    nobody = "an answer that nobody accepts"
    others = {
        "number": -987_654_321.5,
        "text": nobody,
        "list": [nobody],
        "table": {"columns": [nobody], "rows": [[1]]},
    }
    yield others[question.kind], NOTHING


def _plan(question: Any) -> Iterator[Example]:
    whole = as_document(complete_plan())
    yield whole, ALL
    for name in question.key:
        # No section is complete while it is empty; the others stay as they are.
        rest = {other: section for other, section in whole.items() if other != name}
        if rest:
            yield rest, Fraction(len(question.key) - 1, len(question.key))
    yield {"situation": {"company": "Poledna"}}, NOTHING


EXAMPLES = {
    "single": _single,
    "multiple": _multiple,
    "true-false": _true_false,
    "numeric": _numeric,
    "short": _short,
    "matching": _assigning,
    "categorise": _assigning,
    "ordering": _ordering,
    "cloze": _cloze,
    "value": _value,
    "plan": _plan,
}
