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
    later = [
        (day, _evaluate(instrument, company, day)) for day in instrument.days_of_change if day > on
    ]
    binds = next(((day, routes) for day, routes in later if _truth(routes)), None)
    if truth is None:
        from_day = None if binds is None else binds[0]
        return Answer(instrument, State.CANNOT_BE_TOLD, on, None, _holding(now, truth), from_day)
    if binds is not None:
        return Answer(instrument, State.WILL_BIND, on, binds[0], _holding(binds[1], True))
    for day, routes in later:
        if _truth(routes) is None:
            return Answer(instrument, State.CANNOT_BE_TOLD, on, day, _holding(routes, None))
    # Why it does not bind is told by the rules as they will be last, not by 'not yet'.
    return Answer(instrument, State.DOES_NOT, on, None, _telling(later[-1][1] if later else now))


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


def _telling(routes: tuple[Deciding, ...]) -> tuple[Deciding, ...]:
    """Leave out routes that only say which days they are for, if others say more."""
    found = tuple(
        each for each in routes if any(c.operator != "date" for c in each.outcome.compared)
    )
    return found or routes


def _since(instrument: Instrument, company: Company, on: date) -> date | None:
    since = None
    for day in reversed([day for day in instrument.days_of_change if day <= on]):
        if not _truth(_evaluate(instrument, company, day)):
            break
        since = day
    return since
