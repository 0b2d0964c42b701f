"""What the choice of a strategy depends on: questions that only the NGO can answer."""

import attrs

from ngos_and_co.engagement import fields

WORKERS_WANT = {
    "agreed": "They were asked, and want it",
    "divided": "They were asked, and want different things",
    "not-asked": "They were not asked yet",
    "against": "They were asked, and do not want it",
}
SAFETY = {
    "safe": "Nobody could be found out or punished",
    "measures": "Only with the measures in your risk register",
    "unclear": "Not clear yet",
    "danger": "Somebody would be in danger",
}
EVIDENCE = {
    "heard": "Accounts that you heard",
    "documented": "Documents: payslips, contracts, photographs of papers",
    "proven": "An authority or a court found it",
}
ATTITUDE = {
    "no-contact": "You have not been in touch",
    "willing": "It answers, and something happens",
    "polite": "It answers, and nothing happens",
    "silent": "It does not answer",
    "hostile": "It threatens, or denies everything",
}
CAPACITY = {
    "hours": "A few hours a month",
    "day": "About a day a week",
    "person": "A person whose work this is",
}
NOT_KNOWN = "unknown"
YES_NO = {"yes": "Yes", "no": "No", NOT_KNOWN: "Not known"}
URGENCY = {
    "danger": "Somebody is in danger now",
    "deadline": "A deadline runs: wages, residence, limitation",
    "time": "There is time",
}

OPEN_ANSWERS = frozenset({NOT_KNOWN, "not-asked", "unclear", "no-contact"})
"""Answers that say: find out first."""


@attrs.frozen
class StrategyCase:
    """The case, as the rules in ``strategies.yml`` ask about it; each value is a key of its choices."""

    workers_want: str = fields.choice(
        "Do the workers concerned want you to go to the company?", WORKERS_WANT, needed=True
    )
    safety: str = fields.choice(
        "If the company learns what you know, are they safe?", SAFETY, needed=True
    )
    urgency: str = fields.choice("How urgent is it?", URGENCY, needed=True)
    evidence: str = fields.choice("What is your best evidence?", EVIDENCE, needed=True)
    attitude: str = fields.choice("How does the company react to you?", ATTITUDE, needed=True)
    capacity: str = fields.choice(
        "How much time does your organisation have?", CAPACITY, needed=True
    )
    lawyer: str = fields.choice("Is there a lawyer who takes this on?", YES_NO, needed=True)
    union: str = fields.choice(
        "Is there a union or workers' group to act with?", YES_NO, needed=True
    )
    brand: str = fields.choice(
        "Do consumers know the company's name, or its customer's?", YES_NO, needed=True
    )
    buyer: str = fields.choice(
        "Does a public body or a large customer buy from it?", YES_NO, needed=True
    )
    investor: str = fields.choice(
        "Do you know an owner, investor or bank that has rules on labour?", YES_NO, needed=True
    )
    legal_route: str = fields.choice(
        "Does a law or standard give you a complaint route?",
        YES_NO,
        "Ask the law finder.",
        needed=True,
    )
    sector_wide: str = fields.choice("Is it the same in the whole sector?", YES_NO, needed=True)
