"""One question as an item of IMS Question and Test Interoperability 2.1.

Element names, their order and their attributes follow 'IMS Question & Test Interoperability Assessment Test,
Section and Item Information Model', version 2.1 final (2012), and its XML binding.
"""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ngos_and_co.exchange_formats.qti21_flow import append_blocks, append_inline
from ngos_and_co.questions import Question
from ngos_and_co.questions.folding import fold
from ngos_and_co.questions.markdown import block_html, inline_html
from ngos_and_co.questions.messages import words
from ngos_and_co.questions.policies import ALL_OR_NOTHING, PER_OPTION
from ngos_and_co.questions.types.assigning import AssigningQuestion
from ngos_and_co.questions.types.cloze import GAP, ClozeQuestion
from ngos_and_co.questions.types.multiple import MultipleQuestion
from ngos_and_co.questions.types.numeric import NumericQuestion
from ngos_and_co.questions.types.ordering import OrderingQuestion
from ngos_and_co.questions.types.short import ShortQuestion
from ngos_and_co.questions.types.single import SingleQuestion
from ngos_and_co.questions.types.true_false import TrueFalseQuestion

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
RESPONSE, SCORE, FEEDBACK, EXPLANATION = "RESPONSE", "SCORE", "FEEDBACK", "EXPLANATION"
WHY = "why"
"""Identifier of the explanation's feedback, which is shown whatever was answered."""

Notes = list[str]


def assessment_item(question: Question) -> tuple[ET.Element | None, list[str]]:
    """Write a question as an item.

    Parameters
    ----------
    question : Question
        With its key.

    Returns
    -------
    item : xml.etree.ElementTree.Element or None
        None if QTI has nothing like it; a note then says so.
    notes : list of str
        What the item does not carry.
    """
    notes: Notes = []
    write = next((each for kind, each in WRITERS if isinstance(question, kind)), None)
    if write is None:
        return None, [f"left out: QTI has no interaction for type {question.type_name}"]
    item = _Item(question)
    write(question, item, notes)
    notes += _common_losses(question)
    return item.finish(), notes


def _common_losses(question: Question) -> Iterable[str]:
    if question.source:
        yield "its sources are left out"
    if question.objective:
        yield "its objective is left out"
    if question.hints:
        yield "its hints are left out"
    if question.attempts is not None:
        yield "the number of attempts is left out"
    if question.confidence:
        yield "the question of how sure a trainee is is left out"


class _Item:
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
            item.append(_outcome(FEEDBACK, cardinality))
        if question.explanation:
            declared = _outcome(EXPLANATION, "single")
            ET.SubElement(ET.SubElement(declared, "defaultValue"), "value").text = WHY
            item.append(declared)
        item.append(self.body)
        processing = ET.SubElement(item, "responseProcessing")
        processing.extend(self.conditions)
        for name, text in self.feedback.items():
            item.append(_modal_feedback(FEEDBACK, name, text))
        if question.explanation:
            item.append(_modal_feedback(EXPLANATION, WHY, block_html(question.explanation)))
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


def _outcome(name: str, cardinality: str) -> ET.Element:
    return ET.Element(
        "outcomeDeclaration", identifier=name, cardinality=cardinality, baseType="identifier"
    )


def _modal_feedback(outcome: str, name: str, text: str) -> ET.Element:
    node = ET.Element("modalFeedback", outcomeIdentifier=outcome, identifier=name, showHide="show")
    append_blocks(node, text)
    return node


def _node(tag: str, *children: ET.Element, **attributes: str) -> ET.Element:
    node = ET.Element(tag, attributes)
    node.extend(children)
    return node


def _number(value: float) -> ET.Element:
    node = ET.Element("baseValue", baseType="float")
    node.text = repr(float(value))
    return node


def _variable(name: str = RESPONSE) -> ET.Element:
    return ET.Element("variable", identifier=name)


def _is_right(name: str = RESPONSE) -> ET.Element:
    return _node("match", _variable(name), ET.Element("correct", identifier=name))


def _mapped(name: str = RESPONSE) -> ET.Element:
    return ET.Element("mapResponse", identifier=name)


def _set(outcome: str, value: ET.Element) -> ET.Element:
    return _node("setOutcomeValue", value, identifier=outcome)


def _say(name: str) -> ET.Element:
    value = ET.Element("baseValue", baseType="identifier")
    value.text = name
    return _set(FEEDBACK, value)


def _if(*cases: tuple[ET.Element, list[ET.Element]], otherwise: list[ET.Element]) -> ET.Element:
    condition = ET.Element("responseCondition")
    for number, (test, then) in enumerate(cases):
        tag = "responseIf" if number == 0 else "responseElseIf"
        ET.SubElement(condition, tag).extend([test, *then])
    if otherwise:
        ET.SubElement(condition, "responseElse").extend(otherwise)
    return condition


def _answered(name: str, then: list[ET.Element]) -> ET.Element:
    return _if((_node("not", _node("isNull", _variable(name))), then), otherwise=[])


def _points(question: Question, share: ET.Element) -> ET.Element:
    return _set(SCORE, _node("product", _number(question.points), share))


def _mapping(declared: ET.Element, entries: Mapping[str, float], **bounds: str) -> None:
    mapping = ET.SubElement(declared, "mapping", {**bounds, "defaultValue": "0"})
    for key, value in entries.items():
        ET.SubElement(mapping, "mapEntry", mapKey=key, mappedValue=repr(float(value)))


def _choices(item: _Item, options: Mapping[str, str], *, most: int, shuffle: bool) -> None:
    interaction = ET.SubElement(
        item.body,
        "choiceInteraction",
        responseIdentifier=RESPONSE,
        shuffle=str(shuffle).lower(),
        maxChoices=str(most),
    )
    for name, text in options.items():
        append_inline(
            ET.SubElement(interaction, "simpleChoice", identifier=name), inline_html(text)
        )


def _single(question: SingleQuestion, item: _Item, notes: Notes) -> None:
    del notes
    item.declare(RESPONSE, "single", "identifier", [question.key or ""])
    _choices(item, question.options, most=1, shuffle=question.shuffle)
    _judge_one(question, item, question.options)


def _true_false(question: TrueFalseQuestion, item: _Item, notes: Notes) -> None:
    del notes
    item.declare(RESPONSE, "single", "identifier", [str(question.key).lower()])
    options = {name: words()[name] for name in ("true", "false")}
    _choices(item, options, most=1, shuffle=False)
    _judge_one(question, item, options)


def _judge_one(question: Question, item: _Item, options: Iterable[str]) -> None:
    item.conditions.append(
        _if((_is_right(), [_set(SCORE, _number(question.points))]), otherwise=[])
    )
    for name in options:
        item.tell(name, question.feedback.get(name))
    if item.feedback:
        item.conditions.append(_answered(RESPONSE, [_set(FEEDBACK, _variable())]))


def _multiple(question: MultipleQuestion, item: _Item, notes: Notes) -> None:
    del notes
    key = question.key or ()
    declared = item.declare(RESPONSE, "multiple", "identifier", key)
    _choices(item, question.options, most=0, shuffle=question.shuffle)
    if question.policy == ALL_OR_NOTHING:
        item.conditions.append(
            _if((_is_right(), [_set(SCORE, _number(question.points))]), otherwise=[])
        )
    else:
        per_option = question.policy == PER_OPTION
        step = 1 / (len(question.options) if per_option else len(key))
        entries = {name: step if name in key else -step for name in question.options}
        _mapping(declared, entries, **({} if per_option else {"lowerBound": "0"}))
        share = _mapped()
        if per_option:  # an option rightly left counts, so the count begins with the wrong ones
            share = _node("sum", share, _number(step * (len(question.options) - len(key))))
        item.conditions.append(_answered(RESPONSE, [_points(question, share)]))
    for name in question.options:
        item.tell(name, question.feedback.get(name))
    if item.feedback:
        item.feedback_is_multiple = True
        item.conditions.append(_answered(RESPONSE, [_set(FEEDBACK, _variable())]))


def _text_entry(item: _Item, unit: str | None = None) -> None:
    line = ET.SubElement(item.body, "p")
    entry = ET.SubElement(line, "textEntryInteraction", responseIdentifier=RESPONSE)
    if unit:
        entry.tail = f" {unit}"


def _numeric(question: NumericQuestion, item: _Item, notes: Notes) -> None:
    del notes
    key = float(question.key or 0.0)
    item.declare(RESPONSE, "single", "float", [repr(key)])
    _text_entry(item, question.unit)
    tolerance = question.tolerance
    # QTI counts a relative tolerance in percent.
    size = tolerance.size * 100 if tolerance.relative else tolerance.size
    mode = "relative" if tolerance.relative else "absolute"

    def near(value: ET.Element) -> ET.Element:
        if not size:
            return _node("equal", _variable(), value, toleranceMode="exact")
        return _node(
            "equal", _variable(), value, toleranceMode=mode, tolerance=f"{size!r} {size!r}"
        )

    foreseen = [(near(_number(each.answer)), each) for each in question.wrong]
    _judge_typed(question, item, near(ET.Element("correct", identifier=RESPONSE)), foreseen)


def _short(question: ShortQuestion, item: _Item, notes: Notes) -> None:
    forms = question.key or ()
    declared = item.declare(RESPONSE, "single", "string", forms[:1])
    mapping = ET.SubElement(declared, "mapping", defaultValue="0")
    shares = dict.fromkeys(forms, 1.0)
    for each in question.wrong:
        shares |= dict.fromkeys(each.answer, each.share)
    for form, share in shares.items():
        ET.SubElement(
            mapping, "mapEntry", mapKey=form, mappedValue=repr(float(share)), caseSensitive="false"
        )
    if any(fold(form) != form.casefold() for form in shares):
        notes.append("accents count: add the forms without them, where they are to pass")
    _text_entry(item)

    def is_form(form: str) -> ET.Element:
        value = ET.Element("baseValue", baseType="string")
        value.text = form
        return _node("stringMatch", _variable(), value, caseSensitive="false")

    right = _node("equal", _mapped(), _number(1), toleranceMode="exact")
    foreseen = [(is_form(form), each) for each in question.wrong for form in each.answer]
    _judge_typed(question, item, right, foreseen)


def _judge_typed(
    question: Question, item: _Item, right: ET.Element, foreseen: Iterable[tuple[ET.Element, Any]]
) -> None:
    for name in ("right", "wrong"):
        item.tell(name, question.feedback.get(name))

    def say(name: str) -> list[ET.Element]:
        return [_say(name)] if name in item.feedback else []

    cases = [(_node("isNull", _variable()), [_set(SCORE, _number(0))])]
    cases.append((right, [_set(SCORE, _number(question.points)), *say("right")]))
    for number, (test, each) in enumerate(foreseen, start=1):
        item.tell(f"wrong-{number}", each.feedback)
        then = [_set(SCORE, _number(question.points * each.share)), _say(f"wrong-{number}")]
        cases.append((test, then))
    item.conditions.append(_if(*cases, otherwise=say("wrong")))


def _assigning(question: AssigningQuestion, item: _Item, notes: Notes) -> None:
    key: Mapping[str, str] = question.key or {}
    # Identifiers of both sides share one space.
    pairs = [f"part-{part} choice-{choice}" for part, choice in key.items()]
    declared = item.declare(RESPONSE, "multiple", "directedPair", pairs)
    interaction = ET.SubElement(
        item.body,
        "matchInteraction",
        responseIdentifier=RESPONSE,
        shuffle=str(question.shuffle).lower(),
        maxAssociations=str(len(question.parts)),
    )
    may_repeat = len(set(key.values())) < len(key) or question.type_name == "categorise"
    sides = (
        ("part", question.parts, 1),
        ("choice", question.choices, 0 if may_repeat else 1),
    )
    for prefix, texts, most in sides:
        side = ET.SubElement(interaction, "simpleMatchSet")
        for name, text in texts.items():
            choice = ET.SubElement(
                side,
                "simpleAssociableChoice",
                identifier=f"{prefix}-{name}",
                matchMax=str(most),
            )
            append_inline(choice, inline_html(text))
    if question.policy == ALL_OR_NOTHING:
        item.conditions.append(
            _if((_is_right(), [_set(SCORE, _number(question.points))]), otherwise=[])
        )
    else:
        _mapping(declared, dict.fromkeys(pairs, 1 / len(pairs)), lowerBound="0")
        item.conditions.append(_answered(RESPONSE, [_points(question, _mapped())]))
    if question.feedback:
        notes.append(f"feedback on single parts is left out ({', '.join(question.feedback)})")


def _ordering(question: OrderingQuestion, item: _Item, notes: Notes) -> None:
    item.declare(RESPONSE, "ordered", "identifier", question.key or ())
    interaction = ET.SubElement(
        item.body,
        "orderInteraction",
        responseIdentifier=RESPONSE,
        shuffle=str(question.shuffle).lower(),
    )
    for name, text in question.items.items():
        append_inline(
            ET.SubElement(interaction, "simpleChoice", identifier=name), inline_html(text)
        )
    if question.policy != ALL_OR_NOTHING:
        notes.append(f"the policy {question.policy} becomes all-or-nothing")
    _judge_typed(question, item, _is_right(), ())


def _cloze(question: ClozeQuestion, item: _Item, notes: Notes) -> None:
    key = question.key or {}
    # Private letters stand for the gaps, so that Markdown leaves them alone.
    letters = {name: chr(0xE000 + number) for number, name in enumerate(question.gaps)}
    marked = GAP.sub(lambda match: letters.get(match[1], match[0]), question.text)
    inputs = {letters[name]: _gap(question, name, item, notes) for name in question.gaps}
    append_blocks(item.body, block_html(marked), inputs)
    names = [_gap_response(name) for name in question.gaps]
    if question.policy == ALL_OR_NOTHING:
        all_right = _node(
            "and",
            *(_node("equal", _mapped(name), _number(1), toleranceMode="exact") for name in names),
        )
        item.conditions.append(
            _if((all_right, [_set(SCORE, _number(question.points))]), otherwise=[])
        )
    else:
        # An empty gap has no value, which would leave the sum without one.
        for name in names:
            earned = _node("product", _number(question.points / len(key)), _mapped(name))
            total = _node("sum", _variable(SCORE), earned)
            item.conditions.append(_answered(name, [_set(SCORE, total)]))
    if question.feedback or question.wrong:
        notes.append("feedback on single gaps is left out")
    if question.shuffle:
        notes.append("menus of gaps stay in the order in which they are written")


def _gap_response(name: str) -> str:
    return f"{RESPONSE}-{name}"


def _gap(question: ClozeQuestion, name: str, item: _Item, notes: Notes) -> ET.Element:
    forms = (question.key or {})[name]
    shares = dict.fromkeys(forms, 1.0)
    for each in question.wrong:
        if each.answer[0] == name:
            shares |= dict.fromkeys(each.answer[1], each.share)
    choices = question.gaps[name]
    response = _gap_response(name)
    if choices is None:
        declared = item.declare(response, "single", "string", forms[:1])
        mapping = ET.SubElement(declared, "mapping", defaultValue="0")
        for form, share in shares.items():
            ET.SubElement(
                mapping, "mapEntry", mapKey=form, mappedValue=repr(share), caseSensitive="false"
            )
        if any(fold(form) != form.casefold() for form in shares):
            notes.append(f"accents count in {name}: add the forms without them")
        return ET.Element("textEntryInteraction", responseIdentifier=response)
    by_fold = {fold(form): share for form, share in shares.items()}
    ids = {f"choice-{number}": text for number, text in enumerate(choices, start=1)}
    right = [each for each, text in ids.items() if by_fold.get(fold(text)) == 1.0]
    declared = item.declare(response, "single", "identifier", right[:1])
    _mapping(declared, {each: by_fold.get(fold(text), 0.0) for each, text in ids.items()})
    menu = ET.Element("inlineChoiceInteraction", responseIdentifier=response, shuffle="false")
    for identifier, text in ids.items():
        ET.SubElement(menu, "inlineChoice", identifier=identifier).text = text
    return menu


Writer = Callable[[Any, _Item, Notes], None]
WRITERS: tuple[tuple[type[Question], Writer], ...] = (
    (SingleQuestion, _single),
    (MultipleQuestion, _multiple),
    (TrueFalseQuestion, _true_false),
    (NumericQuestion, _numeric),
    (ShortQuestion, _short),
    (AssigningQuestion, _assigning),
    (OrderingQuestion, _ordering),
    (ClozeQuestion, _cloze),
)
