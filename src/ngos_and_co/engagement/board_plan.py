"""An engagement plan as the document that an NGO takes to its board: a page of summary, then all sections."""

from collections.abc import Iterable, Iterator
from datetime import date

from ngos_and_co.days import day_text
from ngos_and_co.engagement.board_sections import sections
from ngos_and_co.engagement.board_summary import summary
from ngos_and_co.engagement.completeness import Gap, export_gaps, gaps
from ngos_and_co.engagement.document import (
    Block,
    Document,
    Heading,
    ItemList,
    Paragraph,
    excerpt,
)
from ngos_and_co.engagement.plan import EngagementPlan

LONGEST_NAME = 70
CHECKS = (
    "Nothing in it leads to a person: no name, no bed, no shift, no photograph, no date that only one had.",
    "Somebody has read it once as the company would, and asked: who could have said this?",
    "The workers whose case it is know what is in it, and may still withdraw.",
    "Accounts, papers, and what a court or authority found are told apart.",
    "A lawyer has read what it says about the company, before anybody outside sees it.",
    "Scores and grades are your own judgments. They order a list; they prove nothing.",
)


class PlanNotReady(ValueError):  # noqa: N818 (reads as what it is in a message)
    """The plan may not leave the house yet; the message says what must be answered first.

    Attributes
    ----------
    gaps : tuple of Gap
    """

    def __init__(self, found: Iterable[Gap]) -> None:
        self.gaps = tuple(found)
        messages = "\n".join(f"- {each.message}" for each in self.gaps)
        super().__init__(
            f"The plan is not exported while a risk to workers is unanswered:\n{messages}"
        )


def board_plan(plan: EngagementPlan, on: date) -> Document:
    """Write a plan as a document for a board.

    Parameters
    ----------
    plan : EngagementPlan
        May have gaps, which the document then names.
    on : datetime.date
        The document's date.

    Raises
    ------
    PlanNotReady
        While a risk to workers is unanswered, or none was looked for.
    """
    blocking = export_gaps(plan)
    if blocking:
        raise PlanNotReady(blocking)
    # Names may be long, and a title must leave room for the summary.
    company = excerpt(plan.situation.company, LONGEST_NAME) or "[company not named yet]"
    organisation = (
        excerpt(plan.situation.organisation, LONGEST_NAME) or "[organisation not named yet]"
    )
    return Document(
        title=f"Engagement plan: {company}",
        subtitle=f"{organisation} · draft for the board · {day_text(on)}",
        author=organisation,
        day=on,
        blocks=(*summary(plan), *sections(plan), *_ending(plan)),
    )


def _ending(plan: EngagementPlan) -> Iterator[Block]:
    yield Heading("Before this plan leaves the house")
    yield ItemList(CHECKS)
    missing = gaps(plan)
    if missing:
        yield Heading("What is still missing", 2)
        yield Paragraph("The plan is not complete. It lacks:")
        yield ItemList(tuple(each.message for each in missing))
