"""GIFT: Moodle's format for questions as plain text, written and read.

The signs and their order are those that Moodle's ``question/format/gift/format.php`` writes and accepts
(docs.moodle.org, 'GIFT format'). GIFT knows no points, no hints, no orders and no gaps but one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ngos_and_co.exchange_formats.moodle_question import (
    ANYTHING,
    Kind,
    MoodleAnswer,
    MoodlePair,
    MoodleQuestion,
)
from ngos_and_co.exchange_formats.quiz import ExchangeError, Note

SPECIAL = re.compile(r"[\\#=~{}:]")
ESCAPES = re.compile(r"\\([\\#=~{}:n])")
SHARE = re.compile(r"%(-?\d{1,3}(?:\.\d*)?)%")
COMMENT_ID = re.compile(r"\[id:((?:\\.|[^\]\\])*)\]")
COMMENT_TAG = re.compile(r"\[tag:((?:\\.|[^\]\\])*)\]")
FORMAT = re.compile(r"^\[(html|markdown|plain|moodle)\]")
ARROW = "->"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def write_gift(questions: Iterable[MoodleQuestion], category: str) -> tuple[bytes, list[Note]]:
    """Write questions as a text that Moodle's question bank imports.

    Parameters
    ----------
    questions : iterable of MoodleQuestion
    category : str
        Name of the folder in the question bank.

    Returns
    -------
    content : bytes
    notes : list of Note
        What GIFT does not carry, beyond what Moodle does not.
    """
    blocks = [f"$CATEGORY: $course$/top/{category.replace('/', '//')}"]
    notes: list[Note] = []
    for question in questions:
        losses = list(_losses(question))
        if not (losses and losses[-1].startswith("left out")):
            blocks.append(_block(question))
        notes += [Note(question.id_number, each) for each in losses]
    return ("\n\n".join(blocks) + "\n").encode(), notes


def _losses(question: MoodleQuestion) -> Iterator[str]:
    if question.points != 1:
        yield f"its {question.points:g} points: GIFT knows none, and Moodle gives each question 1"
    if question.hints:
        yield "its hints: GIFT has none"
    if question.unit:
        yield f"its unit {question.unit!r}: say it in the prompt"
    if question.shuffle:
        yield "that its options are shuffled: set it in Moodle"
    if question.kind in (Kind.ORDERING, Kind.CLOZE):
        yield f"left out: GIFT has no questions of Moodle's type {question.kind.value}"
    texts = [each.text for each in question.answers] + [each.right for each in question.pairs]
    if question.kind in (Kind.SHORT, Kind.MATCHING) and any(ARROW in text for text in texts):
        yield f"left out: an answer holds {ARROW!r}, which GIFT takes for a pair"


def _block(question: MoodleQuestion) -> str:
    marks = "".join(f"[{name}:{text}]" for name, text in _comment_marks(question) if text)
    lines = [f"// {marks}"] if marks else []
    head = f"::{_escape(question.name)}::[html]{_escape(question.text)}"
    explanation = f"####{_escape(question.explanation)}" if question.explanation else ""
    if question.kind is Kind.TRUE_FALSE:
        lines.append(f"{head}{{{_true_false(question.answers)}{explanation}}}")
    else:
        lines.append(f"{head}{{{'#' if question.kind is Kind.NUMERIC else ''}")
        lines += [f"\t{line}" for line in _answer_lines(question)]
        lines += [f"\t{explanation}"] if explanation else []
        lines.append("}")
    return "\n".join(lines)


def _comment_marks(question: MoodleQuestion) -> Iterator[tuple[str, str]]:
    yield "id", question.id_number.replace("]", "\\]")
    for tag in question.tags:
        yield "tag", tag.replace("]", "\\]")


def _true_false(answers: Iterable[MoodleAnswer]) -> str:
    by_share = {each.share: each for each in answers}
    right, wrong = by_share[1.0], by_share[0.0]
    told = f"#{_escape(wrong.feedback)}" if wrong.feedback or right.feedback else ""
    return f"{right.text.upper()}{told}" + (f"#{_escape(right.feedback)}" if right.feedback else "")


def _answer_lines(question: MoodleQuestion) -> Iterator[str]:
    for pair in question.pairs:
        yield f"={_escape(pair.left)} {ARROW} {_escape(pair.right)}"
    for answer in question.answers:
        told = f"#{_escape(answer.feedback)}" if answer.feedback else ""
        share = f"%{answer.share * 100:.7g}%"
        if question.kind is Kind.CHOICE:
            mark = "=" if question.single and answer.share == 1 else "~"
            weight = share if mark == "~" and answer.share else ""
            yield f"{mark}{weight}{_escape(answer.text)}{told}"
        elif question.kind is Kind.NUMERIC:
            number = f"{answer.text}:{answer.tolerance!r}"
            yield f"~{told}" if answer.text == ANYTHING else f"={share}{number}{told}"
        else:
            form = ANYTHING if answer.text == ANYTHING else _escape(_as_pattern(answer.text))
            yield f"={share}{form}{told}"


def _as_pattern(text: str) -> str:
    return text.replace("\\", "\\\\").replace("*", "\\*")


def _escape(text: str) -> str:
    escaped = SPECIAL.sub(r"\\\g<0>", text.replace("\r", ""))
    return escaped.replace("\n", "\\n")


def _unescape(text: str) -> str:
    return ESCAPES.sub(lambda match: "\n" if match[1] == "n" else match[1], text)


def read_gift(content: bytes) -> tuple[list[MoodleQuestion], list[Note]]:
    """Read questions from a GIFT file; parameters and results as in Moodle XML.

    Raises
    ------
    ExchangeError
        If it is not text.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ExchangeError("The file is not text in UTF-8, as GIFT files are.") from None
    questions: list[MoodleQuestion] = []
    notes: list[Note] = []
    for number, block in enumerate(re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")), start=1):
        _read_block(block, number, questions, notes)
    return questions, notes


def _read_block(
    block: str, number: int, questions: list[MoodleQuestion], notes: list[Note]
) -> None:
    lines = [line.strip() for line in block.strip("\ufeff\n ").splitlines()]
    comments = " ".join(line for line in lines if line.startswith("//"))
    text = "\n".join(line for line in lines if not line.startswith("//")).strip()
    if not text or text.startswith("$CATEGORY:"):
        return
    name, text = _take_name(text)
    name = name or f"question {number}"
    begin, end = _find(text, "{"), _find(text, "}")
    if begin is None or end is None or end < begin:
        notes.append(Note(name, "left out: it has no answers in braces"))
        return
    asked = text[:begin].strip() + (
        f" _____ {text[end + 1 :].strip()}" if text[end + 1 :].strip() else ""
    )
    body, *explanation = _split(text[begin + 1 : end].strip(), "####")
    prompt = _html(asked)
    common: dict[str, Any] = {
        "name": name,
        "text": prompt,
        "id_number": _unescape("".join(COMMENT_ID.findall(comments)[:1])),
        "explanation": _html("####".join(explanation)),
        "tags": tuple(tag.replace("\\]", "]") for tag in COMMENT_TAG.findall(comments)),
    }
    try:
        own = _read_answers(body.strip())
        questions.append(MoodleQuestion(**(common | own)))
    except (ExchangeError, ValueError) as error:
        notes.append(Note(name, f"left out: {error}"))


def _take_name(text: str) -> tuple[str, str]:
    if text.startswith("::") and len(parts := _split(text[2:], "::")) > 1:
        return _unescape(parts[0]).strip(), "::".join(parts[1:]).strip()
    return "", text


def _read_answers(body: str) -> dict[str, Any]:
    if not body:
        raise ExchangeError("there is no type for Moodle's 'essay'")
    judged, *told = _split(body, "#")
    if judged.strip() in {"T", "TRUE", "F", "FALSE"}:
        return _read_true_false(judged.strip()[0] == "T", [_html(each) for each in told])
    if body.startswith("#"):
        return {"kind": Kind.NUMERIC, "answers": tuple(_read_numbers(body[1:]))}
    if _find(body, "~") is not None:
        entries = list(_entries(body, "=~"))
        single = any(mark == "=" for mark, _ in entries)
        answers = tuple(_read_answer(mark, text, html=True) for mark, text in entries)
        return {"kind": Kind.CHOICE, "answers": answers, "single": single}
    entries = list(_entries(body, "="))
    if entries and all(ARROW in text for _, text in entries):
        sides = [text.split(ARROW, 1) for _, text in entries]
        pairs = tuple(MoodlePair(_html(a), _unescape(b).strip()) for a, b in sides)
        return {"kind": Kind.MATCHING, "pairs": pairs}
    if not entries:
        raise ExchangeError("its answers begin with no sign")
    answers = tuple(_read_answer(mark, text, html=False) for mark, text in entries)
    return {"kind": Kind.SHORT, "answers": answers}


def _read_true_false(is_true: bool, told: list[str]) -> dict[str, Any]:
    wrong, right = [*told, "", ""][:2]
    by_name = {str(is_true).lower(): (1.0, right), str(not is_true).lower(): (0.0, wrong)}
    answers = tuple(MoodleAnswer(name, *by_name[name]) for name in ("true", "false"))
    return {"kind": Kind.TRUE_FALSE, "answers": answers}


def _read_answer(mark: str, text: str, *, html: bool) -> MoodleAnswer:
    text, *told = _split(text.strip(), "#")
    share = 1.0 if mark == "=" else 0.0
    if weight := SHARE.match(text):
        share, text = float(weight[1]) / 100, text[weight.end() :]
    feedback = _html("#".join(told))
    if html:
        return MoodleAnswer(_html(text), share, feedback)
    plain = _unescape(text.strip())
    is_form = plain != ANYTHING
    plain = plain.replace("\\*", "*").replace("\\\\", "\\") if is_form else plain
    return MoodleAnswer(plain, share, feedback)


def _read_numbers(body: str) -> Iterator[MoodleAnswer]:
    entries = list(_entries(body, "=~")) or [("=", body)]
    for mark, text in entries:
        answer = _read_answer(mark, text, html=False)
        if mark == "~":
            yield MoodleAnswer(ANYTHING, 0.0, answer.feedback)
        elif ".." in answer.text:
            low, high = (float(part) for part in answer.text.split("..", 1))
            middle = (low + high) / 2
            yield MoodleAnswer(repr(middle), answer.share, answer.feedback, high - middle)
        else:
            number, _, tolerance = answer.text.partition(":")
            value = repr(float(number))
            yield MoodleAnswer(value, answer.share, answer.feedback, float(tolerance or 0))


def _entries(body: str, marks: str) -> Iterator[tuple[str, str]]:
    """Yield sign and text of each entry of an answer's section."""
    current, mark, escaped = "", "", False
    for letter in body:
        if letter in marks and not escaped:
            if mark:
                yield mark, current
            mark, current = letter, ""
        else:
            current += letter
        escaped = letter == "\\" and not escaped
    if mark:
        yield mark, current


def _html(text: str) -> str:
    """Give a text of any of Moodle's formats as HTML."""
    from html import escape

    from ngos_and_co.questions.markdown import block_html

    text = text.strip()
    declared = FORMAT.match(text)
    plain = _unescape(text[declared.end() :] if declared else text).strip()
    match declared[1] if declared else "moodle":
        case "plain":
            return escape(plain, quote=False)
        case "markdown":
            return block_html(plain)
        case _:
            return plain


def _find(text: str, sign: str) -> int | None:
    """Give where a sign stands first without a backslash before it."""
    first = _split(text, sign)[0]
    return len(first) if len(first) < len(text) else None


def _split(text: str, sign: str) -> list[str]:
    """Divide a text at a sign, where no backslash stands before it."""
    parts, current, place, escaped = [], "", 0, False
    while place < len(text):
        if not escaped and text.startswith(sign, place):
            parts.append(current)
            current, place = "", place + len(sign)
            continue
        escaped = text[place] == "\\" and not escaped
        current += text[place]
        place += 1
    return [*parts, current]
