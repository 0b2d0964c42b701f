"""What the finder answers about one instrument."""

from datetime import date
from enum import StrEnum

import attrs

from ngos_and_co.law.instruments import Instrument, Route
from ngos_and_co.law.rules import Missing, Outcome


class State(StrEnum):
    """Whether an instrument binds a company on a day."""

    BINDS = "binds"
    APPLIES = "applies"
    """Soft law: it is addressed to the company, and no court enforces it."""
    WILL_BIND = "will-bind"
    CANNOT_BE_TOLD = "cannot-be-told"
    DOES_NOT = "does-not"


@attrs.frozen
class Deciding:
    """A route that decided.

    Attributes
    ----------
    route : Route
    outcome : Outcome
        With the values compared and the facts missing.
    """

    route: Route
    outcome: Outcome


@attrs.frozen
class Answer:
    """What the finder says about one instrument.

    Attributes
    ----------
    instrument : Instrument
    state : State
    on : date
        The day asked about.
    since : date or None
        ``binds``: since when it has bound such a company without a break, if its rules say. ``will-bind``:
        from when. ``cannot-be-told``: from when that is so, if the day asked about is earlier.
    deciding : tuple of Deciding
        The route that binds; or the routes that cannot be told; or all routes, if none holds.
    will_bind_from : date or None
        ``cannot-be-told``: from when it will bind in any case.
    """

    instrument: Instrument
    state: State
    on: date
    since: date | None
    deciding: tuple[Deciding, ...]
    will_bind_from: date | None = None

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What to find out before it can be told, each once."""
        return tuple(
            dict.fromkeys(missing for each in self.deciding for missing in each.outcome.missing)
        )
