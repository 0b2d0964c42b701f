"""The company, and what brings the NGO to it."""

import attrs

from ngos_and_co.engagement import fields
from ngos_and_co.law.company import COVERAGES, PRODUCTS, ROLES, STRUCTURES

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
    seat, structure, figures_cover, employees, employees_in, turnover, sales : str
    public_supplier_to, roles, products : str
        What the law finder asks, typed as in :mod:`ngos_and_co.law.form`; empty: not known.
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
    seat: str = fields.line(
        "Country of its seat",
        "This and the next nine lines are for the law finder. Leave empty what you do not know.",
    )
    structure: str = fields.choice("Its place in a group", STRUCTURES)
    figures_cover: str = fields.choice("The figures below count", COVERAGES)
    employees: str = fields.line("Employees worldwide", "Such as 310, '300 to 400' or 1000+.")
    employees_in: str = fields.line("Employees by country", "Such as 'CZ: 310; DE: 40'.")
    turnover: str = fields.line("Turnover of a year, worldwide", "Such as 'EUR 62 million'.")
    sales: str = fields.line("Sells in", "Countries, such as 'CZ, Germany'.")
    public_supplier_to: str = fields.line(
        "Supplies public bodies of", "Countries, or 'none' if you know that there are none."
    )
    roles: str = fields.line("Its roles", f"One or more of these, with commas: {', '.join(ROLES)}.")
    products: str = fields.line(
        "What it sells", f"One or more of these, with commas: {', '.join(PRODUCTS)}."
    )
    law: str = fields.text(
        "Laws and standards that bind it",
        "From the law finder: which one, since when, and what it lets you ask for.",
        needed=True,
    )


LAW_FACTS = (
    "seat",
    "structure",
    "figures_cover",
    "employees",
    "employees_in",
    "turnover",
    "sales",
    "public_supplier_to",
    "roles",
    "products",
)
"""The fields that the law finder reads, by its own names."""
