"""The draft of a memorandum of understanding, made from the terms of a plan."""

from collections.abc import Iterator, Mapping
from datetime import date

from ngos_and_co.days import day_text
from ngos_and_co.engagement.document import (
    Block,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Remark,
    Table,
    excerpt,
    prose,
)
from ngos_and_co.engagement.fields import is_empty
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.terms import PARTNERSHIP, PartnershipTerms, is_partnership

DRAFT = (
    "Draft for talks between the two sides. It is no legal advice, and it binds nobody before both have "
    "signed it. Let a lawyer who knows the law of your country read it before you send it."
)
LONGEST_NAME = 70
NOT_AGREED = "[Not settled yet. Write this before the first meeting.]"

ARTICLES: Mapping[str, tuple[str, str]] = {
    "purpose": (
        "Purpose",
        "Where a change for workers is named, each review can ask whether it came.",
    ),
    "we_do": (
        "What the organisation does",
        "Promise what your people can carry, and say what you do not do.",
    ),
    "they_do": (
        "What the company does",
        "If the company changes nothing in its own practice, it gets a good name and workers get nothing.",
    ),
    "red_lines": (
        "Red lines",
        "Lines that were set before the talks are harder to move during them.",
    ),
    "money": (
        "Money",
        "Money can cost you your critical voice. A ceiling and a public list keep that in sight.",
    ),
    "use_of_name": (
        "Use of name and logo",
        "Your name on a poster says that workers are safe there. You must be able to take it back.",
    ),
    "right_to_publish": (
        "Right to publish and to criticise",
        "Without this article, a company can read the agreement as a promise of silence.",
    ),
    "confidentiality": (
        "Confidentiality and personal data",
        "Confidentiality protects workers first. It must never be used to hide harm to them.",
    ),
    "grievance": (
        "Complaints",
        "Workers may have to complain about you too. Nobody should decide alone on a complaint about itself.",
    ),
    "review": (
        "Review",
        "A day in the calendar is what makes it possible to stop without a quarrel.",
    ),
    "exit": (
        "Exit",
        "Whoever cannot leave cannot negotiate. What is agreed for workers must outlast the partnership.",
    ),
}
"""Title of each article, and why an NGO needs it."""

NEVER_CONFIDENTIAL = (
    "signs that a person is in danger, or is held, threatened or trafficked;",
    "crimes, and whatever the law obliges one side to report or to produce;",
    "what workers themselves say about their own work, pay, housing and recruitment;",
    "that this agreement exists, who signed it, and how much money is paid under it;",
    "what was public before, or became public without a breach of this article.",
)


class NoPartnership(ValueError):  # noqa: N818 (reads as what it is in a message)
    """The plan wants no partnership, so there is nothing to write into a memorandum."""


def memorandum(plan: EngagementPlan, on: date) -> Document:
    """Draw up the terms of a plan as a draft memorandum of understanding.

    Parameters
    ----------
    plan : EngagementPlan
    on : datetime.date
        The draft's date.

    Raises
    ------
    NoPartnership
        If the plan does not want one.
    """
    if not is_partnership(plan.terms):
        raise NoPartnership(
            "This plan wants no partnership now, so there is no memorandum. To draw one up, answer 'Yes' to "
            "'Do you want a partnership with the company?' and fill in the terms."
        )
    organisation = excerpt(plan.situation.organisation, LONGEST_NAME) or "[the organisation]"
    company = excerpt(plan.situation.company, LONGEST_NAME) or "[the company]"
    return Document(
        title="Memorandum of understanding",
        subtitle=f"{organisation} and {company} · draft of {day_text(on)}",
        author=organisation,
        day=on,
        blocks=tuple(_blocks(plan.terms, organisation, company)),
    )


def _blocks(terms: PartnershipTerms, organisation: str, company: str) -> Iterator[Block]:
    yield Remark(DRAFT)
    yield Paragraph(
        f"Between {organisation} ('the organisation') and {company} ('the company'). Both sides stay "
        "independent of each other. Nothing in this memorandum takes a right or a claim from any worker."
    )
    for number, name in enumerate(PARTNERSHIP, 1):
        title, reason = ARTICLES[name]
        yield Heading(f"Article {number}. {title}", 2)
        value = getattr(terms, name)
        yield from [Paragraph(NOT_AGREED)] if is_empty(value) else prose(value)
        if name == "confidentiality":
            yield Paragraph("Whatever else is agreed, these are never confidential:")
            yield ItemList(NEVER_CONFIDENTIAL)
        yield Remark(f"Why this article: {reason}")
    yield Heading("Signatures", 2)
    yield Remark(
        "Take the reasons below each article out before you send the draft to the company."
    )
    yield Table(
        "Signatures",
        ("Who signs", f"For {organisation}", f"For {company}"),
        tuple((row, "", "") for row in ("Function", "Place and day", "Signature")),
        (1, 2, 2),
    )
