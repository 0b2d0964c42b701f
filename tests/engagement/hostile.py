"""Texts that somebody may type or paste, and that break careless writers of files."""

from datetime import date
from typing import Any

from ngos_and_co.engagement.fields import LONGEST_TEXT, FieldForm, Kind, forms_of
from ngos_and_co.engagement.plan import SECTIONS, EngagementPlan

HOSTILE = {
    "markup": "<b>bold</b> & <script>alert(1)</script> <!-- no --> ]]> &amp; &#x41;",
    "pipes": "a | b || c \\| d `code` ``more`` $x$ {term}`y` {{ z }} *e* _f_ ~~g~~ [h](i) ![j](k)",
    "emoji": "👩🏽‍🏭 paid 🏠 back ✊",
    "right to left": "עובדים רוצים את שכרם (2026) العمال",
    "one long word": "W" * 199,
    "placeholders": "%s {0} {name} %(x)s $1 \\1 \\n",
    "like a list": "- one",
    "like a heading": "# One",
    "like a number": "1. One",
    "like a rule": "=== ---",
}


def plan_with(text: str, rows: int = 2) -> EngagementPlan:
    """Give a plan with nothing missing, that text in each field, and so many rows in each list."""
    return EngagementPlan(
        **{name: _filled(section, text, rows) for name, section in SECTIONS.items()}
    )


def longest_plan(rows: int) -> EngagementPlan:
    """Give a plan with the longest texts that may be typed."""
    return plan_with(("A sentence of words about it. " * 200)[:LONGEST_TEXT], rows)


def _filled(row: type, text: str, rows: int, number: int = 0) -> Any:  # noqa: ANN401
    values = {name: _value(name, form, text, rows, number) for name, form in forms_of(row).items()}
    return row(**values)


def _value(name: str, form: FieldForm, text: str, rows: int, number: int) -> Any:  # noqa: ANN401
    match form.kind:
        case Kind.TEXT:
            return text
        case Kind.CHOICE:
            # First the workers, and a partnership; then all in turn.
            return list(form.choices)[number % len(form.choices)]
        case Kind.GRADE:
            return form.lowest + number % (form.highest - form.lowest + 1)
        case Kind.DAY:
            return date(2027, 1, 1 + number % 28)
        case Kind.AMOUNT:
            return 1234.5
        case Kind.ROWS:
            assert form.row is not None
            return tuple(_filled(form.row, text, rows, each) for each in range(rows))
        case _:
            mark = f" {number}" if name in ("name", "what") else ""
            return text[: 200 - len(mark)] + mark
