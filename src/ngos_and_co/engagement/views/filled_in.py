"""All that is filled in of a section, field by field, for a page that has no form."""

from collections.abc import Iterator
from html import escape
from typing import Any

from ngos_and_co.engagement.board_sections import shown
from ngos_and_co.engagement.fields import FieldForm, Kind, forms_of, is_empty
from ngos_and_co.engagement.views.parts import folded


def filled_in(section: Any) -> str:  # noqa: ANN401
    """List the fields with what is in them; each row of a list is a part that opens."""
    forms = forms_of(type(section))
    fields = {name: form for name, form in forms.items() if form.kind is not Kind.ROWS}
    listed = "".join(
        f"<dt>{escape(form.label)}</dt><dd>{_in_lines(shown(form, getattr(section, name)))}</dd>"
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


def _in_lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
