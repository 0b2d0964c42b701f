"""The strategy chooser: its rules are sound, each can decide, and the answers are what the rules say."""

import itertools

import attrs
import pytest
from hypothesis import given

from ngos_and_co.engagement.fields import forms_of
from ngos_and_co.engagement.strategies import (
    Effect,
    Fit,
    InvalidStrategies,
    Rule,
    assess,
    choose,
    read_strategies,
    strategies,
)
from ngos_and_co.engagement.strategy_case import OPEN_ANSWERS, StrategyCase
from ngos_and_co.questions.sources import course_source
from tests.engagement.plans import random_sections

GOOD = StrategyCase(
    workers_want="agreed",
    safety="safe",
    urgency="time",
    evidence="documented",
    attitude="no-contact",
    capacity="person",
    lawyer="yes",
    union="yes",
    brand="yes",
    buyer="yes",
    investor="yes",
    legal_route="yes",
    sector_wide="no",
)
BY_ID = {each.id: each for each in strategies()}


def fit(case: StrategyCase, strategy: str) -> Fit:
    return assess(case, BY_ID[strategy]).fit


def test_the_order_is_from_co_operation_to_confrontation() -> None:
    assert [each.place for each in strategies()] == list(range(1, len(strategies()) + 1))
    assert next(iter(BY_ID)) == "training"
    assert list(BY_ID)[-1] == "litigation"


def test_every_source_is_in_the_table_of_sources() -> None:
    for each in strategies():
        assert each.sources
        assert all(course_source(key) for key in each.sources), each.id


def test_before_anything_is_answered_everything_is_to_be_found_out() -> None:
    assert {each.fit for each in choose(StrategyCase())} == {Fit.FIND_OUT}


def test_an_open_answer_asks_and_does_not_forbid() -> None:
    unclear = attrs.evolve(GOOD, safety="unclear")
    found = assess(unclear, BY_ID["dialogue"])
    assert found.fit is Fit.FIND_OUT
    assert found.open == ("If the company learns what you know, are they safe?",)
    assert not found.blocked


def test_somebody_in_danger_forbids_all_that_the_company_would_hear_of() -> None:
    danger = attrs.evolve(GOOD, safety="danger")
    heard_of = {"dialogue", "buyers", "investors", "publication", "campaign", "complaint"}
    assert {fit(danger, each) for each in heard_of} == {Fit.NOT_NOW}


def test_workers_who_do_not_want_it_are_not_overruled() -> None:
    against = attrs.evolve(GOOD, workers_want="against")
    for each in ("dialogue", "buyers", "publication", "campaign", "complaint", "litigation"):
        assert fit(against, each) is Fit.NOT_NOW


def test_a_first_contact_begins_with_dialogue() -> None:
    first = choose(GOOD)[0]
    assert first.strategy.id == "dialogue"
    assert "Nobody has asked it yet. Ask before you accuse." in first.reasons_for


def test_when_talking_led_nowhere_the_next_ones_fit() -> None:
    silent = attrs.evolve(GOOD, attitude="silent")
    dialogue = assess(silent, BY_ID["dialogue"])
    assert dialogue.reasons_against
    assert {fit(silent, each) for each in dialogue.strategy.next} == {Fit.FITS}


CASES = [(strategy, rule) for strategy in strategies() for rule in strategy.rules]


@pytest.mark.parametrize(("strategy", "rule"), CASES)
def test_each_rule_decides_something(strategy: object, rule: Rule) -> None:
    answers = forms_of(StrategyCase)[rule.question].choices
    others = [each for each in answers if each not in rule.answers and each not in OPEN_ANSWERS]
    assert others or rule.effect is not Effect.NEEDED
    for answer in answers:
        case = attrs.evolve(GOOD, **{rule.question: answer})
        found = assess(case, strategy)  # type: ignore[arg-type]
        told = {
            Effect.NEEDED: found.blocked,
            Effect.FOR: found.reasons_for,
            Effect.AGAINST: found.reasons_against,
        }[rule.effect]
        is_given = answer in rule.answers
        if rule.effect is Effect.NEEDED:
            assert (rule.reason in told) == (answer in others)
        else:
            assert (rule.reason in told) == is_given


@given(random_sections(StrategyCase))
def test_every_strategy_is_judged_once_and_with_a_reason(case: StrategyCase) -> None:
    found = choose(case)
    assert sorted(each.strategy.place for each in found) == list(range(1, len(found) + 1))
    order = [list(Fit).index(each.fit) for each in found]
    assert order == sorted(order)
    for each in found:
        assert bool(each.blocked) == (each.fit is Fit.NOT_NOW)
        assert each.open or each.fit is not Fit.FIND_OUT


def test_something_is_always_left_to_try() -> None:
    for start in BY_ID.values():
        assert start.next, f"{start.id} ends in nothing"
        seen = {start.id}
        for _ in BY_ID:
            seen |= set(itertools.chain.from_iterable(BY_ID[each].next for each in seen))
        assert len(seen) > 2


GOOD_RULE = {"needed": "evidence", "is": ["proven"], "reason": "Proof."}
STRATEGY = {
    "id": "a",
    "name": "A",
    "what": "W",
    "works_when": "W",
    "rules": [GOOD_RULE],
    "next": [],
    "sources": [],
}
BROKEN = {
    "no list": ({}, "not a list"),
    "no fields": (["a"], "does not consist of fields"),
    "no name": ([{**STRATEGY, "name": ""}], "'name' is not a text"),
    "an unknown field": ([{**STRATEGY, "place": 3}], "no field 'place'"),
    "twice": ([STRATEGY, STRATEGY], "two strategies 'a'"),
    "a next that is not there": ([{**STRATEGY, "next": ["b"]}], "names 'b'"),
    "itself next": ([{**STRATEGY, "next": ["a"]}], "names 'a'"),
    "rules that are a text": ([{**STRATEGY, "rules": "x"}], "'rules' is not a list"),
    "two effects": ([{**STRATEGY, "rules": [{**GOOD_RULE, "for": "union"}]}], "a rule has one of"),
    "no reason": ([{**STRATEGY, "rules": [{"for": "union", "is": ["yes"]}]}], "a rule has one of"),
    "an unknown question": (
        [{**STRATEGY, "rules": [{**GOOD_RULE, "needed": "mood"}]}],
        "no question 'mood'",
    ),
    "an unknown answer": (
        [{**STRATEGY, "rules": [{**GOOD_RULE, "is": ["maybe"]}]}],
        "no answer",
    ),
    "a yes that YAML made true": (
        [{**STRATEGY, "rules": [{"for": "union", "is": [True], "reason": "R"}]}],
        "no answer",
    ),
}


@pytest.mark.parametrize(("document", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_rule_is_named(document: object, words: str) -> None:
    with pytest.raises(InvalidStrategies, match=words):
        read_strategies(document)
