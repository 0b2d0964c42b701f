"""The parts of which items of QTI 2.1 are put together, and an item while it is being written."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

from ngos_and_co.exchange_formats.qti21_flow import append_blocks
from ngos_and_co.questions import Question
from ngos_and_co.questions.markdown import block_html

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
RESPONSE, SCORE, FEEDBACK, EXPLANATION = "RESPONSE", "SCORE", "FEEDBACK", "EXPLANATION"
WHY = "why"
"""Identifier of the explanation's feedback, which is shown whatever was answered."""


class Item:
    """An item while it is built: the parts that all items have, in the order that the schema wants."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.declarations: list[ET.Element] = []
        self.body = ET.Element("itemBody")
        self.conditions: list[ET.Element] = []
        self.feedback: dict[str, str] = {}
        self.feedback_is_multiple = False
        append_blocks(self.body, block_html(question.prompt))

    def declare(self, name: str, cardinality: str, base: str, right: Iterable[str]) -> ET.Element:
        """Declare a response and what is right."""
        node = ET.Element(
            "responseDeclaration", identifier=name, cardinality=cardinality, baseType=base
        )
        correct = ET.SubElement(node, "correctResponse")
        for value in right:
            ET.SubElement(correct, "value").text = value
        self.declarations.append(node)
        return node

    def tell(self, name: str, text: str | None) -> None:
        """Keep a feedback under the value of FEEDBACK that shows it."""
        if text:
            self.feedback[name] = block_html(text)

    def finish(self) -> ET.Element:
        """Put the parts together."""
        question = self.question
        item = ET.Element(
            "assessmentItem",
            xmlns=NAMESPACE,
            identifier=question.id,
            title=question.id,
            adaptive="false",
            timeDependent="false",
        )
        item.extend(self.declarations)
        item.append(self._score())
        if self.feedback:
            cardinality = "multiple" if self.feedback_is_multiple else "single"
            item.append(outcome_declaration(FEEDBACK, cardinality))
        if question.explanation:
            declared = outcome_declaration(EXPLANATION, "single")
            ET.SubElement(ET.SubElement(declared, "defaultValue"), "value").text = WHY
            item.append(declared)
        item.append(self.body)
        processing = ET.SubElement(item, "responseProcessing")
        processing.extend(self.conditions)
        for name, text in self.feedback.items():
            item.append(modal_feedback(FEEDBACK, name, text))
        if question.explanation:
            item.append(modal_feedback(EXPLANATION, WHY, block_html(question.explanation)))
        return item

    def _score(self) -> ET.Element:
        declared = ET.Element(
            "outcomeDeclaration",
            identifier=SCORE,
            cardinality="single",
            baseType="float",
            normalMaximum=f"{self.question.points:g}",
        )
        ET.SubElement(ET.SubElement(declared, "defaultValue"), "value").text = "0"
        return declared


def outcome_declaration(name: str, cardinality: str) -> ET.Element:
    """Declare an outcome of identifiers."""
    return ET.Element(
        "outcomeDeclaration", identifier=name, cardinality=cardinality, baseType="identifier"
    )


def modal_feedback(outcome: str, name: str, text: str) -> ET.Element:
    """Make a feedback that is shown when an outcome holds its name."""
    node = ET.Element("modalFeedback", outcomeIdentifier=outcome, identifier=name, showHide="show")
    append_blocks(node, text)
    return node


def node(tag: str, *children: ET.Element, **attributes: str) -> ET.Element:
    """Make an element with children and attributes."""
    node = ET.Element(tag, attributes)
    node.extend(children)
    return node


def number_node(value: float) -> ET.Element:
    """Make a number."""
    node = ET.Element("baseValue", baseType="float")
    node.text = repr(float(value))
    return node


def variable(name: str = RESPONSE) -> ET.Element:
    """Refer to a variable, normally the response."""
    return ET.Element("variable", identifier=name)


def is_right(name: str = RESPONSE) -> ET.Element:
    """Ask whether a response is the correct one."""
    return node("match", variable(name), ET.Element("correct", identifier=name))


def mapped(name: str = RESPONSE) -> ET.Element:
    """Take what a response is worth by its mapping."""
    return ET.Element("mapResponse", identifier=name)


def set_outcome(outcome: str, value: ET.Element) -> ET.Element:
    """Set an outcome to a value."""
    return node("setOutcomeValue", value, identifier=outcome)


def show_feedback(name: str) -> ET.Element:
    """Add a feedback's name to those that are shown."""
    value = ET.Element("baseValue", baseType="identifier")
    value.text = name
    return set_outcome(FEEDBACK, value)


def condition(
    *cases: tuple[ET.Element, list[ET.Element]], otherwise: list[ET.Element]
) -> ET.Element:
    """Do what belongs to the first case that holds, else the rest."""
    condition = ET.Element("responseCondition")
    for number, (test, then) in enumerate(cases):
        tag = "responseIf" if number == 0 else "responseElseIf"
        ET.SubElement(condition, tag).extend([test, *then])
    if otherwise:
        ET.SubElement(condition, "responseElse").extend(otherwise)
    return condition


def when_answered(name: str, then: list[ET.Element]) -> ET.Element:
    """Do something only if there is a response."""
    return condition((node("not", node("isNull", variable(name))), then), otherwise=[])


def points_for(question: Question, share: ET.Element) -> ET.Element:
    """Set the score to a share of the question's points."""
    return set_outcome(SCORE, node("product", number_node(question.points), share))


def add_mapping(declared: ET.Element, entries: Mapping[str, float], **bounds: str) -> None:
    """Say what each response is worth; others are worth nothing."""
    mapping = ET.SubElement(declared, "mapping", {**bounds, "defaultValue": "0"})
    for key, value in entries.items():
        ET.SubElement(mapping, "mapEntry", mapKey=key, mappedValue=repr(float(value)))
