"""All that is filled in of a section, field by field, for a page that has no form."""

from collections.abc import Iterator
from html import escape
from typing import Any

from ngos_and_co.charts import number_text
from ngos_and_co.engagement.fields import FieldForm, Kind, forms_of, is_empty
from ngos_and_co.engagement.views.parts import folded
from ngos_and_co.law.sentences import day_text


def filled_in(section: Any) -> str:  # noqa: ANN401
    """List the fields with what is in them; each row of a list is a part that opens."""
    forms = forms_of(type(section))
    fields = {name: form for name, form in forms.items() if form.kind is not Kind.ROWS}
    listed = "".join(
        f"<dt>{escape(form.label)}</dt><dd>{_shown(form, getattr(section, name))}</dd>"
        for name, form in fields.items()
        if not is_empty(getattr(section, name))
    )
    rows = "".join(
        _row(form, number, row)
        for name, form in forms.items()
        if form.kind is Kind.ROWS
        for number, row in enumerate(getattr(section, name), 1)
    )
    return (f"<dl>{listed}</dl>" if listed else "") + rows


def _row(form: FieldForm, number: int, row: Any) -> str:  # noqa: ANN401
    title = next(_lines(row), "")
    return folded(f"{form.one} {number}{': ' if title else ''}{title}", filled_in(row))


def _lines(row: Any) -> Iterator[str]:  # noqa: ANN401
    for name, form in forms_of(type(row)).items():
        value = getattr(row, name)
        if form.kind in (Kind.LINE, Kind.NAME) and value:
            yield value


def _shown(form: FieldForm, value: Any) -> str:  # noqa: ANN401
    match form.kind:
        case Kind.CHOICE:
            text = form.choices[value]
        case Kind.GRADE:
            text = f"{value} ({form.choices[str(value)]})".replace("-", "\u2212", 1)
        case Kind.DAY:
            text = day_text(value)
        case Kind.AMOUNT:
            text = f"{number_text(value)} euros"
        case _:
            text = value
    return escape(text).replace("\n", "<br>")
