"""The JSON Schema of a question cell, made from the classes that read it."""

from typing import Any

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.parsing import TYPE_FIELD
from ngos_and_co.questions.types import QUESTION_TYPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def question_schema() -> dict[str, Any]:
    """Describe what the YAML of a ``%%question`` cell may be.

    Returns
    -------
    dict
        A JSON Schema (draft 2020-12) of the cell's fields, hidden ones among them, with one alternative
        for each type. What it refuses, the parser refuses; the parser also sees to it that the fields fit
        each other, and that hidden ones are hidden.
    """
    return {
        "$schema": DIALECT,
        "title": "A question",
        "type": "object",
        "required": [TYPE_FIELD],
        "properties": {TYPE_FIELD: {"enum": list(QUESTION_TYPES)}},
        "oneOf": [_type_schema(question_type) for question_type in QUESTION_TYPES.values()],
    }


def _type_schema(question_type: type[Question]) -> dict[str, Any]:
    fields = attrs.fields(question_type)
    hidden = [each.name for each in fields if each.metadata["hidden"] and each.name != "key"]
    return {
        "title": question_type.type_name,
        "description": (question_type.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {
            TYPE_FIELD: {"const": question_type.type_name},
            **{each.name: _field_schema(each) for each in fields},
        },
        "required": [TYPE_FIELD, *(each.name for each in fields if each.default is attrs.NOTHING)],
        # Where anything is hidden, the key is.
        "dependentRequired": {name: ["key"] for name in hidden},
        "additionalProperties": False,
    }


def _field_schema(declared: Any) -> dict[str, Any]:  # noqa: ANN401
    place = "between the hidden lines" if declared.metadata["hidden"] else "visible to trainees"
    return {**declared.metadata["read"].schema, "$comment": place}
