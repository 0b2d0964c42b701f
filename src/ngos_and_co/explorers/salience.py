"""Which risk to people comes first: severity before likelihood, as the UN Guiding Principles have it.

Severity has three sides (UN Guiding Principles 14 and 24, and the OECD's guidance of 2018): *scale*, how
grave the harm is; *scope*, how many people it reaches; and *irremediable character*, how hard it is to put
right. Neither text gives a formula. Here the gravest side decides, then the three sides together, then
likelihood. A company's usual matrix multiplies by likelihood instead; the view shows both orders, because
the difference is what is to be learned.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co import charts
from ngos_and_co.explorers.presenting import ChoiceError, present

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas

LOWEST, HIGHEST = 1, 5
SIDES = ("scale", "scope", "irremediable", "likelihood")
SOURCES = ("ungps", "oecd-due-diligence-2018")


def _is_grade(_risk: Risk, attribute: attrs.Attribute[int], value: int) -> None:
    if not LOWEST <= value <= HIGHEST:
        raise ChoiceError(
            f"The {attribute.name} is {value}: choose a whole number from {LOWEST} to {HIGHEST}."
        )


@attrs.frozen
class Risk:
    """A risk to people in a company's chain, each side graded from 1 to 5.

    Attributes
    ----------
    name : str
    scale, scope, irremediable, likelihood : int
        1 is the lowest.
    """

    name: str
    scale: int = attrs.field(validator=_is_grade)
    scope: int = attrs.field(validator=_is_grade)
    irremediable: int = attrs.field(validator=_is_grade)
    likelihood: int = attrs.field(validator=_is_grade)

    @property
    def severity(self) -> int:
        """The highest of the three sides: one grave side is enough to make a harm severe."""
        return max(self.scale, self.scope, self.irremediable)

    @property
    def matrix(self) -> float:
        """What a usual risk matrix gives: the mean of the sides, times likelihood."""
        return round((self.scale + self.scope + self.irremediable) / 3 * self.likelihood, 1)


def by_salience(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """Order risks by severity, its sides together, and likelihood; equal ones keep their order."""
    return tuple(
        sorted(
            risks,
            key=lambda risk: (
                -risk.severity,
                -(risk.scale + risk.scope + risk.irremediable),
                -risk.likelihood,
            ),
        )
    )


def by_matrix(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """Order risks as a usual matrix does; equal ones keep their order."""
    return tuple(sorted(risks, key=lambda risk: -risk.matrix))


FORCED_LABOUR = "Forced labour at a labour provider"
EXAMPLE = (
    Risk(FORCED_LABOUR, 5, 1, 5, 2),
    Risk("Late wages at several suppliers", 3, 4, 2, 4),
    Risk("Accidents on the loading ramp", 4, 2, 4, 3),
    Risk("Long hours before holidays", 2, 5, 2, 5),
    Risk("No union at the packing plant", 3, 3, 3, 4),
)
"""A fictional food company."""


def table(risks: Sequence[Risk]) -> pandas.DataFrame:
    """Give the risks in the order of salience, with the place that a matrix would give them."""
    import pandas

    places = {risk.name: place for place, risk in enumerate(by_matrix(risks), 1)}
    rows = [
        {
            "risk": risk.name,
            "place": place,
            "severity": risk.severity,
            "likelihood": risk.likelihood,
            "place in a usual matrix": places[risk.name],
        }
        for place, risk in enumerate(by_salience(risks), 1)
    ]
    return pandas.DataFrame(rows)


def sentence(risks: Sequence[Risk]) -> str:
    """Say which risk comes first, and which place the matrix would have given it."""
    first = by_salience(risks)[0]
    place = [risk.name for risk in by_matrix(risks)].index(first.name) + 1
    if place == 1:
        return f"{first.name} comes first, and a usual matrix says so too."
    return (
        f"{first.name} comes first. In a usual matrix it would be number {place}, "
        "because something that is seldom found counts for little there."
    )


def view(scale: int, scope: int, irremediable: int, likelihood: int) -> str:
    """Show the example's risks as HTML, with one of them graded by the reader."""
    own = Risk(FORCED_LABOUR, scale, scope, irremediable, likelihood)
    risks = (own, *EXAMPLE[1:])
    shown = charts.html_table(
        table(risks), "Risks of a fictional food company, the most salient first"
    )
    named = "; ".join(charts.source_text(key) for key in SOURCES)
    return (
        f'<p class="ngos-result"><strong>{escape(sentence(risks))}</strong></p>{shown.markup}'
        f'<p class="ngos-figure-source">Order after: {escape(named)}. '
        "The company and its grades are fictional.</p>"
    )


DEFAULTS = {side: getattr(EXAMPLE[0], side) for side in SIDES}


def explore() -> Any:  # noqa: ANN401 (HTML, or widgets)
    """Show the explorer: grades to move in a live notebook, the example where outputs are static."""
    return present(view, DEFAULTS, _controls, "Five risks of a fictional company, by salience")


def _controls() -> dict[str, Any]:
    import ipywidgets

    labels = {
        "scale": "How grave",
        "scope": "How many people",
        "irremediable": "How hard to put right",
        "likelihood": "How likely",
    }
    return {
        side: ipywidgets.IntSlider(min=LOWEST, max=HIGHEST, description=labels[side])
        for side in SIDES
    }
