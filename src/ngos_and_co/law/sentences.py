"""An answer in words: the verdict, what was compared, what is missing."""

import math

from ngos_and_co.days import day_text
from ngos_and_co.law import company as choices
from ngos_and_co.law.answer import Answer, State
from ngos_and_co.law.company import WORLD
from ngos_and_co.law.facts import EU, FACTS, SetFact, read_path
from ngos_and_co.law.places import country_names
from ngos_and_co.law.quantities import Interval, Money, interval_text
from ngos_and_co.law.rules import Comparison, Missing
from ngos_and_co.law.words import REGION_NAMES, WORDS


def verdict(answer: Answer) -> str:
    """Say in a sentence whether it binds."""
    if answer.state is State.DOES_NOT and not any(r.in_force for r in answer.instrument.routes):
        return WORDS["never-in-force"]
    since = "" if answer.since is None else day_text(answer.since)
    if answer.state is State.BINDS and since:
        return WORDS["binds-since"].format(day=since)
    if answer.state is State.CANNOT_BE_TOLD and since:
        return WORDS["cannot-be-told-from"].format(day=since)
    if answer.will_bind_from is not None:
        return WORDS["cannot-be-told-yet"].format(day=day_text(answer.will_bind_from))
    return WORDS[answer.state].format(day=since)


def fact_text(path_text: str) -> str:
    """Name a fact: 'employees in Germany, with the companies that it controls'."""
    path = read_path(path_text)
    text = FACTS[path.name][1]
    if path.place != WORLD:
        place = REGION_NAMES[EU] if path.place == EU else country_names()[path.place]
        text = WORDS["place"].format(fact=text, place=place)
    return WORDS["of-group"].format(fact=text) if path.of_group else text


def compared_text(comparison: Comparison) -> str:
    """Say what was compared with what."""
    if comparison.operator == "date":
        return _span_text(comparison)
    fact = fact_text(comparison.fact)
    pattern = WORDS["converted" if comparison.was_converted else "compared"]
    return pattern.format(
        fact=fact[0].upper() + fact[1:],
        value=_value_text(comparison.value, comparison.threshold),
        threshold=WORDS[comparison.operator].format(values=_threshold_text(comparison.threshold)),
    )


def missing_text(missing: Missing) -> str:
    """Say what has to be found out."""
    fact = "" if missing.fact == "law" else fact_text(missing.fact)
    return WORDS[missing.reason].format(fact=fact, detail=missing.detail)


def _span_text(comparison: Comparison) -> str:
    since, until = comparison.span.since, comparison.span.until
    if until is not None:
        return WORDS["only-until"].format(day=day_text(until))
    return WORDS["only-from"].format(day="" if since is None else day_text(since))


def _value_text(value: object, threshold: object) -> str:
    if isinstance(value, SetFact):
        names = ", ".join(_name(each) for each in sorted(value.members))
        if value.is_complete:
            return names or WORDS["none"]
        return WORDS["and-perhaps"].format(values=names) if names else WORDS["not-known"]
    if isinstance(value, Interval):
        text = interval_text(value)
        is_known = value.low or not math.isinf(value.high)
        return f"{threshold.currency} {text}" if isinstance(threshold, Money) and is_known else text
    if isinstance(value, bool):
        return WORDS["yes" if value else "no"]
    return WORDS["not-known"] if value is None else _name(str(value))


def _threshold_text(threshold: object) -> str:
    if isinstance(threshold, tuple):
        if set(threshold) == set(choices.GOODS):
            return WORDS["goods"]
        return WORDS["or"].join(_name(each) for each in threshold)
    if isinstance(threshold, Money):
        return f"{threshold.currency} {interval_text(threshold.amount)}"
    if isinstance(threshold, float):
        return interval_text(Interval(threshold, threshold))
    return _value_text(threshold, None)


def _name(code: str) -> str:
    """Name a country, region or choice; the long words of a choice end at their first sign."""
    for names in (REGION_NAMES, country_names()):
        if code in names:
            return names[code]
    for vocabulary in choices.VOCABULARIES.values():
        if code in vocabulary:
            return short_name(vocabulary[code])
    return code


def short_name(text: str) -> str:
    """Give the words of a choice without what explains them."""
    return text.split(":")[0].split(" (")[0]
