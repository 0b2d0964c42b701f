"""The JSON Schema of a cell takes what the parser takes, and refuses what has a wrong form."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ngos_and_co.questions import QUESTION_TYPES, QuestionError, parse_question, question_schema
from ngos_and_co.questions.notebook import question_body
from ngos_and_co.questions.parsing import split_hidden
from ngos_and_co.questions.yaml_document import YamlError, load_mapping
from tests.questions import bodies
from tests.questions.test_bad_cells import cells

VALIDATOR = Draft202012Validator(question_schema())
RULES_OF_FORM = {"type", "field-unknown", "field-missing", "field-value"}
BEYOND_A_SCHEMA = {
    "cloze-choices-alike": "texts that are alike once they are folded",
    "options-same-text": "values of a mapping that are the same",
    "points-nan": "what is no number to JSON, and one to Python",
    "short-key-only-accents": "what is left once it is folded",
}


def document_in(body: str) -> Any:  # noqa: ANN401
    """Read both parts of a cell as one document, as JSON would have it."""
    visible, hidden = split_hidden(body)
    document = load_mapping(visible) | load_mapping(hidden or "")
    if isinstance(document.get("feedback"), dict):  # true and false are no names in JSON
        document["feedback"] = {
            str(name).lower() if isinstance(name, bool) else name: text
            for name, text in document["feedback"].items()
        }
    return document


def course_bodies(root: Path) -> dict[str, str]:
    found = {}
    for folder in ("course", "solutions", "exercises"):
        for path in sorted((root / folder).rglob("*.ipynb")):
            notebook = json.loads(path.read_text("utf-8"))
            for number, cell in enumerate(notebook["cells"]):
                body = (
                    question_body("".join(cell["source"])) if cell["cell_type"] == "code" else None
                )
                if body is not None:
                    found[f"{path.relative_to(root)}, cell {number + 1}"] = body
    return found


def test_it_is_a_schema_with_an_alternative_for_each_type() -> None:
    schema = question_schema()
    Draft202012Validator.check_schema(schema)
    assert [each["title"] for each in schema["oneOf"]] == list(QUESTION_TYPES)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_every_type_is_taken_with_its_key_and_without(body: str) -> None:
    VALIDATOR.validate(document_in(body))
    VALIDATOR.validate(document_in(bodies.stripped(body)))


def test_every_question_of_the_course_is_taken(course_root: Path) -> None:
    found = course_bodies(course_root)
    assert len(found) > 20
    for place, body in found.items():
        errors = [error.message for error in VALIDATOR.iter_errors(document_in(body))]
        assert errors == [], place


@pytest.mark.parametrize("path", cells(), ids=lambda path: path.stem)
def test_a_cell_of_a_wrong_form_is_refused_by_the_schema_too(path: Path) -> None:
    body = path.read_bytes().decode("utf-8")
    with pytest.raises(QuestionError) as caught:
        parse_question(body)
    rules = {problem.rule for problem in caught.value.problems}
    try:
        document = document_in(body)
    except (QuestionError, YamlError):
        return
    if rules & RULES_OF_FORM:
        assert VALIDATOR.is_valid(document) == (path.stem in BEYOND_A_SCHEMA)


@pytest.mark.parametrize(
    "line",
    [
        "hints: [Think., {text: Again., cost: 0.5}]",
        "shuffle: true",
        "attempts: 2",
        "confidence: true",
        "objective: m1-elements",
    ],
)
def test_what_every_question_may_have_is_taken_by_both(line: str) -> None:
    body = bodies.SHORT.replace("prompt:", f"{line}\nprompt:", 1)
    parse_question(body)
    VALIDATOR.validate(document_in(body))


def test_feedback_without_a_key_is_refused_by_the_schema() -> None:
    document = document_in(bodies.SINGLE)
    del document["key"]
    assert not VALIDATOR.is_valid(document)
