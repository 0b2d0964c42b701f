"""Quizzes for other platforms, and questions from them.

Moodle XML and GIFT go both ways, QTI 2.1 goes out. What a format does not carry is said for each question.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ngos_and_co.exchange_formats.from_moodle import import_questions
from ngos_and_co.exchange_formats.gift import read_gift, write_gift
from ngos_and_co.exchange_formats.moodle_question import MoodleQuestion
from ngos_and_co.exchange_formats.moodle_xml import read_moodle_xml, write_moodle_xml
from ngos_and_co.exchange_formats.qti21 import write_qti21
from ngos_and_co.exchange_formats.quiz import (
    ExchangeError,
    ExportedQuiz,
    ImportedQuiz,
    Note,
    Quiz,
    note_lines,
    read_quiz,
)
from ngos_and_co.exchange_formats.to_moodle import moodle_question

__all__ = [
    "EXPORTERS",
    "IMPORTERS",
    "ExchangeError",
    "ExportedQuiz",
    "ImportedQuiz",
    "Note",
    "Quiz",
    "note_lines",
    "read_quiz",
]


def _to_moodle(quiz: Quiz) -> tuple[list[MoodleQuestion], list[Note]]:
    converted = [moodle_question(question) for question in quiz.questions]
    questions = [question for question, _ in converted if question is not None]
    return questions, [note for _, notes in converted for note in notes]


def _export_moodle_xml(quiz: Quiz) -> ExportedQuiz:
    questions, notes = _to_moodle(quiz)
    return ExportedQuiz(write_moodle_xml(questions, quiz.title), tuple(notes))


def _export_gift(quiz: Quiz) -> ExportedQuiz:
    questions, notes = _to_moodle(quiz)
    content, more = write_gift(questions, quiz.title)
    return ExportedQuiz(content, (*notes, *more))


def _import_with(
    read: Callable[[bytes], tuple[list[MoodleQuestion], list[Note]]],
) -> Callable[[bytes], ImportedQuiz]:
    def import_quiz(content: bytes) -> ImportedQuiz:
        questions, notes = read(content)
        imported = import_questions(questions)
        return ImportedQuiz(imported.cells, (*notes, *imported.notes))

    return import_quiz


EXPORTERS: Mapping[str, Callable[[Quiz], ExportedQuiz]] = MappingProxyType(
    {"moodle": _export_moodle_xml, "gift": _export_gift, "qti21": write_qti21}
)
IMPORTERS: Mapping[str, Callable[[bytes], ImportedQuiz]] = MappingProxyType(
    {"moodle": _import_with(read_moodle_xml), "gift": _import_with(read_gift)}
)
