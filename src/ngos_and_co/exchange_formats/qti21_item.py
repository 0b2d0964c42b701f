"""One question as an item of IMS Question and Test Interoperability 2.1.

Element names, their order and their attributes follow 'IMS Question & Test Interoperability Assessment Test,
Section and Item Information Model', version 2.1 final (2012), and its XML binding.
"""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ngos_and_co.exchange_formats.qti21_flow import append_blocks, append_inline
from ngos_and_co.exchange_formats.qti21_nodes import (
    FEEDBACK,
    RESPONSE,
    SCORE,
    Item,
    add_mapping,
    condition,
    is_right,
    mapped,
    node,
    number_node,
    points_for,
    set_outcome,
    show_feedback,
    variable,
    when_answered,
)
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
    item = Item(question)
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


def _choices(item: Item, options: Mapping[str, str], *, most: int, shuffle: bool) -> None:
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


def _single(question: SingleQuestion, item: Item, notes: Notes) -> None:
    del notes
    item.declare(RESPONSE, "single", "identifier", [question.key or ""])
    _choices(item, question.options, most=1, shuffle=question.shuffle)
    _judge_one(question, item, question.options)


def _true_false(question: TrueFalseQuestion, item: Item, notes: Notes) -> None:
    del notes
    item.declare(RESPONSE, "single", "identifier", [str(question.key).lower()])
    options = {name: words()[name] for name in ("true", "false")}
    _choices(item, options, most=1, shuffle=False)
    _judge_one(question, item, options)


def _judge_one(question: Question, item: Item, options: Iterable[str]) -> None:
    item.conditions.append(
        condition((is_right(), [set_outcome(SCORE, number_node(question.points))]), otherwise=[])
    )
    for name in options:
        item.tell(name, question.feedback.get(name))
    if item.feedback:
        item.conditions.append(when_answered(RESPONSE, [set_outcome(FEEDBACK, variable())]))


def _multiple(question: MultipleQuestion, item: Item, notes: Notes) -> None:
    del notes
    key = question.key or ()
    declared = item.declare(RESPONSE, "multiple", "identifier", key)
    _choices(item, question.options, most=0, shuffle=question.shuffle)
    if question.policy == ALL_OR_NOTHING:
        item.conditions.append(
            condition(
                (is_right(), [set_outcome(SCORE, number_node(question.points))]), otherwise=[]
            )
        )
    else:
        per_option = question.policy == PER_OPTION
        step = 1 / (len(question.options) if per_option else len(key))
        entries = {name: step if name in key else -step for name in question.options}
        add_mapping(declared, entries, **({} if per_option else {"lowerBound": "0"}))
        share = mapped()
        if per_option:  # an option rightly left counts, so the count begins with the wrong ones
            share = node("sum", share, number_node(step * (len(question.options) - len(key))))
        item.conditions.append(when_answered(RESPONSE, [points_for(question, share)]))
    for name in question.options:
        item.tell(name, question.feedback.get(name))
    if item.feedback:
        item.feedback_is_multiple = True
        item.conditions.append(when_answered(RESPONSE, [set_outcome(FEEDBACK, variable())]))


def _text_entry(item: Item, unit: str | None = None) -> None:
    line = ET.SubElement(item.body, "p")
    entry = ET.SubElement(line, "textEntryInteraction", responseIdentifier=RESPONSE)
    if unit:
        entry.tail = f" {unit}"


def _numeric(question: NumericQuestion, item: Item, notes: Notes) -> None:
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
            return node("equal", variable(), value, toleranceMode="exact")
        return node("equal", variable(), value, toleranceMode=mode, tolerance=f"{size!r} {size!r}")

    foreseen = [(near(number_node(each.answer)), each) for each in question.wrong]
    _judge_typed(question, item, near(ET.Element("correct", identifier=RESPONSE)), foreseen)


def _short(question: ShortQuestion, item: Item, notes: Notes) -> None:
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
        return node("stringMatch", variable(), value, caseSensitive="false")

    right = node("equal", mapped(), number_node(1), toleranceMode="exact")
    foreseen = [(is_form(form), each) for each in question.wrong for form in each.answer]
    _judge_typed(question, item, right, foreseen)


def _judge_typed(
    question: Question, item: Item, right: ET.Element, foreseen: Iterable[tuple[ET.Element, Any]]
) -> None:
    for name in ("right", "wrong"):
        item.tell(name, question.feedback.get(name))

    def say(name: str) -> list[ET.Element]:
        return [show_feedback(name)] if name in item.feedback else []

    cases = [(node("isNull", variable()), [set_outcome(SCORE, number_node(0))])]
    cases.append((right, [set_outcome(SCORE, number_node(question.points)), *say("right")]))
    for number, (test, each) in enumerate(foreseen, start=1):
        item.tell(f"wrong-{number}", each.feedback)
        then = [
            set_outcome(SCORE, number_node(question.points * each.share)),
            show_feedback(f"wrong-{number}"),
        ]
        cases.append((test, then))
    item.conditions.append(condition(*cases, otherwise=say("wrong")))


def _assigning(question: AssigningQuestion, item: Item, notes: Notes) -> None:
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
            condition(
                (is_right(), [set_outcome(SCORE, number_node(question.points))]), otherwise=[]
            )
        )
    else:
        add_mapping(declared, dict.fromkeys(pairs, 1 / len(pairs)), lowerBound="0")
        item.conditions.append(when_answered(RESPONSE, [points_for(question, mapped())]))
    if question.feedback:
        notes.append(f"feedback on single parts is left out ({', '.join(question.feedback)})")


def _ordering(question: OrderingQuestion, item: Item, notes: Notes) -> None:
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
    _judge_typed(question, item, is_right(), ())


def _cloze(question: ClozeQuestion, item: Item, notes: Notes) -> None:
    key = question.key or {}
    # Private letters stand for the gaps, so that Markdown leaves them alone.
    letters = {name: chr(0xE000 + number) for number, name in enumerate(question.gaps)}
    marked = GAP.sub(lambda match: letters.get(match[1], match[0]), question.text)
    inputs = {letters[name]: _gap(question, name, item, notes) for name in question.gaps}
    append_blocks(item.body, block_html(marked), inputs)
    names = [_gap_response(name) for name in question.gaps]
    if question.policy == ALL_OR_NOTHING:
        all_right = node(
            "and",
            *(node("equal", mapped(name), number_node(1), toleranceMode="exact") for name in names),
        )
        item.conditions.append(
            condition((all_right, [set_outcome(SCORE, number_node(question.points))]), otherwise=[])
        )
    else:
        # An empty gap has no value, which would leave the sum without one.
        for name in names:
            earned = node("product", number_node(question.points / len(key)), mapped(name))
            total = node("sum", variable(SCORE), earned)
            item.conditions.append(when_answered(name, [set_outcome(SCORE, total)]))
    if question.feedback or question.wrong:
        notes.append("feedback on single gaps is left out")
    if question.shuffle:
        notes.append("menus of gaps stay in the order in which they are written")


def _gap_response(name: str) -> str:
    return f"{RESPONSE}-{name}"


def _gap(question: ClozeQuestion, name: str, item: Item, notes: Notes) -> ET.Element:
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
    add_mapping(declared, {each: by_fold.get(fold(text), 0.0) for each, text in ids.items()})
    menu = ET.Element("inlineChoiceInteraction", responseIdentifier=response, shuffle="false")
    for identifier, text in ids.items():
        ET.SubElement(menu, "inlineChoice", identifier=identifier).text = text
    return menu


Writer = Callable[[Any, Item, Notes], None]
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
