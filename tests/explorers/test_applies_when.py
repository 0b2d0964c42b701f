from datetime import date

import pytest

from ngos_and_co.explorers import applies_when
from ngos_and_co.explorers.applies_when import Event, events, view
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.law.instruments import Level
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE


def next_after(day: date) -> str:
    ahead = [event for event in events([Level.EU]) if event.is_after(day)]
    return applies_when.sentence(ahead, day)


def test_the_ban_on_products_is_ahead_until_its_day() -> None:
    ban = next(event for event in events([Level.EU]) if event.text == "The ban applies.")
    assert ban.when == "2027-12-14"
    assert ban.is_after(date(2027, 12, 13))
    assert not ban.is_after(date(2027, 12, 14))


@pytest.mark.parametrize(
    ("written", "day", "ahead"),
    [
        ("2027", date(2026, 12, 31), True),
        ("2027", date(2027, 1, 1), False),
        ("2027-06", date(2027, 5, 31), True),
        ("2027-06", date(2027, 6, 30), False),
    ],
)
def test_a_date_to_the_year_or_month_is_ahead_until_it_begins(
    written: str, day: date, ahead: bool
) -> None:
    assert Event(written, "x", "y", "z").is_after(day) is ahead


def test_the_next_date_is_said() -> None:
    assert "2029-07-26, CSDDD" in next_after(date(2029, 1, 1))
    assert "no further date" in next_after(date(2090, 1, 1))


def test_events_are_in_the_order_of_the_calendar() -> None:
    found = [event.when for event in events(list(Level))]
    assert found == sorted(found)
    assert len(found) > 50


def test_the_view_divides_before_and_after() -> None:
    markup = view(date(2026, 11, 23), Level.EU)
    assert "2029-07-26" in markup
    assert markup.index("2029-07-26") < markup.index("the last dates before 2026-11-23")
    assert "Dates to come can move" in markup


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("day", [date(1930, 1, 1), date(2016, 5, 1), date(2100, 12, 31)])
def test_every_level_can_be_shown_on_any_day(level: Level, day: date) -> None:
    assert view(day, level)


@pytest.mark.parametrize("day", [None, date(1899, 1, 1), date(2200, 1, 1)])
def test_a_day_that_cannot_be_is_told(day: date | None) -> None:
    with pytest.raises(ChoiceError, match="between 1930 and 2100"):
        view(day, Level.EU)


def test_a_menu_changes_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    day, _level, shown = applies_when.explore().children
    day.value = date(2090, 1, 1)
    assert "no further date" in shown.value
