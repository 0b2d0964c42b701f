"""From Moodle's questions to the source of our question cells, with a note on all that is not taken over."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from string import ascii_lowercase
from typing import Any

import attrs

from ngos_and_co.exchange_formats.cell_source import cell_source
from ngos_and_co.exchange_formats.markdown_from_html import has_pictures, markdown_from_html
from ngos_and_co.exchange_formats.moodle_cloze import GAP, ClozeGap, read_gap
from ngos_and_co.exchange_formats.moodle_question import (
    ANYTHING,
    Kind,
    MoodleAnswer,
    MoodleQuestion,
    nearest_grade,
)
from ngos_and_co.exchange_formats.quiz import ImportedQuiz, Note
from ngos_and_co.exchange_formats.to_moodle import OBJECTIVE_TAG, SOURCE_TAG
from ngos_and_co.questions import QuestionError, parse_question
from ngos_and_co.questions.notebook import question_body
from ngos_and_co.questions.reading import IDENTIFIER
from ngos_and_co.questions.types.cloze import GAP as OUR_GAP

Fields = dict[str, Any]
Notes = list[str]
FILL_IN = "Fill in the gaps."
SAME_SHARE = 1e-4


@attrs.define
class _Draft:
    """The fields of a question cell while they are collected."""

    visible: Fields
    hidden: Fields
    notes: Notes


class _NotOurs(ValueError):  # noqa: N818 (it is no mistake of the file)
    """A question has a form that ours cannot have; the message says which."""


def import_questions(questions: Sequence[MoodleQuestion]) -> ImportedQuiz:
    """Turn Moodle's questions into question cells.

    Parameters
    ----------
    questions : sequence of MoodleQuestion

    Returns
    -------
    ImportedQuiz
        Each cell can be read, and its id is used once.
    """
    cells: list[str] = []
    notes: list[Note] = []
    taken: set[str] = set()
    for question in questions:
        name = question.id_number or question.name
        try:
            draft = _draft(question, taken)
            source = cell_source(draft.visible, draft.hidden)
            parse_question(question_body(source) or "")
        except _NotOurs as error:
            notes.append(Note(name, f"left out: {error}"))
        except QuestionError as error:
            reasons = " ".join(f"{problem.field}: {problem.message}" for problem in error.problems)
            notes.append(Note(name, f"left out: {reasons}"))
        else:
            cells.append(source)
            taken.add(draft.visible["id"])
            notes += [Note(draft.visible["id"], each) for each in draft.notes]
    return ImportedQuiz(tuple(cells), tuple(notes))


def _draft(question: MoodleQuestion, taken: set[str]) -> _Draft:
    draft = _Draft({}, {}, [])
    draft.visible["id"] = _identifier(question, taken)
    draft.visible["type"] = ""  # each converter says it; here for its place
    draft.visible["points"] = _points(question.points, draft.notes)
    draft.visible["prompt"] = markdown_from_html(question.text)
    for tag in question.tags:
        if tag.startswith(OBJECTIVE_TAG):
            draft.visible["objective"] = tag.removeprefix(OBJECTIVE_TAG)
    if question.shuffle:
        draft.visible["shuffle"] = True
    CONVERTERS[question.kind](question, draft)
    if hints := [text for each in question.hints if (text := markdown_from_html(each))]:
        draft.visible["hints"] = hints
    if explanation := markdown_from_html(question.explanation):
        draft.hidden["explanation"] = explanation
    if sources := [tag for tag in question.tags if tag.startswith(SOURCE_TAG)]:
        draft.hidden["source"] = [tag.removeprefix(SOURCE_TAG) for tag in sources]
    if any(has_pictures(text) for text in _texts(question)):
        draft.notes.append("its pictures and media are left out: say in words what they show")
    return draft


def _identifier(question: MoodleQuestion, taken: set[str]) -> str:
    wanted = question.id_number
    if not IDENTIFIER.fullmatch(wanted):
        folded = unicodedata.normalize("NFKD", wanted or question.name).casefold()
        words = re.findall(r"[a-z0-9]+", folded.encode("ascii", "ignore").decode())
        wanted = "-".join(words)[:40].strip("-")
        wanted = wanted if wanted[:1].isalpha() else f"q-{wanted}".rstrip("-")
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _points(points: float, notes: Notes) -> float:
    rounded = round(points, 2)
    if not 0 < rounded <= 100:
        notes.append(f"its {points:g} points become 1")
        return 1
    return int(rounded) if rounded == int(rounded) else rounded


def _texts(question: MoodleQuestion) -> Iterator[str]:
    yield question.text
    yield question.explanation
    for answer in question.answers:
        yield answer.text
        yield answer.feedback


def _named(texts: Sequence[str]) -> dict[str, str]:
    """Give texts ids: a, b, c; behind z, a1, b1."""
    letters = ascii_lowercase
    return {
        f"{letters[number % 26]}{number // 26 or ''}": text for number, text in enumerate(texts)
    }


def _choice(question: MoodleQuestion, draft: _Draft) -> None:
    options = _named([markdown_from_html(each.text) for each in question.answers])
    by_name = dict(zip(options, question.answers, strict=True))
    draft.visible["options"] = options
    right = [name for name, each in by_name.items() if each.share > 0]
    if question.single:
        right = [name for name, each in by_name.items() if each.share == 1]
        if len(right) != 1:
            raise _NotOurs("not just one of its options earns all points")
        if any(0 < each.share < 1 for each in question.answers):
            draft.notes.append("options that earned a part of the points earn nothing")
        draft.visible["type"] = "single"
        draft.hidden["key"] = right[0]
    else:
        if not right:
            raise _NotOurs("none of its options earns points")
        share = nearest_grade(1 / len(right))
        if any(
            abs(each.share - (share if name in right else -share)) > SAME_SHARE
            for name, each in by_name.items()
        ):
            draft.notes.append("its shares become right-minus-wrong: each pick counts the same")
        draft.visible["type"] = "multiple"
        draft.hidden["key"] = right
    _feedback(draft, {name: each.feedback for name, each in by_name.items()})


def _true_false(question: MoodleQuestion, draft: _Draft) -> None:
    by_name = {each.text.lower(): each for each in question.answers}
    if set(by_name) != {"true", "false"}:
        raise _NotOurs("its answers are not true and false")
    draft.visible["type"] = "true-false"
    draft.hidden["key"] = by_name["true"].share == 1
    _feedback(draft, {name: by_name[name].feedback for name in ("true", "false")})


def _numeric(question: MoodleQuestion, draft: _Draft) -> None:
    numbers = [each for each in question.answers if each.text != ANYTHING]
    right = [each for each in numbers if each.share == 1]
    if not right:
        raise _NotOurs("no number earns all points")
    draft.visible["type"] = "numeric"
    if question.unit:
        draft.visible["unit"] = question.unit
    draft.hidden["key"] = _number(right[0].text)
    if right[0].tolerance:
        draft.hidden["tolerance"] = right[0].tolerance
    if len(right) > 1:
        draft.notes.append("only the first of its right numbers is taken over")
    others = [each for each in numbers if each.share < 1]
    if any(each.tolerance != right[0].tolerance for each in others):
        draft.notes.append("its wrong numbers get the tolerance of the right one")
    _foreseen(draft, [(_number(each.text), each) for each in others])
    _right_and_wrong(question, right[0], draft)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise _NotOurs(f"{text!r} is not a number") from None
    return int(number) if number == int(number) and abs(number) < 1e15 else number


def _short(question: MoodleQuestion, draft: _Draft) -> None:
    forms = [each for each in question.answers if each.text != ANYTHING]
    right = [each for each in forms if each.share == 1]
    if not right:
        raise _NotOurs("no answer earns all points")
    draft.visible["type"] = "short"
    draft.hidden["key"] = list(dict.fromkeys(each.text for each in right))
    _foreseen(draft, [(each.text, each) for each in forms if each.share < 1])
    _right_and_wrong(question, right[0], draft)


def _right_and_wrong(question: MoodleQuestion, right: MoodleAnswer, draft: _Draft) -> None:
    other = next((each for each in question.answers if each.text == ANYTHING), None)
    _feedback(draft, {"right": right.feedback, "wrong": other.feedback if other else ""})


def _foreseen(draft: _Draft, answers: Sequence[tuple[Any, MoodleAnswer]]) -> None:
    wrong = []
    for value, each in answers:
        told = markdown_from_html(each.feedback)
        if not told:
            draft.notes.append(f"the wrong answer {value!r} says nothing, and is left out")
            continue
        entry: Fields = {"answer": value, "feedback": told}
        if each.share > 0:
            entry["share"] = round(each.share, 7)
        wrong.append(entry)
    if wrong:
        draft.hidden["wrong"] = wrong


def _matching(question: MoodleQuestion, draft: _Draft) -> None:
    pairs = [(markdown_from_html(pair.left), pair.right) for pair in question.pairs]
    parts = _named([left for left, _ in pairs if left])
    texts = list(dict.fromkeys(right for _, right in pairs if right))
    choices = _named([markdown_from_html(_as_html(text)) for text in texts])
    by_text = dict(zip(texts, choices, strict=True))
    rights = [right for left, right in pairs if left]
    key = {name: by_text[right] for name, right in zip(parts, rights, strict=True) if right}
    is_matching = len(set(key.values())) == len(key)
    draft.visible["type"] = "matching" if is_matching else "categorise"
    draft.visible["left" if is_matching else "items"] = parts
    draft.visible["right" if is_matching else "categories"] = choices
    draft.hidden["key"] = key


def _as_html(text: str) -> str:
    from html import escape

    return escape(text, quote=False)


def _ordering(question: MoodleQuestion, draft: _Draft) -> None:
    in_order = sorted(question.answers, key=lambda each: each.share)
    items = _named([markdown_from_html(each.text) for each in in_order])
    draft.visible["type"] = "ordering"
    draft.visible["shuffle"] = True  # Moodle always does, and here they stand in the right order
    draft.visible["items"] = items
    if not question.in_pairs:
        draft.visible["policy"] = "all-or-nothing"
    draft.hidden["key"] = list(items)
    _feedback(draft, {"right": question.right, "wrong": question.wrong})


def _cloze(question: MoodleQuestion, draft: _Draft) -> None:
    gaps: dict[str, ClozeGap] = {}

    def take(match: re.Match[str]) -> str:
        gap = read_gap(match[2], match[3])
        if gap is None:
            raise _NotOurs(f"it has a gap of Moodle's type {match[2]}")
        if match[1] not in {"", "1"}:
            draft.notes.append(f"a gap counted {match[1]} times; here each counts the same")
        name = f"gap-{len(gaps) + 1}"
        gaps[name] = gap
        return chr(0xE000 + len(gaps) - 1)

    text = markdown_from_html(GAP.sub(take, question.text))
    # What looks like a gap of ours, and is none, gets other brackets.
    blocks = OUR_GAP.sub(r"(\1)", text).split("\n\n")
    first = next((n for n, each in enumerate(blocks) if re.search("[\ue000-\uf8ff]", each)), None)
    if first is None:
        raise _NotOurs("it has no gaps")
    draft.visible["type"] = "cloze"
    draft.visible["prompt"] = "\n\n".join(blocks[:first]) or FILL_IN
    filled = "\n\n".join(blocks[first:])
    for number, name in enumerate(gaps):
        filled = filled.replace(chr(0xE000 + number), f"{{{name}}}")
    draft.visible["text"] = filled
    draft.visible["gaps"] = {
        name: [each.text for each in gap.answers] if gap.is_menu else None
        for name, gap in gaps.items()
    }
    draft.hidden["key"] = {
        name: [each.text for each in gap.answers if each.share == 1] for name, gap in gaps.items()
    }
    _feedback(draft, {name: _gap_feedback(gap) for name, gap in gaps.items()})
    _foreseen(
        draft,
        [
            ({name: each.text}, each)
            for name, gap in gaps.items()
            for each in gap.answers
            if each.share < 1
            and each.text != ANYTHING
            and each.feedback not in {"", _gap_feedback(gap)}
        ],
    )


def _gap_feedback(gap: ClozeGap) -> str:
    return next((each.feedback for each in gap.answers if each.share == 1), "")


def _feedback(draft: _Draft, texts: dict[str, str]) -> None:
    told = {name: text for name, each in texts.items() if (text := markdown_from_html(each))}
    if told:
        draft.hidden["feedback"] = told


CONVERTERS: dict[Kind, Callable[[MoodleQuestion, _Draft], None]] = {
    Kind.CHOICE: _choice,
    Kind.TRUE_FALSE: _true_false,
    Kind.NUMERIC: _numeric,
    Kind.SHORT: _short,
    Kind.MATCHING: _matching,
    Kind.ORDERING: _ordering,
    Kind.CLOZE: _cloze,
}
