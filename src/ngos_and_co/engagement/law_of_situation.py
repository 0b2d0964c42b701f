"""From the situation of a plan to the law finder's answers, or to what it cannot read."""

import re
from collections.abc import Mapping
from datetime import date

import attrs

from ngos_and_co.engagement.fields import forms_of
from ngos_and_co.engagement.situation import LAW_FACTS, Situation
from ngos_and_co.law import Answer, InvalidCompany, State, applicable, read_company
from ngos_and_co.law.form import document_of

NAMED_FIELD = re.compile(r"The field '(\w+)[^']*'")
USABLE = (State.BINDS, State.APPLIES, State.WILL_BIND, State.CANNOT_BE_TOLD)
"""What an NGO may work with, the firmest first."""


@attrs.frozen
class LawOfSituation:
    """What the law finder says about the company of a plan.

    Attributes
    ----------
    answers : tuple of Answer
        Of the states in `USABLE`, in their order; none if nothing is known or something cannot be read.
    problems : mapping of str to str
        By field of the situation: a sentence on what cannot be read there.
    """

    answers: tuple[Answer, ...] = ()
    problems: Mapping[str, str] = attrs.field(factory=dict)


def law_of(situation: Situation, on: date) -> LawOfSituation:
    """Ask the law finder about the company of a plan."""
    texts = {name: getattr(situation, name) for name in LAW_FACTS}
    if not any(texts.values()):
        return LawOfSituation()
    try:
        company = read_company(document_of(texts))
    except InvalidCompany as error:
        return LawOfSituation(problems=_by_field(error.problems))
    answers = [each for each in applicable(company, on) if each.state in USABLE]
    return LawOfSituation(tuple(sorted(answers, key=lambda each: USABLE.index(each.state))))


def _by_field(problems: tuple[str, ...]) -> dict[str, str]:
    """Find the field of each problem, and call it by the form's label."""
    forms = forms_of(Situation)
    found: dict[str, str] = {}
    for problem in problems:
        match = NAMED_FIELD.match(problem)
        name = match[1] if match and match[1] in LAW_FACTS else LAW_FACTS[0]
        sentence = NAMED_FIELD.sub(f"'{forms[name].label}'", problem, count=1)
        told = found.get(name)
        found[name] = f"{told} {sentence}" if told else f"For the law finder: {sentence}"
    return found
