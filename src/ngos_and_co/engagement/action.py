"""What is to be done: objective, demand, indicators, steps, people, money, review."""

from datetime import date

import attrs

from ngos_and_co.engagement import fields


@attrs.frozen
class Indicator:
    """How one will see that something changed."""

    what: str = fields.line(
        "What you will see", "A change for workers, not a meeting held.", needed=True
    )
    baseline: str = fields.line("How it is now")
    target: str = fields.line("How it should be, and by when", needed=True)
    who_says: str = fields.line(
        "Who says so", "Whose word counts: a payslip, workers, an inspector."
    )


@attrs.frozen
class Step:
    """One thing to do."""

    what: str = fields.line("What", needed=True)
    by: date | None = fields.day("By when", needed=True)
    who: str = fields.line("Who", "A function, not a name.", needed=True)
    result: str = fields.line("Done when")


@attrs.frozen
class Cost:
    """One line of the budget, in euros."""

    what: str = fields.line("What for", needed=True)
    euros: float | None = fields.amount("Euros", needed=True)
    paid_by: str = fields.line("Paid by")


@attrs.frozen
class Review:
    """A day on which the plan is looked at again."""

    on: date | None = fields.day("Day", needed=True)
    question: str = fields.line("What you will ask then", needed=True)
    otherwise: str = fields.line("What you change if the answer is no", needed=True)


@attrs.frozen
class ActionPlan:
    """The plan in the narrow sense.

    Attributes
    ----------
    objective : str
        The change for workers.
    demand : str
        What the company is asked to do: one thing that somebody there can say yes to.
    """

    objective: str = fields.text("Objective", "What will be different for workers?", needed=True)
    demand: str = fields.text(
        "Demand", "What exactly should the company do, by when? Who there can say yes?", needed=True
    )
    indicators: tuple[Indicator, ...] = fields.rows(
        "Indicators", Indicator, "Indicator", needed=True
    )
    steps: tuple[Step, ...] = fields.rows("Steps", Step, "Step", needed=True)
    people: str = fields.text("People", "Who does this, in how many hours a week?", needed=True)
    budget: tuple[Cost, ...] = fields.rows("Budget", Cost, "Cost", needed=True)
    reviews: tuple[Review, ...] = fields.rows("Review points", Review, "Review point", needed=True)


def total(budget: tuple[Cost, ...]) -> float:
    """Add up a budget, in euros; lines without an amount count nothing."""
    return sum(each.euros or 0 for each in budget)


def in_time(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Order steps by their day; those without one come last, in their order."""
    return tuple(sorted(steps, key=lambda each: (each.by is None, each.by or date.max)))
