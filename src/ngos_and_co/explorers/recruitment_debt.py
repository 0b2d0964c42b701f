"""How long a debt for a job binds: fee, interest, wage and deductions, month by month.

All sums are in one currency, which the reader chooses; nothing is converted. The interest of a month is taken
on the debt at its beginning, and all that is left of the wage goes into the debt.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co import charts
from ngos_and_co.explorers.presenting import ChoiceError, present

if TYPE_CHECKING:
    import pandas

LONGEST = 120
"""Months after which the calculation stops."""
SOURCE = "our own arithmetic on the sums chosen; no case is meant"


@attrs.frozen(kw_only=True)
class Offer:
    """A job that was paid for with a debt.

    Attributes
    ----------
    fee : float
        The debt on the first day: placement, travel, papers.
    interest : float
        Percent a month.
    wage : float
        Paid out each month, after taxes.
    deductions : float
        Taken off by employer or provider each month: lodging, transport, tools.
    living : float
        What the worker needs each month for food and for the family at home.
    """

    fee: float
    interest: float
    wage: float
    deductions: float
    living: float

    def __attrs_post_init__(self) -> None:
        """Refuse what is no sum of money.

        Raises
        ------
        ChoiceError
            If a value is negative or not finite.
        """
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            if not math.isfinite(value) or value < 0:
                raise ChoiceError(
                    f"The {field.name} is {value}: choose a number that is 0 or more."
                )

    @property
    def left(self) -> float:
        """What remains each month to pay back; below 0 if the wage does not even cover the rest."""
        return self.wage - self.deductions - self.living


@attrs.frozen
class Month:
    """One month of paying back.

    Attributes
    ----------
    number : int
        From 1.
    before, interest, paid, after : float
        The debt at the beginning, what was added, what was paid, and the debt at the end.
    """

    number: int
    before: float
    interest: float
    paid: float
    after: float


@attrs.frozen
class Repayment:
    """How an offer goes on.

    Attributes
    ----------
    offer : Offer
    months : tuple of Month
        Until the debt is paid, or :data:`LONGEST`.
    """

    offer: Offer
    months: tuple[Month, ...]

    @property
    def is_paid(self) -> bool:
        """Whether the debt ends within the time that is calculated."""
        return not self.months or self.months[-1].after == 0

    @property
    def never_ends(self) -> bool:
        """Whether the debt can never be paid, because each month adds at least what it takes away."""
        return bool(self.months) and self.months[0].after >= self.months[0].before

    @property
    def paid(self) -> float:
        """All that was paid."""
        return sum(month.paid for month in self.months)


def repay(offer: Offer) -> Repayment:
    """Pay back the debt of an offer, month by month."""
    months = []
    debt = round(offer.fee, 2)
    for number in range(1, LONGEST + 1):
        if debt <= 0:
            break
        interest = round(debt * offer.interest / 100, 2)
        paid = round(min(max(offer.left, 0.0), debt + interest), 2)
        after = round(debt + interest - paid, 2)
        months.append(Month(number, debt, interest, paid, after))
        debt = after
    return Repayment(offer, tuple(months))


def sentence(repayment: Repayment) -> str:
    """Say in words how long the debt binds."""
    offer, number = repayment.offer, charts.number_text
    if not repayment.months:
        return "There is no debt to work off."
    left = (
        f"{number(round(offer.left, 2))} are left each month to pay it back"
        if offer.left > 0
        else "nothing is left each month to pay it back"
    )
    beginning = f"Of a wage of {number(offer.wage)}, {left}."
    if repayment.never_ends:
        return (
            f"{beginning} The interest of the first month alone is "
            f"{number(repayment.months[0].interest)}. The debt of {number(offer.fee)} never ends."
        )
    if not repayment.is_paid:
        return (
            f"{beginning} After {LONGEST // 12} years, {number(repayment.months[-1].after)} of "
            f"{number(offer.fee)} are still open."
        )
    count = len(repayment.months)
    months = "1 month" if count == 1 else f"{count} months"
    return (
        f"{beginning} The debt of {number(offer.fee)} is paid after {months} of work. "
        f"By then {number(round(repayment.paid, 2))} have been paid for it."
    )


def schedule(repayment: Repayment) -> pandas.DataFrame:
    """Give the months as a table: month, debt before, interest, paid, debt after."""
    import pandas

    return pandas.DataFrame(
        [attrs.astuple(month) for month in repayment.months],
        columns=["month", "debt before", "interest", "paid", "debt after"],
    )


def view(fee: float, interest: float, wage: float, deductions: float, living: float) -> str:
    """Show an offer as HTML: the sentence, the debt as a line, the months as a table."""
    repayment = repay(
        Offer(fee=fee, interest=interest, wage=wage, deductions=deductions, living=living)
    )
    said = sentence(repayment)
    markup = f'<p class="ngos-result"><strong>{said}</strong></p>'
    return markup + _figure(repayment, said).markup if repayment.months else markup


def _figure(repayment: Repayment, said: str) -> charts.Html:
    import altair
    import pandas

    table = schedule(repayment)
    start = pandas.DataFrame({"month": [0], "debt": [repayment.offer.fee]})
    line = table[["month", "debt after"]].rename(columns={"debt after": "debt"})
    chart = (
        altair.Chart(pandas.concat([start, line]))
        .mark_line(point=len(line) <= 24)
        .encode(
            x=altair.X("month:Q", title="month of work", axis=altair.Axis(tickMinStep=1)),
            y=altair.Y("debt:Q", title="debt", scale=altair.Scale(zero=True)),
        )
    )
    return charts.figure(
        chart,
        alt=f"A line: the debt by month. {said}",
        caption="The debt by month of work, if all that is left of the wage goes into it.",
        table=table,
        source=SOURCE,
    )


DEFAULTS = {"fee": 3000, "interest": 5.0, "wage": 1000, "deductions": 380, "living": 420}


def explore() -> Any:  # noqa: ANN401 (HTML, or widgets)
    """Show the calculator: sliders in a live notebook, one fictional offer where outputs are static."""
    return present(view, DEFAULTS, _controls, "A fictional offer: how long its debt binds")


def _controls() -> dict[str, Any]:
    import ipywidgets

    def slider(label: str, highest: int, step: int) -> Any:  # noqa: ANN401
        return ipywidgets.IntSlider(
            min=0, max=highest, step=step, description=label, continuous_update=False
        )

    return {
        "fee": slider("Fee and journey", 20000, 100),
        "interest": ipywidgets.FloatSlider(
            min=0, max=20, step=0.5, description="Interest, % a month", continuous_update=False
        ),
        "wage": slider("Wage a month", 4000, 50),
        "deductions": slider("Deductions a month", 2000, 20),
        "living": slider("Food and family", 2000, 20),
    }
