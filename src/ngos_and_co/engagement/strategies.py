"""From co-operation to confrontation: which strategies fit a case, and why, by ``strategies.yml``.

The rules are judgments of this course, drawn from the literature that the file names; they are shown to the
reader with every answer, and none of them weighs anything.
"""

import enum
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import attrs
import yaml

from ngos_and_co.engagement.fields import forms_of, is_empty
from ngos_and_co.engagement.strategy_case import OPEN_ANSWERS, StrategyCase
from ngos_and_co.questions.yaml_document import LOADER

RULES_FILE = "strategies.yml"


class Effect(enum.Enum):
    """What a rule does where its answers are given."""

    NEEDED = "needed"
    """Only these answers allow the strategy."""
    FOR = "for"
    AGAINST = "against"


class Fit(enum.Enum):
    """How a strategy fits a case."""

    FITS = "fits"
    FIND_OUT = "find out first"
    NOT_NOW = "not now"


@attrs.frozen
class Rule:
    """One reason.

    Attributes
    ----------
    effect : Effect
    question : str
        A field of :class:`StrategyCase`.
    answers : frozenset of str
    reason : str
        The sentence that the reader is shown.
    """

    effect: Effect
    question: str
    answers: frozenset[str]
    reason: str


@attrs.frozen
class Strategy:
    """A way to engage.

    Attributes
    ----------
    id, name : str
    place : int
        From 1, the most co-operative, on.
    what : str
        What is done, in a sentence or two.
    works_when : str
        The condition on which it stands or falls.
    rules : tuple of Rule
    next : tuple of str
        Ids of what to try when it fails, in this order.
    sources : tuple of str
        Keys of the table of sources.
    """

    id: str
    name: str
    place: int
    what: str
    works_when: str
    rules: tuple[Rule, ...]
    next: tuple[str, ...]
    sources: tuple[str, ...]


@attrs.frozen
class Assessment:
    """A strategy in a case.

    Attributes
    ----------
    strategy : Strategy
    fit : Fit
    blocked : tuple of str
        Reasons why it cannot be used now.
    open : tuple of str
        Questions that must be answered first, in the form's words.
    reasons_for, reasons_against : tuple of str
    """

    strategy: Strategy
    fit: Fit
    blocked: tuple[str, ...]
    open: tuple[str, ...]
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]


class InvalidStrategies(ValueError):  # noqa: N818 (reads as what it is in a message)
    """The rules cannot be used; each problem is a sentence that names its place."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@cache
def strategies() -> tuple[Strategy, ...]:
    """Give the course's strategies, from co-operation to confrontation."""
    file = resources.files("ngos_and_co.engagement") / RULES_FILE
    return read_strategies(yaml.load(file.read_text(encoding="utf-8"), LOADER))  # noqa: S506 (it is a safe one)


def strategy_names() -> Mapping[str, str]:
    """Give the names of all strategies by id."""
    return {each.id: each.name for each in strategies()}


def read_strategies(document: object) -> tuple[Strategy, ...]:
    """Read the rules as YAML gives them: a list of strategies.

    Raises
    ------
    InvalidStrategies
        With one sentence for each problem.
    """
    problems: list[str] = []
    if not isinstance(document, list) or not document:
        raise InvalidStrategies([f"{RULES_FILE} is not a list of strategies."])
    ids = [each.get("id") for each in document if isinstance(each, dict)]
    found = tuple(
        _read_strategy(each, place, ids, problems) for place, each in enumerate(document, 1)
    )
    problems += [f"There are two strategies '{id_}'." for id_ in sorted(_twice(ids))]
    if problems:
        raise InvalidStrategies(problems)
    return found


def assess(case: StrategyCase, strategy: Strategy) -> Assessment:
    """Say how one strategy fits a case, with all reasons."""
    forms = forms_of(StrategyCase)
    blocked: list[str] = []
    missing: list[str] = []
    reasons_for: list[str] = []
    reasons_against: list[str] = []
    for rule in strategy.rules:
        answer = getattr(case, rule.question)
        is_known = not is_empty(answer) and answer not in OPEN_ANSWERS
        if rule.effect is Effect.NEEDED:
            if answer in rule.answers:
                continue
            if is_known:
                blocked.append(rule.reason)
            elif forms[rule.question].label not in missing:
                missing.append(forms[rule.question].label)
        elif answer in rule.answers:
            (reasons_for if rule.effect is Effect.FOR else reasons_against).append(rule.reason)
    fit = Fit.NOT_NOW if blocked else Fit.FIND_OUT if missing else Fit.FITS
    return Assessment(
        strategy, fit, tuple(blocked), tuple(missing), tuple(reasons_for), tuple(reasons_against)
    )


def choose(case: StrategyCase, among: Iterable[Strategy] | None = None) -> tuple[Assessment, ...]:
    """Assess all strategies; those that fit come first, and among equals the most co-operative.

    Reasons are not counted against each other: a list of nine reasons is not stronger than one that
    decides. The reader weighs them.
    """
    order = list(Fit)
    assessed = [assess(case, each) for each in (strategies() if among is None else among)]
    return tuple(sorted(assessed, key=lambda each: (order.index(each.fit), each.strategy.place)))


def _read_strategy(document: Any, place: int, ids: list[Any], problems: list[str]) -> Strategy:  # noqa: ANN401
    if not isinstance(document, dict):
        problems.append(f"Strategy {place} does not consist of fields.")
        document = {}
    where = f"Strategy {document.get('id', place)}"
    texts = {name: document.get(name) for name in ("id", "name", "what", "works_when")}
    problems += [
        f"{where}: '{name}' is not a text. Write it."
        for name, value in texts.items()
        if not isinstance(value, str) or not value.strip()
    ]
    lists = {name: document.get(name, []) for name in ("next", "sources", "rules")}
    for name, value in lists.items():
        if not isinstance(value, list):
            problems.append(f"{where}: '{name}' is not a list.")
            lists[name] = []
    problems += [
        f"{where}: next names '{each}', which is no other strategy."
        for each in lists["next"]
        if each not in ids or each == document.get("id")
    ]
    unknown = set(document) - {*texts, *lists}
    problems += [f"{where}: there is no field '{each}'." for each in sorted(unknown)]
    rules = tuple(
        rule for each in lists["rules"] if (rule := _read_rule(each, where, problems)) is not None
    )
    return Strategy(
        **{name: str(value).strip() for name, value in texts.items()},
        place=place,
        rules=rules,
        next=tuple(lists["next"]),
        sources=tuple(lists["sources"]),
    )


def _read_rule(document: Any, where: str, problems: list[str]) -> Rule | None:  # noqa: ANN401
    """Read ``{needed: evidence, is: [documented, proven], reason: ...}``."""
    forms = forms_of(StrategyCase)
    effects = [each for each in Effect if isinstance(document, dict) and each.value in document]
    if len(effects) != 1 or set(document) != {effects[0].value, "is", "reason"}:
        problems.append(
            f"{where}: a rule has one of needed, for and against, and 'is' and 'reason': {document!r}."
        )
        return None
    question = document[effects[0].value]
    if question not in forms:
        problems.append(
            f"{where}: there is no question '{question}'. There are: {', '.join(forms)}."
        )
        return None
    answers = document["is"]
    wrong = [each for each in answers if each not in forms[question].choices]
    if wrong or not answers:
        problems.append(f"{where}: '{question}' has no answer {wrong!r}.")
        return None
    return Rule(effects[0], question, frozenset(answers), str(document["reason"]).strip())


def _twice(values: list[Any]) -> set[Any]:
    return {each for each in values if values.count(each) > 1}
