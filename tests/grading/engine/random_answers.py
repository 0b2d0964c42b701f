"""Answers at random: right, wrong, half right, and things that no widget would ever save."""

import json
import random
from collections.abc import Sequence
from typing import Any

from ngos_and_co.grading.known_answers import Kind, known_answer
from ngos_and_co.questions.model import Question

ODD_VALUES: tuple[Any, ...] = (
    True,
    0,
    -1,
    10**30,
    2.5,
    "",
    " ",
    "b",
    "ä" * 300,
    [],
    ["a"],
    ["a", "a"],
    ["a", 1, None],
    {},
    {"a": "b"},
    {"a": {"b": []}},
    [[["a"]]],
)


def random_answers(questions: Sequence[Question], chance: random.Random) -> dict[str, Any]:
    """Answer each question somehow; some not at all."""
    answers = {}
    for question in questions:
        value = (
            chance.choice(ODD_VALUES)
            if chance.random() < 0.3
            else known_answer(question, chance.choice(list(Kind))).value
        )
        if value is not None:
            answers[question.id] = json.loads(json.dumps(value))
    return answers
