"""Trainees who do not exist, and of whom it is known what they hand in."""

import json
import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.grading.known_answers import Kind, known_answer
from ngos_and_co.questions.answers import ANSWERS_FILE_NAME, AnswerFile
from ngos_and_co.questions.model import Question

MIXED = (Kind.RIGHT, Kind.RIGHT, Kind.PARTLY, Kind.WRONG, Kind.UNANSWERED)
DAMAGED_FILE = '{"version": 1, "answers": {"q'
"""As a full disk leaves it."""


@attrs.frozen
class SimulatedTrainee:
    """One trainee, what is handed in, and what it is worth.

    Attributes
    ----------
    id : str
    story : str
        In a few words.
    submissions : tuple of mapping of str to object, or None
        The answers by question id, for each time that the trainee hands in; None is a damaged file,
        an empty mapping no file.
    expected : mapping of str to Fraction
        Points by question id, for the last submission.
    """

    id: str
    story: str
    submissions: tuple[Mapping[str, Any] | None, ...]
    expected: Mapping[str, Fraction]


def make_trainees(
    questions: Sequence[Question], count: int, seed: int
) -> tuple[SimulatedTrainee, ...]:
    """Make trainees of every sort, and then as many mixed ones as are wanted.

    Parameters
    ----------
    questions : sequence of Question
        With their keys.
    count : int
        At least 1; the sorts come in a fixed order, so fewer trainees are fewer sorts.
    seed : int
        For those who answer some right, some wrong and some not at all.
    """
    makers = (
        _same("all right", Kind.RIGHT),
        _mixed,
        _damaged,
        _same("no file of answers", Kind.UNANSWERED),
        _same("all wrong", Kind.WRONG),
        _same("partly right where that can be", Kind.PARTLY),
        _twice,
        _same("answers of an impossible form", Kind.IMPOSSIBLE),
    )
    chance = random.Random(seed)  # noqa: S311 (a simulation)
    width = max(2, len(str(count)))
    return tuple(
        (makers[number] if number < len(makers) else _mixed)(
            f"trainee-{number + 1:0{width}}", questions, chance
        )
        for number in range(count)
    )


def write_answers(folder: Path, answers: Mapping[str, Any] | None) -> None:
    """Leave in a trainee's folder what the question cells would have left there."""
    path = folder / ANSWERS_FILE_NAME
    if answers is None:
        path.write_text(DAMAGED_FILE, encoding="utf-8")
        return
    file = AnswerFile(path)
    for question_id, value in answers.items():
        file.save(question_id, value)


def _make(
    trainee_id: str, story: str, questions: Sequence[Question], kinds: Sequence[Kind]
) -> SimulatedTrainee:
    made = {
        question.id: known_answer(question, kind)
        for question, kind in zip(questions, kinds, strict=True)
    }
    answers = {name: each.value for name, each in made.items() if each.value is not None}
    points = {question.id: Fraction(str(question.points)) for question in questions}
    expected = {name: each.share * points[name] for name, each in made.items()}
    return SimulatedTrainee(trainee_id, story, (json.loads(json.dumps(answers)),), expected)


def _same(story: str, kind: Kind) -> Any:  # noqa: ANN401
    def make(
        trainee_id: str, questions: Sequence[Question], chance: random.Random
    ) -> SimulatedTrainee:
        del chance
        return _make(trainee_id, story, questions, [kind] * len(questions))

    return make


def _mixed(
    trainee_id: str, questions: Sequence[Question], chance: random.Random
) -> SimulatedTrainee:
    return _make(trainee_id, "mixed", questions, [chance.choice(MIXED) for _ in questions])


def _damaged(
    trainee_id: str, questions: Sequence[Question], chance: random.Random
) -> SimulatedTrainee:
    del chance
    nothing = _make(trainee_id, "file of answers damaged", questions, [Kind.WRONG] * len(questions))
    return attrs.evolve(nothing, submissions=(None,))


def _twice(
    trainee_id: str, questions: Sequence[Question], chance: random.Random
) -> SimulatedTrainee:
    del chance
    first = _make(trainee_id, "", questions, [Kind.WRONG] * len(questions))
    later = _make(trainee_id, "handed in twice", questions, [Kind.RIGHT] * len(questions))
    return attrs.evolve(later, submissions=first.submissions + later.submissions)
