"""A plan as plain HTML, for the facilitator who grades it and for the trainee's feedback page."""

from collections.abc import Iterator
from html import escape

from ngos_and_co.engagement.fields import FieldForm, Kind, forms_of, is_empty
from ngos_and_co.engagement.plan import SECTIONS, TITLES, EngagementPlan
from ngos_and_co.questions.html_parts import pairs, table

NOTHING = "–"


def plan_html(plan: EngagementPlan) -> str:
    """Write out every section that holds anything, as HTML in which every text is escaped."""
    return "".join(_section(name, getattr(plan, name)) for name in SECTIONS)


def _section(name: str, section: object) -> str:
    filled = [
        (form, value)
        for field, form in forms_of(type(section)).items()
        if not is_empty(value := getattr(section, field))
    ]
    facts = [(escape(form.label), _words(form, value)) for form, value in filled if not form.row]
    body = pairs(facts) if facts else ""
    body += "".join(_rows(form, value) for form, value in filled if form.row)
    return f"<p><strong>{escape(TITLES[name])}</strong></p>{body}" if body else ""


def _rows(form: FieldForm, rows: tuple[object, ...]) -> str:
    assert form.row is not None  # noqa: S101 (only lists of rows come here)
    columns = forms_of(form.row)
    cells = [[_words(each, getattr(row, name)) for name, each in columns.items()] for row in rows]
    shown = table(cells, (escape(each.label) for each in columns.values()))
    return f"<p>{escape(form.label)}</p>{shown}"


def _words(form: FieldForm, value: object) -> str:
    if is_empty(value):
        return NOTHING
    if form.kind in (Kind.CHOICE, Kind.GRADE):
        meaning = form.choices[str(value)]
        return escape(meaning if form.kind is Kind.CHOICE else f"{value} ({meaning})")
    if form.kind is Kind.AMOUNT:
        return f"{value:,.2f}"
    return "<br>".join(_lines(str(value)))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield escape(line)
