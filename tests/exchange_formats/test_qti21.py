"""A QTI 2.1 package holds what the specification asks for, in the order that it asks for.

The schema itself comes in no package that tests could install, so its rules are written down here.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import attrs
import pytest
from defusedxml.ElementTree import fromstring

from ngos_and_co.exchange_formats import EXPORTERS
from ngos_and_co.exchange_formats.qti21_nodes import NAMESPACE
from ngos_and_co.questions import Question, parse_question
from tests.exchange_formats.samples import QUESTIONS, QUIZ, one_quiz
from tests.questions import bodies

Q = f"{{{NAMESPACE}}}"
CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
ORDER = [
    *("responseDeclaration", "outcomeDeclaration", "itemBody"),
    *("responseProcessing", "modalFeedback"),
]
ITEM_ATTRIBUTES = {"identifier", "title", "adaptive", "timeDependent"}
BLOCKS = {"p", "div", "ul", "ol", "table", "pre", "blockquote", "hr", "h3", "h4", "h5", "h6"}
BLOCK_INTERACTIONS = {"choiceInteraction", "matchInteraction", "orderInteraction"}
INLINE = {"a", "br", "code", "em", "strong", "sub", "sup", "span"}
INLINE_INTERACTIONS = {"textEntryInteraction", "inlineChoiceInteraction"}
CARDINALITY = {
    "choiceInteraction": {"single", "multiple"},
    "matchInteraction": {"multiple"},
    "orderInteraction": {"ordered"},
    "textEntryInteraction": {"single"},
    "inlineChoiceInteraction": {"single"},
}
WRITTEN = [each for each in QUESTIONS if each.type_name not in ("value", "plan")]
each_question = pytest.mark.parametrize("question", WRITTEN, ids=lambda question: question.id)


def package_of(content: bytes) -> dict[str, Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: fromstring(package.read(name)) for name in package.namelist()}


def item_of(question: Question) -> Element:
    return package_of(EXPORTERS["qti21"](one_quiz(question)).content)[f"items/{question.id}.xml"]


def local(node: Element) -> str:
    return node.tag.removeprefix(Q)


def interactions(item: Element) -> Iterator[Element]:
    return (node for node in item.iter() if local(node).endswith("Interaction"))


def test_the_package_lists_every_file_and_the_test_every_item() -> None:
    files = package_of(EXPORTERS["qti21"](QUIZ).content)
    resources = files["imsmanifest.xml"].findall(f"{CP}resources/{CP}resource")
    assert {each.get("href") for each in resources} == set(files) - {"imsmanifest.xml"}
    assert len({each.get("identifier") for each in resources}) == len(resources)
    names = {each.get("identifier") for each in resources}
    needed = files["imsmanifest.xml"].iter(f"{CP}dependency")
    assert {each.get("identifierref") for each in needed} <= names
    references = [each.get("href") for each in files["test.xml"].iter(f"{Q}assessmentItemRef")]
    assert references == [name for name in files if name.startswith("items/")]
    assert files["test.xml"].tag == f"{Q}assessmentTest"


def test_the_same_quiz_gives_the_same_bytes() -> None:
    assert EXPORTERS["qti21"](QUIZ).content == EXPORTERS["qti21"](QUIZ).content


@each_question
def test_an_item_has_its_parts_in_order(question: Question) -> None:
    item = item_of(question)
    assert item.tag == f"{Q}assessmentItem"
    assert set(item.attrib) == ITEM_ATTRIBUTES
    places = [ORDER.index(local(child)) for child in item]
    assert places == sorted(places)
    assert all(node.tag.startswith(Q) for node in item.iter())


@each_question
def test_each_interaction_has_its_declaration_of_a_fitting_kind(question: Question) -> None:
    item = item_of(question)
    declared = {each.get("identifier"): each for each in item.findall(f"{Q}responseDeclaration")}
    used = [(local(each), each.get("responseIdentifier")) for each in interactions(item)]
    assert sorted(name or "" for _, name in used) == sorted(name or "" for name in declared)
    for kind, name in used:
        assert declared[name].get("cardinality") in CARDINALITY[kind]
        assert declared[name].findall(f"{Q}correctResponse/{Q}value")


@each_question
def test_what_is_right_names_choices_that_are_there(question: Question) -> None:
    item = item_of(question)
    for interaction in interactions(item):
        choices = {each.get("identifier") for each in interaction.iter() if each.get("identifier")}
        if not choices:
            continue
        name = interaction.get("responseIdentifier")
        [declared] = [
            each
            for each in item.findall(f"{Q}responseDeclaration")
            if each.get("identifier") == name
        ]
        right = [value.text or "" for value in declared.iter(f"{Q}value")]
        assert {part for text in right for part in text.split()} <= choices
        keys = [entry.get("mapKey", "") for entry in declared.iter(f"{Q}mapEntry")]
        assert {part for text in keys for part in text.split()} <= choices


@each_question
def test_blocks_and_lines_stand_where_they_may(question: Question) -> None:
    item = item_of(question)
    for holder in (item.find(f"{Q}itemBody"), *item.findall(f"{Q}modalFeedback")):
        assert holder is not None
        assert {local(child) for child in holder} <= BLOCKS | BLOCK_INTERACTIONS
        assert not (holder.text or "").strip()
        assert not any((child.tail or "").strip() for child in holder)
        for line in holder.iter(f"{Q}p"):
            assert {local(child) for child in line} <= INLINE | INLINE_INTERACTIONS
    for choice in item.iter(f"{Q}simpleChoice"):
        assert {local(child) for child in choice} <= INLINE
        assert "".join(choice.itertext()).strip()


@each_question
def test_feedback_is_shown_by_outcomes_that_are_declared(question: Question) -> None:
    item = item_of(question)
    outcomes = {each.get("identifier") for each in item.findall(f"{Q}outcomeDeclaration")}
    shown = {each.get("outcomeIdentifier") for each in item.findall(f"{Q}modalFeedback")}
    set_by = {each.get("identifier") for each in item.iter(f"{Q}setOutcomeValue")}
    assert shown | set_by <= outcomes
    variables = {each.get("identifier") for each in item.iter(f"{Q}variable")}
    responses = {each.get("identifier") for each in item.findall(f"{Q}responseDeclaration")}
    assert variables <= responses | outcomes


def test_points_stand_in_the_processing() -> None:
    question = parse_question(bodies.SINGLE)
    item = item_of(question)
    [value] = item.findall(f".//{Q}setOutcomeValue[@identifier='SCORE']/{Q}baseValue")
    assert float(value.text or 0) == question.points


@pytest.mark.parametrize(
    ("policy", "shares", "lower"),
    [("right-minus-wrong", {1 / 3, -1 / 3}, "0"), ("per-option", {0.2, -0.2}, None)],
)
def test_the_policies_of_several_choices_are_carried(
    policy: str, shares: set[float], lower: str | None
) -> None:
    question = attrs.evolve(parse_question(bodies.MULTIPLE), policy=policy)  # type: ignore[call-arg]
    [mapping] = item_of(question).iter(f"{Q}mapping")
    assert {float(entry.get("mappedValue", 0)) for entry in mapping} == shares
    assert mapping.get("lowerBound") == lower


def test_a_percentage_is_a_relative_tolerance() -> None:
    body = bodies.NUMERIC.replace("tolerance: 0.5", 'tolerance: "2%"')
    [equal, *_] = item_of(parse_question(body)).iter(f"{Q}equal")
    assert (equal.get("toleranceMode"), equal.get("tolerance")) == ("relative", "2.0 2.0")


def test_what_it_does_not_carry_is_said() -> None:
    notes = EXPORTERS["qti21"](one_quiz(parse_question(bodies.ORDERING))).notes
    assert any("all-or-nothing" in note.message for note in notes)
