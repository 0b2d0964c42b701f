"""What an NGO and a company put in writing before they work together."""

import attrs

from ngos_and_co.engagement import fields

WANTED = {
    "yes": "Yes, we prepare a memorandum",
    "later": "Perhaps later",
    "no": "No: this plan has no partnership",
}


@attrs.frozen
class PartnershipTerms:
    """The terms, in the order of the memorandum.

    Attributes
    ----------
    wanted : str
        A key of `WANTED`. Without a partnership, the other fields may stay empty.
    """

    wanted: str = fields.choice("Do you want a partnership with the company?", WANTED, needed=True)
    purpose: str = fields.text("Purpose", "What will be different for workers, and by when.")
    we_do: str = fields.text("What your organisation does")
    they_do: str = fields.text("What the company does")
    red_lines: str = fields.text(
        "Red lines", "What ends the talks. Set them before the first meeting."
    )
    money: str = fields.text(
        "Money",
        "Who pays what; the ceiling of company money in your income; where gifts are published.",
    )
    use_of_name: str = fields.text(
        "Use of name and logo", "Only in writing, for one use, ended at will."
    )
    right_to_publish: str = fields.text(
        "Right to publish and criticise", "What you may always say, also about this company."
    )
    confidentiality: str = fields.text(
        "Confidentiality and personal data",
        "What stays between you, and what never does: crimes, people in danger.",
    )
    grievance: str = fields.text(
        "Complaints", "How workers complain, about the company and about you, and who answers."
    )
    review: str = fields.text("Review", "When both look at what changed; six or twelve months.")
    exit: str = fields.text("Exit", "Who may leave, how, and what happens to workers then.")


PARTNERSHIP = (
    "purpose",
    "we_do",
    "they_do",
    "red_lines",
    "money",
    "use_of_name",
    "right_to_publish",
    "confidentiality",
    "grievance",
    "review",
    "exit",
)
"""The fields that a memorandum needs."""


def is_partnership(terms: PartnershipTerms) -> bool:
    """Tell whether a memorandum is wanted now."""
    return terms.wanted == "yes"


def missing_terms(terms: PartnershipTerms) -> tuple[str, ...]:
    """Give the labels of what a wanted memorandum still lacks."""
    if not is_partnership(terms):
        return ()
    forms = fields.forms_of(PartnershipTerms)
    return tuple(forms[name].label for name in PARTNERSHIP if fields.is_empty(getattr(terms, name)))
