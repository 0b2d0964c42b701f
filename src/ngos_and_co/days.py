"""Days in words, whatever the machine's language."""

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_text(day: date) -> str:
    """Write a day: 26 July 2029."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
