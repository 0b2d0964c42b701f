"""From our questions to Moodle's, with a note on everything that Moodle has no place for."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ngos_and_co.exchange_formats.moodle_cloze import ClozeGap, write_gap
from ngos_and_co.exchange_formats.moodle_question import (
    ANYTHING,
    Kind,
    MoodleAnswer,
    MoodlePair,
    MoodleQuestion,
    nearest_grade,
)
from ngos_and_co.exchange_formats.quiz import Note
from ngos_and_co.questions import Question
from ngos_and_co.questions.folding import fold
from ngos_and_co.questions.markdown import block_html, inline_html, plain_text
from ngos_and_co.questions.policies import ALL_OR_NOTHING, PAIRS_IN_ORDER, PER_OPTION
from ngos_and_co.questions.types.assigning import AssigningQuestion
from ngos_and_co.questions.types.cloze import GAP as OUR_GAP
from ngos_and_co.questions.types.cloze import ClozeQuestion
from ngos_and_co.questions.types.multiple import MultipleQuestion
from ngos_and_co.questions.types.numeric import NumericQuestion
from ngos_and_co.questions.types.ordering import OrderingQuestion
from ngos_and_co.questions.types.short import ShortQuestion
from ngos_and_co.questions.types.single import SingleQuestion
from ngos_and_co.questions.types.true_false import TrueFalseQuestion

OBJECTIVE_TAG = "objective:"
SOURCE_TAG = "source:"
WILDCARD = "*"
LONGEST_NAME = 60
"""Characters of the prompt that name a question in Moodle's question bank."""

Notes = list[str]
Fields = Mapping[str, Any]


def moodle_question(question: Question) -> tuple[MoodleQuestion | None, tuple[Note, ...]]:
    """Turn a question into Moodle's.

    Parameters
    ----------
    question : Question
        With its key.

    Returns
    -------
    question : MoodleQuestion or None
        None if Moodle has nothing like it; a note then says so.
    notes : tuple of Note
    """
    notes: Notes = []
    convert = next((each for kind, each in CONVERTERS if isinstance(question, kind)), None)
    if convert is None:
        message = f"left out: Moodle has no questions of type {question.type_name}"
        return None, (Note(question.id, message),)
    own = convert(question, notes)
    common = {
        "name": _name(question),
        "text": block_html(question.prompt),
        "id_number": question.id,
        "points": question.points,
        "explanation": block_html(question.explanation) if question.explanation else "",
        "shuffle": question.shuffle,
        "hints": tuple(block_html(hint.text) for hint in question.hints),
        "tags": tuple(_tags(question)),
    }
    notes += _common_losses(question)
    return MoodleQuestion(**{**common, **own}), tuple(Note(question.id, each) for each in notes)


def _name(question: Question) -> str:
    asks = plain_text(question.prompt.strip().rsplit("\n\n", 1)[-1])
    return asks if len(asks) <= LONGEST_NAME else f"{asks[: LONGEST_NAME - 1].rstrip()}…"


def _tags(question: Question) -> Iterator[str]:
    if question.objective:
        yield f"{OBJECTIVE_TAG}{question.objective}"
    for key in question.source:
        yield f"{SOURCE_TAG}{key}"


def _common_losses(question: Question) -> Iterator[str]:
    if question.source:
        yield "its sources are kept as tags; Moodle does not show them to trainees"
    if any(hint.cost for hint in question.hints):
        yield "its hints cost nothing in Moodle; set the penalty there"
    if question.attempts is not None:
        yield "the number of attempts is set for a whole quiz in Moodle"
    if question.confidence:
        yield "Moodle asks for confidence by a setting of the quiz (certainty-based marking)"


def _feedback(question: Question, name: str) -> str:
    text = question.feedback.get(name)
    return block_html(text) if text else ""


def _single(question: SingleQuestion, notes: Notes) -> Fields:
    del notes
    answers = [
        MoodleAnswer(inline_html(text), float(name == question.key), _feedback(question, name))
        for name, text in question.options.items()
    ]
    return {"kind": Kind.CHOICE, "answers": tuple(answers)}


def _multiple(question: MultipleQuestion, notes: Notes) -> Fields:
    key = question.key or ()
    share = nearest_grade(1 / len(key))
    if abs(share - 1 / len(key)) > 1e-5:
        notes.append(f"Moodle has no share of 1/{len(key)}; each right option earns {share:g}")
    if question.policy in (ALL_OR_NOTHING, PER_OPTION):
        notes.append(f"the policy {question.policy} becomes right-minus-wrong, which Moodle has")
    answers = [
        MoodleAnswer(inline_html(text), share if name in key else -share, _feedback(question, name))
        for name, text in question.options.items()
    ]
    return {"kind": Kind.CHOICE, "answers": tuple(answers), "single": False}


def _true_false(question: TrueFalseQuestion, notes: Notes) -> Fields:
    del notes
    answers = [
        MoodleAnswer(name, float((name == "true") is question.key), _feedback(question, name))
        for name in ("true", "false")
    ]
    return {"kind": Kind.TRUE_FALSE, "answers": tuple(answers)}


def _numeric(question: NumericQuestion, notes: Notes) -> Fields:
    def within(value: float) -> float:
        size = question.tolerance.size
        return abs(value) * size if question.tolerance.relative else size

    key = float(question.key or 0.0)
    if question.tolerance.relative:
        percent = f"{question.tolerance.size * 100:g}%"
        notes.append(
            f"the tolerance of {percent} becomes {within(key):g}: Moodle has no percentage"
        )
    answers = [MoodleAnswer(repr(key), 1.0, _feedback(question, "right"), within(key))]
    answers += [
        MoodleAnswer(
            repr(float(each.answer)),
            _share(each.share, notes),
            block_html(each.feedback),
            within(each.answer),
        )
        for each in question.wrong
    ]
    return {
        "kind": Kind.NUMERIC,
        "answers": (*answers, *_any_other(question)),
        "unit": question.unit or "",
    }


def _short(question: ShortQuestion, notes: Notes) -> Fields:
    right = _feedback(question, "right")
    answers = [MoodleAnswer(form, 1.0, right) for form in question.key or ()]
    for each in question.wrong:
        share = _share(each.share, notes)
        answers += [MoodleAnswer(form, share, block_html(each.feedback)) for form in each.answer]
    _note_folding(answers, notes)
    return {"kind": Kind.SHORT, "answers": (*answers, *_any_other(question))}


def _any_other(question: Question) -> Iterator[MoodleAnswer]:
    if wrong := _feedback(question, "wrong"):
        yield MoodleAnswer(ANYTHING, 0.0, wrong)


def _share(share: float, notes: Notes) -> float:
    nearest = nearest_grade(share)
    if abs(nearest - share) > 1e-5:
        notes.append(f"Moodle has no share of {share:g}; {nearest:g} is the nearest")
    return nearest


def _note_folding(answers: list[MoodleAnswer], notes: Notes) -> None:
    if any(fold(each.text) != each.text.casefold() for each in answers):
        notes.append("accents count in Moodle: add the forms without them, where they are to pass")
    if any(WILDCARD in each.text for each in answers):
        notes.append("an asterisk in a form is written for Moodle with a backslash, as it must be")


def _assigning(question: AssigningQuestion, notes: Notes) -> Fields:
    key: Mapping[str, str] = question.key or {}
    if question.policy == ALL_OR_NOTHING:
        notes.append("the policy all-or-nothing becomes the share of right pairs")
    if question.feedback:
        notes.append(f"feedback on single parts is left out ({', '.join(question.feedback)})")
    if any(plain_text(text) != text for text in question.choices.values()):
        notes.append("what there is to choose is plain text in Moodle; bold and links are left out")
    pairs = [
        MoodlePair(inline_html(text), plain_text(question.choices[key[part]]))
        for part, text in question.parts.items()
    ]
    extra = [text for name, text in question.choices.items() if name not in set(key.values())]
    pairs += [MoodlePair("", plain_text(text)) for text in extra]
    return {"kind": Kind.MATCHING, "pairs": tuple(pairs)}


def _ordering(question: OrderingQuestion, notes: Notes) -> Fields:
    notes.append("questions of type ordering need Moodle 4.4, or its plugin 'ordering'")
    answers = [
        MoodleAnswer(inline_html(question.items[name]), float(place))
        for place, name in enumerate(question.key or (), start=1)
    ]
    return {
        "kind": Kind.ORDERING,
        "answers": tuple(answers),
        "in_pairs": question.policy == PAIRS_IN_ORDER,
        "right": _feedback(question, "right"),
        "wrong": _feedback(question, "wrong"),
    }


def _cloze(question: ClozeQuestion, notes: Notes) -> Fields:
    if question.policy == ALL_OR_NOTHING:
        notes.append("the policy all-or-nothing becomes the share of right gaps")
    gaps = {name: _cloze_gap(question, name, notes) for name in question.gaps}
    # Private letters stand for the gaps, so that Markdown leaves them alone.
    letters = {name: chr(0xE000 + number) for number, name in enumerate(gaps)}
    marked = OUR_GAP.sub(lambda match: letters.get(match[1], match[0]), question.text)
    text = block_html(marked)
    for name, letter in letters.items():
        text = text.replace(letter, write_gap(gaps[name]))
    if question.shuffle:
        notes.append("Moodle shuffles the menus of gaps by another notation; they stay as written")
    return {"kind": Kind.CLOZE, "text": f"{block_html(question.prompt)}\n{text}"}


def _cloze_gap(question: ClozeQuestion, name: str, notes: Notes) -> ClozeGap:
    told = _feedback(question, name)
    forms = (question.key or {})[name]
    foreseen = [each for each in question.wrong if each.answer[0] == name]
    wrong = {
        fold(form): MoodleAnswer(form, _share(each.share, notes), block_html(each.feedback))
        for each in foreseen
        for form in each.answer[1]
    }
    choices = question.gaps[name]
    if choices is None:
        answers = [MoodleAnswer(form, 1.0, told) for form in forms]
        answers += wrong.values()
        _note_folding(answers, notes)
        if told:
            answers.append(MoodleAnswer(ANYTHING, 0.0, told))
        return ClozeGap(is_menu=False, answers=tuple(answers))
    right = {fold(form) for form in forms}
    return ClozeGap(
        is_menu=True,
        answers=tuple(
            MoodleAnswer(text, 1.0, told)
            if fold(text) in right
            else wrong.get(fold(text), MoodleAnswer(text, 0.0, told))
            for text in choices
        ),
    )


Converter = Callable[[Any, Notes], Fields]
CONVERTERS: tuple[tuple[type[Question], Converter], ...] = (
    (SingleQuestion, _single),
    (MultipleQuestion, _multiple),
    (TrueFalseQuestion, _true_false),
    (NumericQuestion, _numeric),
    (ShortQuestion, _short),
    (AssigningQuestion, _assigning),
    (OrderingQuestion, _ordering),
    (ClozeQuestion, _cloze),
)
