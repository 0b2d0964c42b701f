"""What can move a company: its pressure points, each with evidence and reach, and an open score."""

from collections.abc import Iterable, Mapping

import attrs

from ngos_and_co.engagement import fields

KINDS = {
    "law": "Law: a duty that binds it, or a complaint route",
    "customers": "Customers: companies that buy from it",
    "investors": "Investors, banks, insurers",
    "public-buyers": "Public buyers",
    "brand": "Brand: consumers know its name or its customer's",
    "workers": "Workers' organisations",
    "media": "Media",
    "inside": "People inside the company",
    "politics": "Ministry, inspectorate, municipality",
}
EVIDENCE = {0: "none", 1: "heard", 2: "documented", 3: "proven by a court or authority"}
REACH = {0: "none", 1: "low", 2: "some", 3: "decides"}
DANGEROUS = "dangerous"
EFFECTS = {
    "safe": "Safe for workers, as they see it",
    "unclear": "Not clear: ask them first",
    DANGEROUS: "Dangerous for workers",
}
HIGHEST_SCORE = max(EVIDENCE) * max(REACH)
LIMITS = (
    "The score multiplies two judgments. It orders a list; it measures nothing. A point with a high "
    "score is worth nothing if using it harms workers: such points stand apart, whatever their score."
)


@attrs.frozen
class PressurePoint:
    """One thing that the company must reckon with.

    Attributes
    ----------
    kind : str
        A key of `KINDS`.
    what : str
    evidence : int or None
        How well you can prove what you would say there, 0 to 3.
    reach : int or None
        How much the company would be moved, 0 to 3.
    source : str
        Where the evidence is.
    effect : str
        What using it does to workers: a key of `EFFECTS`.
    """

    kind: str = fields.choice("Kind", KINDS, needed=True)
    what: str = fields.line("What it is", needed=True)
    evidence: int | None = fields.grade(
        "Evidence", EVIDENCE, "How well can you prove what you would say there?", needed=True
    )
    reach: int | None = fields.grade(
        "Reach", REACH, "How much would it move the company?", needed=True
    )
    source: str = fields.line("Where the evidence is")
    effect: str = fields.choice("What using it does to workers", EFFECTS, needed=True)


@attrs.frozen
class LeverageWorksheet:
    """All pressure points of one company."""

    points: tuple[PressurePoint, ...] = fields.rows(
        "Pressure points", PressurePoint, "Pressure point", needed=True
    )


@attrs.frozen
class Score:
    """A point's score with its working.

    Attributes
    ----------
    value : int or None
        Evidence times reach; None while one of them is missing.
    working : str
    """

    value: int | None
    working: str


def score(point: PressurePoint) -> Score:
    """Score a pressure point as evidence times reach, 0 to 9."""
    if point.evidence is None or point.reach is None:
        missing = "evidence" if point.evidence is None else "reach"
        return Score(None, f"no score: {missing} is not graded")
    value = point.evidence * point.reach
    return Score(
        value,
        f"evidence {point.evidence} ({EVIDENCE[point.evidence]}) × "
        f"reach {point.reach} ({REACH[point.reach]}) = {value}",
    )


def ranked(points: Iterable[PressurePoint]) -> tuple[PressurePoint, ...]:
    """Order the points that may be used, the strongest first; dangerous ones are left out."""
    usable = [each for each in points if each.effect != DANGEROUS]
    return tuple(sorted(usable, key=lambda each: -(_value(each))))


def dangerous(points: Iterable[PressurePoint]) -> tuple[PressurePoint, ...]:
    """Give the points that would harm workers."""
    return tuple(each for each in points if each.effect == DANGEROUS)


def strongest_by_kind(points: Iterable[PressurePoint]) -> Mapping[str, int]:
    """Give for each kind with a usable, scored point the highest score; never a sum over points.

    Adding up would reward a long list: six weak points do not move anybody.
    """
    strongest: dict[str, int] = {}
    for each in ranked(points):
        value = score(each).value
        if value is not None:
            strongest[each.kind] = max(value, strongest.get(each.kind, 0))
    return strongest


def _value(point: PressurePoint) -> int:
    value = score(point).value
    return -1 if value is None else value
