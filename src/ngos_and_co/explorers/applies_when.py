"""What applies when: the dates of the instruments before and after a day."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co import charts
from ngos_and_co.explorers.presenting import ChoiceError, present
from ngos_and_co.law import instruments
from ngos_and_co.law.instruments import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas

FIRST_YEAR, LAST_YEAR = 1930, 2100
LEVEL_NAMES = {
    Level.INTERNATIONAL: "International law",
    Level.COUNCIL_OF_EUROPE: "Council of Europe",
    Level.EU: "European Union law",
    Level.NATIONAL: "National law",
    Level.SOFT_LAW: "Standards that bind nobody",
}
SHOWN = 8
"""Past events shown; the older ones stand on the law pages."""
NAME_LENGTH = 22
"""Characters of an instrument's name that fit beside a chart on a phone."""


@attrs.frozen(order=True)
class Event:
    """Something that happens to an instrument.

    Attributes
    ----------
    when : str
        ISO 8601, to the day, month or year.
    instrument : str
    text : str
    source : str
        Key of the table ``sources``.
    """

    when: str
    instrument: str
    text: str
    source: str

    def is_after(self, day: date) -> bool:
        """Tell whether it lies after a day; a year or month that holds the day does not yet lie behind it."""
        return self.when > day.isoformat()[: len(self.when)]


def events(levels: Iterable[Level]) -> tuple[Event, ...]:
    """Give the dated changes of all instruments of some levels, in the order of the calendar."""
    wanted = set(levels)
    found = [
        Event(change.date, instrument.short_title, change.text, instrument.source)
        for instrument in instruments()
        if instrument.level in wanted
        for change in instrument.changes
    ]
    return tuple(sorted(found))


def checked() -> date:
    """Give the day on which the instruments were looked at, the earliest of them."""
    return min(instrument.checked for instrument in instruments())


def table(found: Sequence[Event]) -> pandas.DataFrame:
    """Give events as a table: when, which instrument, what happens."""
    import pandas

    return pandas.DataFrame(
        [(event.when, event.instrument, event.text) for event in found],
        columns=["when", "instrument", "what"],
    )


def view(day: date | None, level: Level) -> str:
    """Show what lies before and after a day as HTML: what is to come, and the last of what has been."""
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ChoiceError(f"Choose a day between {FIRST_YEAR} and {LAST_YEAR}.")
    known = events([level])
    ahead = tuple(event for event in known if event.is_after(day))
    behind = tuple(event for event in known if not event.is_after(day))[-SHOWN:]
    name = LEVEL_NAMES[level]
    parts = [f'<p class="ngos-result"><strong>{escape(sentence(ahead, day))}</strong></p>']
    if ahead:
        parts.append(_figure(ahead, day, name).markup)
    if behind:
        parts.append(
            charts.html_table(table(behind), f"{name}: the last dates before {day}").markup
        )
    parts.append(
        f"<p>Dates to come can move. Looked at on {checked()}; "
        "the law pages say what could not be confirmed.</p>"
    )
    return "".join(parts)


def sentence(ahead: Sequence[Event], day: date) -> str:
    """Say what comes next after a day."""
    if not ahead:
        return f"After {day} no further date is known to us."
    first = ahead[0]
    return f"The next date after {day} is {first.when}, {first.instrument}: {first.text}"


def _figure(ahead: Sequence[Event], day: date, name: str) -> charts.Html:
    import altair
    import pandas

    drawn = pandas.DataFrame(
        {
            "when": [pandas.Timestamp(event.when) for event in ahead],
            "instrument": [_short(event.instrument) for event in ahead],
        }
    )
    chart = (
        altair.Chart(drawn)
        .mark_point(filled=True, size=70)
        .encode(
            x=altair.X("when:T", title=None, axis=altair.Axis(format="%Y", tickCount="year")),
            y=altair.Y("instrument:N", title=None, sort=None),
        )
    )
    return charts.figure(
        chart,
        alt=f"Points on a line of years, {name}, after {day}. "
        + " ".join(f"{event.when}: {event.instrument}, {event.text}" for event in ahead),
        caption=f"{name}: dates to come after {day}. A date that is known only to the year stands at its "
        "beginning.",
        table=table(ahead),
        source=sorted({event.source for event in ahead}),
    )


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1].rstrip()}…"


DEFAULTS = {"day": date(2026, 11, 23), "level": Level.EU}


def explore() -> Any:  # noqa: ANN401 (HTML, or widgets)
    """Show the explorer: a day and a level to choose in a live notebook, else one fixed view."""
    return present(view, DEFAULTS, _controls, "European Union law: dates before and after a day")


def _controls() -> dict[str, Any]:
    import ipywidgets

    return {
        "day": ipywidgets.DatePicker(description="Day"),
        "level": ipywidgets.Dropdown(
            options=[(name, level) for level, name in LEVEL_NAMES.items()], description="Law"
        ),
    }
