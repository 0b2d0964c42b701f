"""Moodle XML: Moodle's own format for questions, written and read.

The elements are those of Moodle's ``question/format/xml/format.php`` (docs.moodle.org, 'Moodle XML format').
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from ngos_and_co.exchange_formats.moodle_question import (
    ANYTHING,
    Kind,
    MoodleAnswer,
    MoodlePair,
    MoodleQuestion,
)
from ngos_and_co.exchange_formats.quiz import ExchangeError, Note

HTML, PLAIN = "html", "plain_text"
BY_PAIRS, AS_A_WHOLE = "RELATIVE_ALL_PREVIOUS_AND_NEXT", "ALL_OR_NOTHING"
UNIT_MAY_BE_TYPED, NO_UNIT = "0", "3"


def write_moodle_xml(questions: Iterable[MoodleQuestion], category: str) -> bytes:
    """Write questions as a file that Moodle's question bank imports.

    Parameters
    ----------
    questions : iterable of MoodleQuestion
    category : str
        Name of the folder in the question bank.
    """
    root = ET.Element("quiz")
    into = ET.SubElement(root, "question", type="category")
    # A slash would make a folder within a folder.
    _text(into, "category", f"$course$/top/{category.replace('/', '//')}", None)
    for question in questions:
        root.append(_question(question))
    ET.indent(root)
    written: bytes = ET.tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def _question(question: MoodleQuestion) -> ET.Element:
    node = ET.Element("question", type=question.kind.value)
    _text(node, "name", question.name, None)
    _text(node, "questiontext", question.text)
    _text(node, "generalfeedback", question.explanation)
    if question.kind is not Kind.CLOZE:
        _value(node, "defaultgrade", f"{question.points:g}")
    _value(node, "hidden", "0")
    _value(node, "idnumber", question.id_number)
    _settings(node, question)
    _answers(node, question)
    for hint in question.hints:
        _text(node, "hint", hint)
    if question.tags:
        tags = ET.SubElement(node, "tags")
        for tag in question.tags:
            _text(tags, "tag", tag, None)
    return node


def _settings(node: ET.Element, question: MoodleQuestion) -> None:
    match question.kind:
        case Kind.CHOICE:
            _value(node, "single", _boolean(question.single))
            _value(node, "shuffleanswers", _boolean(question.shuffle))
            _value(node, "answernumbering", "abc")
        case Kind.MATCHING:
            _value(node, "shuffleanswers", _boolean(question.shuffle))
        case Kind.SHORT:
            _value(node, "usecase", "0")
        case Kind.NUMERIC:
            _value(node, "unitgradingtype", "0")
            _value(node, "showunits", UNIT_MAY_BE_TYPED if question.unit else NO_UNIT)
            if question.unit:
                unit = ET.SubElement(ET.SubElement(node, "units"), "unit")
                _value(unit, "multiplier", "1")
                _value(unit, "unit_name", question.unit)
        case Kind.ORDERING:
            _value(node, "layouttype", "VERTICAL")
            _value(node, "selecttype", "ALL")
            _value(node, "selectcount", "0")
            _value(node, "gradingtype", BY_PAIRS if question.in_pairs else AS_A_WHOLE)
            _value(node, "showgrading", "SHOW")
            _text(node, "correctfeedback", question.right)
            _text(node, "partiallycorrectfeedback", question.wrong)
            _text(node, "incorrectfeedback", question.wrong)


def _answers(node: ET.Element, question: MoodleQuestion) -> None:
    for answer in question.answers:
        is_html = question.kind in (Kind.CHOICE, Kind.ORDERING)
        fraction = answer.share if question.kind is Kind.ORDERING else answer.share * 100
        form = HTML if is_html else PLAIN
        inner = ET.SubElement(node, "answer", fraction=f"{fraction:.7g}", format=form)
        is_form = question.kind is Kind.SHORT and answer.text != ANYTHING
        _value(inner, "text", _as_pattern(answer.text) if is_form else answer.text)
        _text(inner, "feedback", answer.feedback)
        if question.kind is Kind.NUMERIC:
            _value(inner, "tolerance", repr(answer.tolerance))
    for pair in question.pairs:
        inner = ET.SubElement(node, "subquestion", format=HTML)
        _value(inner, "text", pair.left)
        _text(inner, "answer", pair.right, None)


def _as_pattern(text: str) -> str:
    """Write a form of a short answer so that Moodle takes an asterisk for itself."""
    return text.replace("\\", "\\\\").replace("*", "\\*")


def _as_text(pattern: str) -> str:
    return pattern.replace("\\*", "*").replace("\\\\", "\\")


def _text(parent: ET.Element, name: str, text: str, form: str | None = HTML) -> None:
    node = ET.SubElement(parent, name, {"format": form} if form else {})
    _value(node, "text", text)


def _value(parent: ET.Element, name: str, value: str) -> None:
    ET.SubElement(parent, name).text = value


def _boolean(value: bool) -> str:
    return str(value).lower()


def read_moodle_xml(content: bytes) -> tuple[list[MoodleQuestion], list[Note]]:
    """Read questions from a file that Moodle exported.

    Parameters
    ----------
    content : bytes

    Returns
    -------
    questions : list of MoodleQuestion
    notes : list of Note
        Questions of types that we do not have.

    Raises
    ------
    ExchangeError
        If it is no Moodle XML.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(content)
    except (ET.ParseError, DefusedXmlException, ValueError) as error:
        raise ExchangeError(f"The file is not XML that can be read: {error}") from None
    if root.tag != "quiz":
        raise ExchangeError(f"The file is not Moodle XML: it begins with <{root.tag}>, not <quiz>.")
    questions, notes = [], []
    for number, node in enumerate(root.iter("question"), start=1):
        name = _read(node, "name/text") or f"question {number}"
        kind = node.get("type", "")
        if kind == "category":
            continue
        if kind not in set(Kind):
            notes.append(Note(name, f"left out: there is no type for Moodle's {kind!r}"))
            continue
        try:
            questions.append(_read_question(node, Kind(kind), name))
        except ValueError as error:
            notes.append(Note(name, f"left out: a number in it cannot be read ({error})"))
    return questions, notes


def _read_question(node: ET.Element, kind: Kind, name: str) -> MoodleQuestion:
    return MoodleQuestion(
        kind=kind,
        name=name,
        text=_read(node, "questiontext/text"),
        id_number=_read(node, "idnumber"),
        points=float(_read(node, "defaultgrade") or 1),
        answers=tuple(_read_answer(each, kind) for each in node.findall("answer")),
        pairs=tuple(
            MoodlePair(_read(each, "text"), _read(each, "answer/text"))
            for each in node.findall("subquestion")
        ),
        explanation=_read(node, "generalfeedback/text"),
        right=_read(node, "correctfeedback/text"),
        wrong=_read(node, "incorrectfeedback/text"),
        single=_read(node, "single") != "false",
        shuffle=_read(node, "shuffleanswers") in {"true", "1"},
        unit=_read(node, "units/unit/unit_name"),
        in_pairs=_read(node, "gradingtype") != AS_A_WHOLE,
        hints=tuple(filter(None, (_read(each, "text") for each in node.findall("hint")))),
        tags=tuple(_read(each, "text") for each in node.findall("tags/tag")),
    )


def _read_answer(node: ET.Element, kind: Kind) -> MoodleAnswer:
    fraction = float(node.get("fraction") or 0)
    text = _read(node, "text")
    return MoodleAnswer(
        _as_text(text) if kind is Kind.SHORT and text != ANYTHING else text,
        fraction if kind is Kind.ORDERING else fraction / 100,
        _read(node, "feedback/text"),
        float(_read(node, "tolerance") or 0),
    )


def _read(node: ET.Element, path: str) -> str:
    return (node.findtext(path) or "").strip()
