"""Questions to send through a format and back, and what of them has to come back."""

from typing import Any

from ngos_and_co.exchange_formats import Quiz
from ngos_and_co.questions import Question, parse_question
from ngos_and_co.questions.markdown import block_html, inline_html
from ngos_and_co.questions.notebook import question_body
from tests.course.assignments import NOTEBOOKS
from tests.questions import bodies

EVERY_TYPE = tuple(parse_question(body) for body in bodies.ALL_TYPES)
QUESTIONS = (*EVERY_TYPE, *(each for notebook in NOTEBOOKS for each in notebook.questions()))
QUIZ = Quiz("Sample / one: {all types}", EVERY_TYPE)


def one_quiz(question: Question) -> Quiz:
    """Give a quiz of one question."""
    return Quiz("One", (question,))


def parse_cell(source: str) -> Question:
    """Read a question cell."""
    return parse_question(question_body(source) or "")


def as_seen(question: Question) -> dict[str, Any]:
    """Give what people see of a question and its key, whatever its ids are."""
    lists = ("options", "items", "left")
    return {
        "type": question.type_name,
        "id": question.id,
        "prompt": block_html(question.prompt),
        # Moodle keeps items to order in the right order.
        "lists": [
            (sorted if question.type_name == "ordering" else list)(
                inline_html(text) for text in getattr(question, name).values()
            )
            for name in lists
            if hasattr(question, name)
        ],
        "key": question.key_html(),
        "explanation": block_html(question.explanation or ""),
        "objective": question.objective,
        "source": question.source,
    }


def feedback_of(question: Question) -> list[str]:
    """Give the feedback, in the order of its names."""
    return [
        block_html(question.feedback[name])
        for name in question.feedback_names()
        if name in question.feedback
    ]
