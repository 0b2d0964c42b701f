"""What a notebook's questions are together: enough of them, of many types, and no pattern in their keys."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import fmean

from ngos_and_co.notebooks.checks.content import CourseContent, Notebook
from ngos_and_co.notebooks.tidy import Role
from ngos_and_co.questions import QUESTION_TYPES, Problem, Question
from ngos_and_co.questions.types.multiple import MultipleQuestion
from ngos_and_co.questions.types.single import SingleQuestion

SELF_CHECKS = 4
"""Questions that a lesson or case holds at the least."""
QUIZ_QUESTIONS = 12
QUIZ_TYPES = 5
ENOUGH_TO_COMPARE = 4
"""Questions from which on a pattern of keys is no chance."""
KEYS_TO_OTHERS = 1.3
"""How many times as long as the other options the keys may be on average."""
QUIZ_FOLDER = "/quiz-"

NUMBER_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
STATED_QUESTIONS = re.compile(rf"\b(\d+|{'|'.join(NUMBER_WORDS)}) questions?\b", re.IGNORECASE)
STATED_POINTS = re.compile(rf"\b(\d+(?:\.\d+)?|{'|'.join(NUMBER_WORDS)}) points?\b", re.IGNORECASE)


def balance_problems(content: CourseContent) -> Iterator[Problem]:
    """Yield what is wrong with a notebook's questions taken together."""
    for notebook in content.notebooks:
        if not notebook.is_wholly_read:
            continue  # what cannot be read is reported; what it would have added is not known
        yield from _lesson_problems(notebook)
        if is_quiz(notebook):
            yield from _quiz_problems(notebook)


def is_quiz(notebook: Notebook) -> bool:
    """Tell whether a notebook is a quiz, which must test a module by itself."""
    return notebook.role is Role.ASSIGNMENT and QUIZ_FOLDER in notebook.path


def stated_number(pattern: re.Pattern[str], text: str) -> float | None:
    """Give the first number that a text states, in digits or as a word up to twenty; None if none."""
    match = pattern.search(text)
    if match is None:
        return None
    word = match[1].lower()
    return float(NUMBER_WORDS.index(word) if word in NUMBER_WORDS else word)


def _lesson_problems(notebook: Notebook) -> Iterator[Problem]:
    if notebook.role in (Role.LESSON, Role.CASE) and len(notebook.questions) < SELF_CHECKS:
        yield Problem(
            notebook.path,
            "enough-questions",
            f"It has {len(notebook.questions)} self-checks; {SELF_CHECKS} are the least.",
            "Add one after each idea.",
        )
    if notebook.role is Role.LESSON and not any(
        'ngos-do"' in cell["source"] for cell in notebook.document["cells"]
    ):
        yield Problem(
            notebook.path,
            "exercise-box",
            "It has no box 'do this at your own NGO'.",
            'Add <div class="ngos-box ngos-do">.',
        )


def _quiz_problems(notebook: Notebook) -> Iterator[Problem]:
    questions = [cell.question for cell in notebook.questions]
    types = {question.type_name for question in questions}
    if len(questions) < QUIZ_QUESTIONS or len(types) < min(QUIZ_TYPES, len(QUESTION_TYPES)):
        yield Problem(
            notebook.path,
            "enough-questions",
            f"It has {len(questions)} questions of {len(types)} types; "
            f"{QUIZ_QUESTIONS} of {QUIZ_TYPES} are the least.",
            "Add questions, or change some to another type.",
        )
    yield from _stated_totals(notebook, questions)
    yield from _key_positions(notebook.path, questions)
    yield from _key_lengths(notebook.path, questions)


def _stated_totals(notebook: Notebook, questions: Sequence[Question]) -> Iterator[Problem]:
    """Compare what the quiz's first cell says of itself with what it holds."""
    first = notebook.document["cells"][0]["source"]
    truths = (
        ("questions", STATED_QUESTIONS, float(len(questions))),
        ("points", STATED_POINTS, sum(question.points for question in questions)),
    )
    for what, pattern, true in truths:
        stated = stated_number(pattern, first)
        if stated is None:
            message = f"Its first cell does not say how many {what} it has."
        elif round(stated - true, 2):
            message = f"Its first cell says {stated:g} {what}, and it has {true:g}."
        else:
            continue
        yield Problem(
            notebook.place_of(0), f"stated-{what}", message, f"Write '{true:g} {what}' there."
        )


def _keyed_singles(questions: Sequence[Question]) -> list[SingleQuestion]:
    return [
        each for each in questions if isinstance(each, SingleQuestion) and each.key in each.options
    ]


def _key_positions(path: str, questions: Sequence[Question]) -> Iterator[Problem]:
    singles = [each for each in _keyed_singles(questions) if not getattr(each, "shuffle", False)]
    if len(singles) < ENOUGH_TO_COMPARE:
        return
    positions = Counter(list(each.options).index(str(each.key)) for each in singles)
    position, times = positions.most_common(1)[0]
    if times > len(singles) / 2:
        yield Problem(
            path,
            "key-position",
            f"In {times} of {len(singles)} single questions the key is option {position + 1}.",
            "Put the keys in different places.",
        )


def _key_lengths(path: str, questions: Sequence[Question]) -> Iterator[Problem]:
    singles = _keyed_singles(questions)
    longest = sum(
        len(each.options[str(each.key)])
        > max(len(text) for name, text in each.options.items() if name != each.key)
        for each in singles
    )
    if len(singles) >= ENOUGH_TO_COMPARE and longest > len(singles) / 2:
        yield Problem(
            path,
            "key-length",
            f"In {longest} of {len(singles)} single questions the key is the longest option.",
            "Shorten keys, or lengthen other options.",
        )
        return
    ratios = [ratio for each in questions if (ratio := _length_ratio(each))]
    if len(ratios) >= ENOUGH_TO_COMPARE and fmean(ratios) > KEYS_TO_OTHERS:
        yield Problem(
            path,
            "key-length",
            f"Right options are {fmean(ratios):.1f} times as long as wrong ones, on average over "
            f"{len(ratios)} questions.",
            "Shorten keys, or lengthen other options.",
        )


def _length_ratio(question: Question) -> float | None:
    """Give how many times as long as the wrong options the right ones are; None where none is wrong."""
    if not isinstance(question, SingleQuestion | MultipleQuestion) or question.key is None:
        return None
    options = question.options
    keys = {question.key} if isinstance(question.key, str) else set(question.key)
    right = [len(text) for name, text in options.items() if name in keys]
    wrong = [len(text) for name, text in options.items() if name not in keys]
    return fmean(right) / fmean(wrong) if right and wrong else None
