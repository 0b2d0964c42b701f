"""What may go wrong, for whom, and who answers for it."""

from collections.abc import Iterable

import attrs

from ngos_and_co.engagement import fields

TO_WORKERS = "workers"
KINDS = {
    TO_WORKERS: "To workers",
    "ngo": "To your organisation and its staff",
    "defamation": "Legal: defamation, trade secrets",
    "data-protection": "Legal: data protection",
    "lawsuit": "Legal: a lawsuit meant to silence you",
    "independence": "To your independence",
}
LIKELIHOOD = {1: "very unlikely", 2: "unlikely", 3: "possible", 4: "likely", 5: "very likely"}
SEVERITY = {
    1: "a nuisance",
    2: "can be put right soon",
    3: "serious, can be put right",
    4: "grave, hard to put right",
    5: "cannot be put right",
}


@attrs.frozen
class Risk:
    """One risk of the plan.

    Attributes
    ----------
    kind : str
        A key of `KINDS`.
    what : str
    likelihood, severity : int or None
        1 to 5.
    measures : str
        What you do so that it does not happen, and if it does.
    owner : str
        A function in your organisation.
    workers_said : str
        For a risk to workers: how they were asked about it, and what they said.
    """

    kind: str = fields.choice("To whom", KINDS, needed=True)
    what: str = fields.line("What may happen", needed=True)
    likelihood: int | None = fields.grade("Likelihood", LIKELIHOOD, needed=True)
    severity: int | None = fields.grade("Severity", SEVERITY, needed=True)
    measures: str = fields.text("What you do about it", needed=True)
    owner: str = fields.line("Who answers for it", "A function, not a name.", needed=True)
    workers_said: str = fields.text(
        "How workers were asked, and what they said", "For every risk to workers."
    )


@attrs.frozen
class RiskRegister:
    """All risks of the plan."""

    risks: tuple[Risk, ...] = fields.rows("Risks", Risk, "Risk", needed=True)


def product(risk: Risk) -> int | None:
    """Multiply likelihood by severity, 1 to 25; None while one of them is missing."""
    if risk.likelihood is None or risk.severity is None:
        return None
    return risk.likelihood * risk.severity


def ranked(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """Order risks: those to workers first, then by severity, then by likelihood.

    Severity leads, as in UN Guiding Principle 24: what cannot be put right weighs more than what is
    likely. What is not graded comes first within its kind, because nobody has looked at it yet.
    """
    most = max(SEVERITY) + 1
    return tuple(
        sorted(
            risks,
            key=lambda each: (
                each.kind != TO_WORKERS,
                -(each.severity or most),
                -(each.likelihood or most),
            ),
        )
    )


def unanswered(risk: Risk) -> tuple[str, ...]:
    """Say what a risk still lacks to be answered.

    Returns
    -------
    tuple of str
        Labels of the fields that are empty; none if the risk is answered.
    """
    forms = fields.forms_of(Risk)
    needed = [name for name, form in forms.items() if form.needed]
    if risk.kind == TO_WORKERS:
        needed.append("workers_said")
    return tuple(forms[name].label for name in needed if fields.is_empty(getattr(risk, name)))
