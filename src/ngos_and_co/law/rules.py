"""The language in which instruments say whom they bind.

A rule is data: a comparison of one fact, or other rules joined. Each may hold only ``from`` a day, ``until``
a day (the first on which it no longer holds). What is not known stays unknown: ``all`` is false as soon as
one part is, ``any`` true as soon as one is, and only what could change the answer is asked for (Kleene's
logic).

=====================================  ========================================================
``{fact: seat, in: [FR, EU]}``         a country, or any member of a set, is one of these; a
                                       region stands for its members on that day
``{fact: structure, is: parent}``      a choice or a flag has this value
``{fact: employees.DE, at_least: N}``  also ``above``, ``below``, ``at_most``; money in the law's
                                       currency: ``above: EUR 1.5 billion``
``{all: [...]}``, ``{any: [...]}``     every, or at least one of the rules
``{some: 2, of: [...]}``               at least so many of them
``{not: ...}``                         the rule does not hold
``{unconfirmed: "..."}``               nobody here knows; the text says what
``{from: D, until: D, ...}``           beside any of these
=====================================  ========================================================
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from ngos_and_co.law.company import Company
from ngos_and_co.law.facts import (
    Figure,
    Kind,
    Path,
    Reason,
    count_fact,
    flag_fact,
    money_fact,
    set_fact,
    text_fact,
    unknown_parts,
)
from ngos_and_co.law.places import REGIONS, is_within
from ngos_and_co.law.quantities import Interval, Money

Truth = bool | None
"""None: it cannot be told."""

STRICT = {"above": True, "at_least": False}
REVERSED = {"below": "at_least", "at_most": "above"}
"""Below a bound is what is not at least the bound."""


@attrs.frozen
class Span:
    """Days on which a rule holds.

    Attributes
    ----------
    since, until : date or None
        First day, and first day no longer.
    """

    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the day lies within."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


ALWAYS = Span()


@attrs.frozen
class Missing:
    """Something to find out.

    Attributes
    ----------
    fact : str
        Path of the fact; ``law`` where the law itself is not confirmed.
    reason : Reason
    detail : str
        The law's currency, or what is not confirmed.
    """

    fact: str
    reason: Reason
    detail: str = ""


@attrs.frozen
class Comparison:
    """One comparison that was made.

    Attributes
    ----------
    fact : str
        Path of the fact; empty where only the day decided.
    operator : str
    threshold : object
        What the law says: texts, a number or Money.
    value : object
        What is known: a text, SetFact, flag or Interval.
    truth : bool or None
    span : Span
        When this comparison holds.
    was_converted : bool
        Whether a stated rate of exchange was used.
    """

    fact: str
    operator: str
    threshold: object
    value: object
    truth: Truth
    span: Span = ALWAYS
    was_converted: bool = False


@attrs.frozen
class Outcome:
    """What a rule says of a company on a day.

    Attributes
    ----------
    truth : bool or None
    compared : tuple of Comparison
        Those that decided.
    missing : tuple of Missing
        What would have to be known, if it cannot be told.
    """

    truth: Truth
    compared: tuple[Comparison, ...] = ()
    missing: tuple[Missing, ...] = ()


@attrs.frozen(kw_only=True)
class Rule(ABC):
    """A rule of an instrument."""

    span: Span = ALWAYS

    def evaluate(self, company: Company, day: date) -> Outcome:
        """Say whether it holds for a company on a day, and what decided."""
        if not self.span.covers(day):
            return Outcome(False, (Comparison("", "date", None, None, False, self.span),))
        return self._evaluate(company, day)

    def days_of_change(self) -> Iterator[date]:
        """Yield each day on which this rule or a part of it begins or ends."""
        for day in (self.span.since, self.span.until):
            if day is not None:
                yield day
        for part in self.parts():
            yield from part.days_of_change()

    def regions(self) -> Iterator[str]:
        """Yield each region that this rule or a part of it names."""
        for part in self.parts():
            yield from part.regions()

    def parts(self) -> tuple["Rule", ...]:
        """Give the rules that it joins."""
        return ()

    @abstractmethod
    def _evaluate(self, company: Company, day: date) -> Outcome:
        """Say it for a day on which the rule holds."""


@attrs.frozen(kw_only=True)
class Compare(Rule):
    """A comparison of one fact."""

    path: Path
    operator: str
    threshold: tuple[str, ...] | str | bool | float | Money

    def regions(self) -> Iterator[str]:
        """Yield each region that it names."""
        if isinstance(self.threshold, tuple):
            yield from (place for place in self.threshold if place in REGIONS)

    def _evaluate(self, company: Company, day: date) -> Outcome:
        kind = self.path.kind
        if kind in (Kind.COUNT, Kind.MONEY):
            return self._of_figure(company, day)
        if kind in (Kind.COUNTRIES, Kind.CHOICES):
            return self._of_set(company, day)
        value = (
            flag_fact(company, self.path) if kind is Kind.FLAG else text_fact(company, self.path)
        )
        missing = (Missing(self.path.text, Reason.NOT_GIVEN),)
        if value is None:
            return self._outcome(None, None, missing)
        if self.operator == "is":
            return self._outcome(value == self.threshold, value)
        truth = self._is_one_of(str(value), day)
        return self._outcome(truth, value, _membership_unconfirmed(str(value)))

    def _of_set(self, company: Company, day: date) -> Outcome:
        known = set_fact(company, self.path)
        truths = {member: self._is_one_of(member, day) for member in sorted(known.members)}
        truth = disjunction(truths.values())
        if truth is False and not known.is_complete:
            names = unknown_parts(company, self.path)
            return self._outcome(
                None, known, tuple(Missing(name, Reason.NOT_GIVEN) for name in names)
            )
        doubtful = next((member for member, each in truths.items() if each is None), "")
        return self._outcome(truth, known, _membership_unconfirmed(doubtful))

    def _is_one_of(self, value: str, day: date) -> Truth:
        if not isinstance(self.threshold, tuple):
            return value == self.threshold
        if self.path.kind in (Kind.COUNTRY, Kind.COUNTRIES):
            return disjunction(is_within(value, place, day) for place in self.threshold)
        return value in self.threshold

    def _of_figure(self, company: Company, day: date) -> Outcome:
        if isinstance(self.threshold, Money):
            bound = self.threshold.amount.low
            figure = money_fact(company, self.path, self.threshold.currency, day)
        else:
            bound = float(self.threshold) if isinstance(self.threshold, (int, float)) else 0.0
            figure = count_fact(company, self.path, day)
        truth = self._reaches(figure.interval, bound)
        missing = () if truth is not None else (self._why_unknown(figure, bound),)
        return self._outcome(truth, figure.interval, missing, was_converted=figure.was_converted)

    def _reaches(self, interval: Interval, bound: float) -> Truth:
        if self.operator in STRICT:
            return interval.reaches(bound, strictly=STRICT[self.operator])
        return opposite(interval.reaches(bound, strictly=STRICT[REVERSED[self.operator]]))

    def _why_unknown(self, figure: Figure, bound: float) -> Missing:
        if figure.other_currency is not None and isinstance(self.threshold, Money):
            return Missing(self.path.text, Reason.CURRENCY, self.threshold.currency)
        if self._reaches(figure.as_given, bound) is not None:
            return Missing(self.path.text, Reason.WHOSE_FIGURES)
        return Missing(self.path.text, Reason.RANGE if figure.is_given else Reason.NOT_GIVEN)

    def _outcome(
        self,
        truth: Truth,
        value: object,
        missing: tuple[Missing, ...] = (),
        *,
        was_converted: bool = False,
    ) -> Outcome:
        compared = Comparison(
            self.path.text, self.operator, self.threshold, value, truth, self.span, was_converted
        )
        return Outcome(truth, (compared,), missing if truth is None else ())


def _membership_unconfirmed(country: str) -> tuple[Missing, ...]:
    return (Missing("law", Reason.UNCONFIRMED, f"whether the act bound {country} on that day"),)


@attrs.frozen(kw_only=True)
class Unconfirmed(Rule):
    """A point of law that nobody here has confirmed: never true, never false."""

    text: str

    def _evaluate(self, company: Company, day: date) -> Outcome:  # noqa: ARG002
        return Outcome(None, (), (Missing("law", Reason.UNCONFIRMED, self.text),))


@attrs.frozen(kw_only=True)
class Joined(Rule):
    """At least so many of several rules: one for ``any``, each for ``all``."""

    least: int
    rules: tuple[Rule, ...]

    def parts(self) -> tuple[Rule, ...]:
        """Give the rules that it joins."""
        return self.rules

    def _evaluate(self, company: Company, day: date) -> Outcome:
        outcomes = []
        needs_all = self.least == len(self.rules)
        for rule in self.rules:
            outcome = rule.evaluate(company, day)
            if outcome.truth is False and needs_all:
                return outcome
            outcomes.append(outcome)
        right = [each for each in outcomes if each.truth is True]
        open_ = [each for each in outcomes if each.truth is None]
        wrong = [each for each in outcomes if each.truth is False]
        if len(right) >= self.least:
            return joined(True, right[: self.least])
        if len(right) + len(open_) < self.least:
            return joined(False, wrong)
        return joined(None, open_)


@attrs.frozen(kw_only=True)
class Not(Rule):
    """The opposite of a rule."""

    rule: Rule

    def parts(self) -> tuple[Rule, ...]:
        """Give the rule that it turns round."""
        return (self.rule,)

    def _evaluate(self, company: Company, day: date) -> Outcome:
        outcome = self.rule.evaluate(company, day)
        return attrs.evolve(outcome, truth=opposite(outcome.truth))


def joined(truth: Truth, outcomes: Iterable[Outcome]) -> Outcome:
    """Give one outcome from several, each comparison and each thing missing once.

    That a rule's days are not these is only worth saying where nothing else decided.
    """
    outcomes = list(outcomes)
    if len(outcomes) == 1:
        return outcomes[0]
    compared = list(dict.fromkeys(each for outcome in outcomes for each in outcome.compared))
    of_facts = [each for each in compared if each.operator != "date"]
    missing = dict.fromkeys(each for outcome in outcomes for each in outcome.missing)
    return Outcome(truth, tuple(of_facts or compared), tuple(missing))


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Give the truth of 'at least one of these'."""
    found: Truth = False
    for truth in truths:
        if truth:
            return True
        if truth is None:
            found = None
    return found


def opposite(truth: Truth) -> Truth:
    """Give the truth of the opposite."""
    return None if truth is None else not truth
