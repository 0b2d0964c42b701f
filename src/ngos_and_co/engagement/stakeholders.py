"""Who decides, who influences, who is affected: the people around a company's decision.

The grid of power and interest goes back to Mendelow (1981) and was made for managers. For an NGO, the corner
of high interest and low power is where workers usually stand: people to work with, not to 'keep informed'.
"""

from collections.abc import Iterable

import attrs

from ngos_and_co.engagement import fields

AFFECTED = "affected"
ROLES = {
    "decides": "Decides",
    "influences": "Influences who decides",
    AFFECTED: "Is affected",
    "ally": "Can help",
    "opponent": "May hinder",
}
STRENGTH = {1: "hardly any", 2: "little", 3: "some", 4: "much", 5: "very much"}
POSITIONS = {
    -2: "works against it",
    -1: "rather against it",
    0: "undecided or not known",
    1: "rather for it",
    2: "works for it",
}
RELATIONS = {
    "reports-to": "reports to",
    "buys-from": "buys from",
    "finances": "finances",
    "supervises": "inspects or supervises",
    "influences": "is listened to by",
    "trusts": "trusts",
    "conflict": "is in conflict with",
}
HIGH = 4
"""From this grade on, power or interest is called high."""


@attrs.frozen
class Stakeholder:
    """A person, by function, or an organisation.

    Attributes
    ----------
    name : str
        A function such as 'head of purchasing'; no private person.
    role : str
        A key of `ROLES`.
    power : int or None
        How much it can change the workers' situation, 1 to 5.
    interest : int or None
        How much the matter is worth to it, 1 to 5.
    position : int or None
        From -2, against the demand, to 2, for it.
    next_contact : str
        What to do about it next.
    """

    name: str = fields.line(
        "Who", "A function or an organisation, not a private person.", needed=True
    )
    role: str = fields.choice("Part", ROLES, needed=True)
    power: int | None = fields.grade(
        "Power", STRENGTH, "How much can it change the workers' situation?", needed=True
    )
    interest: int | None = fields.grade(
        "Interest", STRENGTH, "How much is the matter worth to it?", needed=True
    )
    position: int | None = fields.grade("Position towards your demand", POSITIONS)
    next_contact: str = fields.line("What you do about it next")


@attrs.frozen
class Relation:
    """What stands between two of them.

    Attributes
    ----------
    source, target : str
        Names of stakeholders.
    kind : str
        A key of `RELATIONS`.
    """

    source: str = fields.name("Who", "stakeholders")
    kind: str = fields.choice("Relation", RELATIONS)
    target: str = fields.name("To whom", "stakeholders")


@attrs.frozen
class StakeholderMap:
    """All of them, and their relations."""

    stakeholders: tuple[Stakeholder, ...] = fields.rows(
        "Stakeholders",
        Stakeholder,
        "Stakeholder",
        "Begin with the workers, then with who can say yes.",
        needed=True,
    )
    relations: tuple[Relation, ...] = fields.rows("Relations", Relation, "Relation")


CORNERS = {
    (True, True): "Talk to first",
    (True, False): "Win their interest",
    (False, True): "Work with",
    (False, False): "Watch",
}
"""By whether power and interest are high: what to do, in an NGO's words."""


def corner(stakeholder: Stakeholder) -> str:
    """Name the corner of the grid; the empty text where power or interest is not graded."""
    if stakeholder.power is None or stakeholder.interest is None:
        return ""
    return CORNERS[stakeholder.power >= HIGH, stakeholder.interest >= HIGH]


def ranked(stakeholders: Iterable[Stakeholder]) -> tuple[Stakeholder, ...]:
    """Order stakeholders by power, then interest, then position; what is not graded comes last.

    Workers and others who are affected come first whatever their power: a plan begins with them.
    """
    return tuple(
        sorted(
            stakeholders,
            key=lambda each: (
                each.role != AFFECTED,
                -(each.power or 0),
                -(each.interest or 0),
                -(each.position if each.position is not None else min(POSITIONS)),
            ),
        )
    )


def broken_relations(stakeholder_map: StakeholderMap) -> tuple[Relation, ...]:
    """Give the relations that name somebody who is not in the list."""
    names = {each.name for each in stakeholder_map.stakeholders}
    return tuple(
        each
        for each in stakeholder_map.relations
        if each.source not in names or each.target not in names
    )
