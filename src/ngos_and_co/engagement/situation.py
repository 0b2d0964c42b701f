"""The company, and what brings the NGO to it."""

import attrs

from ngos_and_co.engagement import fields

LINKS = {
    "cause": "It caused the harm itself, towards its own workers",
    "contribute": "It contributed: its prices, deadlines or orders made the harm likely",
    "linked": "It is linked: a business partner caused the harm",
    "unclear": "Not clear yet",
}
"""The three involvements of UN Guiding Principles 13 and 19."""


@attrs.frozen
class Situation:
    """Who engages with which company, and why.

    Attributes
    ----------
    organisation, company, sector, place : str
    link : str
        A key of `LINKS`.
    what_happened : str
        What is known, without anything that leads to a person.
    how_known : str
    workers_asked : str
        How workers were asked, and what they want.
    law : str
        Which laws bind the company, from the law finder.
    """

    organisation: str = fields.line("Your organisation", needed=True)
    company: str = fields.line("The company", needed=True)
    sector: str = fields.line("What it makes or does", needed=True)
    place: str = fields.line("Where", needed=True)
    link: str = fields.choice("Its link to the harm", LINKS, needed=True)
    what_happened: str = fields.text(
        "What happened to workers",
        "Write nothing that leads to a person: no name, no bed, no shift, no photograph.",
        needed=True,
    )
    how_known: str = fields.text(
        "How you know",
        "Say apart what you saw on paper, what workers told you, and what a court or authority found.",
        needed=True,
    )
    workers_asked: str = fields.text(
        "What workers want, and how you asked them",
        "Who agreed to what, and who may still withdraw.",
        needed=True,
    )
    law: str = fields.text(
        "Laws and standards that bind it",
        "From the law finder: which one, since when, and what it lets you ask for.",
        needed=True,
    )
