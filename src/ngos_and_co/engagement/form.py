"""A section's form as JSON, for the page that draws it; and what to keep of a value that is refused."""

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from ngos_and_co.engagement.fields import MOST_ROWS, FieldForm, Kind, forms_of

MINUS = "\u2212"


def form_of(section: type) -> list[dict[str, Any]]:
    """Describe the fields of a section or row as JSON, in their order.

    Returns
    -------
    list of dict
        ``name``, ``kind``, ``label``, ``hint`` of each field; ``choices`` as pairs of value and words;
        for rows ``row``, ``one`` and ``most``; for a name ``names_of``.
    """
    return [_field(name, form) for name, form in forms_of(section).items()]


def _field(name: str, form: FieldForm) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": name,
        "kind": form.kind.value,
        "label": form.label,
        "hint": form.hint,
    }
    match form.kind:
        case Kind.CHOICE:
            field["choices"] = [list(each) for each in form.choices.items()]
        case Kind.GRADE:
            field["choices"] = [
                [number, f"{number.replace('-', MINUS)}: {meaning}"]
                for number, meaning in form.choices.items()
            ]
        case Kind.NAME:
            field["names_of"] = form.names_of
        case Kind.ROWS:
            assert form.row is not None  # noqa: S101 (rows() asks for it)
            field |= {"row": form_of(form.row), "one": form.one, "most": MOST_ROWS}
        case _:
            pass
    return field


def with_accepted(
    values: Mapping[str, Any], accepted: Mapping[str, Any], places: Iterable[str]
) -> dict[str, Any]:
    """Put what was accepted before in the place of what is refused.

    Parameters
    ----------
    values, accepted : mapping
        A section as JSON, of the same shape: as it is typed, and as it was accepted last.
    places : iterable of str
        Within the section, such as ``stakeholders.2.name``; what was never accepted there is left out.
    """
    mended = copy.deepcopy(dict(values))
    for place in places:
        *way, last = place.split(".")
        into: Any = mended
        former: Any = accepted
        for step in way:
            into = _inside(into, step)
            former = _inside(former, step)
        if not isinstance(into, dict):
            continue
        into.pop(last, None)
        if isinstance(former, Mapping) and last in former:
            into[last] = former[last]
    return mended


def _inside(value: object, step: str) -> object:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
        return value[int(step)]
    return None
