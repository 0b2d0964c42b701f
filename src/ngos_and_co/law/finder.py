"""Which instruments bind a company on a day, and why."""

from collections.abc import Iterable
from datetime import date

from ngos_and_co.law.answer import Answer, Deciding, State
from ngos_and_co.law.company import Company, InvalidCompany
from ngos_and_co.law.instruments import Instrument, Strength, for_companies
from ngos_and_co.law.rules import Truth, disjunction

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 1, 1)


def applicable(
    company: Company, on: date, among: Iterable[Instrument] | None = None
) -> tuple[Answer, ...]:
    """Answer for every instrument that concerns companies.

    The company is taken as it is described, on whatever day is asked about: 'binds from 2029' means
    'if it is then still of this size'.

    Parameters
    ----------
    company : Company
    on : date
        From 1900 to 2099.
    among : iterable of Instrument, optional
        All if left out.

    Returns
    -------
    tuple of Answer
        In the order of the instruments.

    Raises
    ------
    InvalidCompany
        If the day is out of range.
    """
    if not EARLIEST <= on < LATEST:
        raise InvalidCompany(
            [f"The date is {on}. Give a day from {EARLIEST} to {LATEST.year - 1}-12-31."]
        )
    found = for_companies() if among is None else among
    return tuple(answer(instrument, company, on) for instrument in found)


def answer(instrument: Instrument, company: Company, on: date) -> Answer:
    """Answer for one instrument."""
    now = _evaluate(instrument, company, on)
    truth = _truth(now)
    if truth:
        state = State.BINDS if instrument.strength is Strength.BINDING else State.APPLIES
        return Answer(instrument, state, on, _since(instrument, company, on), _holding(now, truth))
    if truth is None:
        return Answer(instrument, State.CANNOT_BE_TOLD, on, None, _holding(now, truth))
    later = [
        (day, _evaluate(instrument, company, day)) for day in instrument.days_of_change if day > on
    ]
    for wanted, state in ((True, State.WILL_BIND), (None, State.CANNOT_BE_TOLD)):
        for day, routes in later:
            if _truth(routes) is wanted:
                return Answer(instrument, state, on, day, _holding(routes, wanted))
    return Answer(instrument, State.DOES_NOT, on, None, _holding(now, False))


def _evaluate(instrument: Instrument, company: Company, day: date) -> tuple[Deciding, ...]:
    return tuple(
        Deciding(route, route.rule.evaluate(company, day))
        for route in instrument.routes
        if route.in_force
    )


def _truth(routes: Iterable[Deciding]) -> Truth:
    return disjunction(each.outcome.truth for each in routes)


def _holding(routes: Iterable[Deciding], truth: Truth) -> tuple[Deciding, ...]:
    """Give the routes that decided: the first that binds, else all that are as the answer is."""
    found = tuple(each for each in routes if each.outcome.truth is truth)
    return found[:1] if truth else found


def _since(instrument: Instrument, company: Company, on: date) -> date | None:
    since = None
    for day in reversed([day for day in instrument.days_of_change if day <= on]):
        if not _truth(_evaluate(instrument, company, day)):
            break
        since = day
    return since
