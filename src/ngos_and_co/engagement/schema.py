"""The JSON Schema of a plan file, made from the classes that read it."""

from typing import Any

from ngos_and_co.engagement.fields import (
    LARGEST_AMOUNT,
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_ROWS,
    FieldForm,
    Kind,
    forms_of,
)
from ngos_and_co.engagement.plan import SECTIONS, TITLES

VERSION = 1
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema() -> dict[str, Any]:
    """Describe ``plan.json`` as JSON Schema (draft 2020-12)."""
    return {
        "$schema": DIALECT,
        "title": "An engagement plan",
        "type": "object",
        "required": ["version", "plan"],
        "properties": {
            "version": {"const": VERSION},
            "saved": {"type": "string", "format": "date-time"},
            "plan": {
                "type": "object",
                "properties": {
                    name: {"title": TITLES[name], **_object_schema(section)}
                    for name, section in SECTIONS.items()
                },
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    }


def _object_schema(section: type) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: _field_schema(form) for name, form in forms_of(section).items()},
        "additionalProperties": False,
    }


def _field_schema(form: FieldForm) -> dict[str, Any]:
    return {"title": form.label, **_value_schema(form)}


def _value_schema(form: FieldForm) -> dict[str, Any]:
    match form.kind:
        case Kind.LINE | Kind.NAME:
            return {"type": "string", "maxLength": LONGEST_LINE}
        case Kind.TEXT:
            return {"type": "string", "maxLength": LONGEST_TEXT}
        case Kind.CHOICE:
            return {"enum": ["", *form.choices]}
        case Kind.GRADE:
            return {"type": ["integer", "null"], "minimum": form.lowest, "maximum": form.highest}
        case Kind.DAY:
            return {"type": ["string", "null"], "format": "date"}
        case Kind.AMOUNT:
            return {"type": ["number", "null"], "minimum": 0, "maximum": LARGEST_AMOUNT}
        case Kind.ROWS:
            assert form.row is not None  # noqa: S101 (rows() asks for it)
            return {"type": "array", "maxItems": MOST_ROWS, "items": _object_schema(form.row)}
