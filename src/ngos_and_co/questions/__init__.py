"""The question cell: reading it, answering it, scoring it."""

from ngos_and_co.questions.answers import AnswerFile, AnswerFileError, DamagedAnswerFile
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.notebook import QuestionCell, is_question_cell, questions_in
from ngos_and_co.questions.parsing import parse_question, split_hidden
from ngos_and_co.questions.problems import InvalidAnswer, MissingKey, Problem, QuestionError
from ngos_and_co.questions.schema import question_schema
from ngos_and_co.questions.scoring import Outcome, Score, score
from ngos_and_co.questions.types import QUESTION_TYPES

__all__ = [
    "QUESTION_TYPES",
    "AnswerFile",
    "AnswerFileError",
    "DamagedAnswerFile",
    "InvalidAnswer",
    "MissingKey",
    "Outcome",
    "Problem",
    "Question",
    "QuestionCell",
    "QuestionError",
    "Score",
    "is_question_cell",
    "parse_question",
    "question_schema",
    "questions_in",
    "score",
    "split_hidden",
]
