"""From the text of a ``%%question`` cell to a question, or to all that is wrong with it."""

import difflib
import functools
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import Problem, QuestionError, excerpt
from ngos_and_co.questions.reading import FieldError
from ngos_and_co.questions.types import QUESTION_TYPES
from ngos_and_co.questions.yaml_document import YamlError, load_mapping

HIDDEN_BEGIN = "### BEGIN HIDDEN TESTS"
HIDDEN_END = "### END HIDDEN TESTS"
TYPE_FIELD = "type"
PARSED_QUESTIONS = 512
"""Questions that are kept as they were read: grading reads each again for every submission."""
SHORT_REFERENCE = "See 'Add a question' in CONTRIBUTING.md."


def split_hidden(body: str, place: str = "") -> tuple[str, str | None]:
    """Divide a cell's body into what everybody sees and what nbgrader strips on release.

    Parameters
    ----------
    body : str
        The cell's text after its ``%%question`` line.
    place : str
        File and cell, for the message.

    Returns
    -------
    visible : str
    hidden : str or None
        None if there are no hidden-test lines. Both keep their line numbers: the lines of the other part
        are blank.

    Raises
    ------
    QuestionError
        If the two lines are not there as a pair, or nearly but not exactly as nbgrader knows them.
    """
    lines = body.splitlines()
    marks = [
        (number, line.strip())
        for number, line in enumerate(lines)
        if "HIDDEN TEST" in line.upper() and line.lstrip().startswith("#")
    ]
    if not marks:
        return body, None
    if [text for _, text in marks] != [HIDDEN_BEGIN, HIDDEN_END]:
        raise QuestionError(
            [
                Problem(
                    place,
                    "hidden-lines",
                    "The lines that hide the answer key are not one pair.",
                    f"Write '{HIDDEN_BEGIN}' once before the key and '{HIDDEN_END}' once after it.",
                )
            ]
        )
    begin, end = (number for number, _ in marks)
    visible = [line if not begin <= number <= end else "" for number, line in enumerate(lines)]
    hidden = [line if begin < number < end else "" for number, line in enumerate(lines)]
    return "\n".join(visible), "\n".join(hidden)


def parse_question(body: str, place: str = "") -> Question:
    """Read the body of a ``%%question`` cell.

    Parameters
    ----------
    body : str
        The cell's text after its ``%%question`` line: one YAML document, with or without the hidden part.
    place : str
        File and cell, for the messages.

    Returns
    -------
    Question
        Of the class that its ``type`` names.

    Raises
    ------
    QuestionError
        With every problem found.
    """
    try:
        return _parse(body)
    except QuestionError as error:
        raise QuestionError(attrs.evolve(each, place=place) for each in error.problems) from None


@functools.lru_cache(maxsize=PARSED_QUESTIONS)
def _parse(body: str) -> Question:
    visible_text, hidden_text = split_hidden(body)
    visible = _load(visible_text)
    hidden = _load(hidden_text or "")
    question_type = _find_type(visible)
    reading = _FieldReading(question_type, visible, hidden, hidden_text is not None)
    problems = list(reading.misplaced_and_unknown())
    values = dict(reading.read_into(problems))
    if problems:
        raise QuestionError(problems)
    question = question_type(**values)
    if problems := [
        Problem("", "fields-fit", error.message, error.mend, name)
        for name, error in question.fitting_problems()
    ]:
        raise QuestionError(problems)
    return question


def forget_parsed() -> None:
    """Forget the questions that were kept, for measuring."""
    _parse.cache_clear()


def _load(text: str) -> dict[Any, Any]:
    try:
        return load_mapping(text)
    except YamlError as error:
        raise QuestionError(
            [
                Problem(
                    "",
                    "yaml",
                    f"The cell is not YAML that can be read. {error.message}",
                    error.mend,
                )
            ]
        ) from None


def _find_type(visible: Mapping[Any, Any]) -> type[Question]:
    name = visible.get(TYPE_FIELD)
    if isinstance(name, str) and name in QUESTION_TYPES:
        return QUESTION_TYPES[name]
    known = ", ".join(QUESTION_TYPES)
    message = "There is no type." if name is None else f"There is no type {excerpt(name)}."
    raise QuestionError([Problem("", "type", message, f"Use one of {known}.", TYPE_FIELD)])


@attrs.frozen
class _FieldReading:
    """The fields of one cell, set against those that its type declares."""

    question_type: type[Question]
    visible: Mapping[Any, Any]
    hidden: Mapping[Any, Any]
    has_hidden_part: bool

    def misplaced_and_unknown(self) -> Iterator[Problem]:
        """Yield a problem for each field that the type does not have, or has in the other part."""
        declared = {each.name: each.metadata["hidden"] for each in attrs.fields(self.question_type)}
        for part, part_is_hidden in ((self.visible, False), (self.hidden, True)):
            for name in part:
                if name == TYPE_FIELD and not part_is_hidden:
                    continue
                if name not in declared:
                    yield self._unknown(str(name), list(declared))
                elif declared[name] and not part_is_hidden:
                    yield Problem(
                        "",
                        "field-hidden",
                        "It would be given to trainees: it stands outside the hidden lines.",
                        f"Move it between '{HIDDEN_BEGIN}' and '{HIDDEN_END}'.",
                        name,
                    )
                elif part_is_hidden and not declared[name]:
                    yield Problem(
                        "",
                        "field-visible",
                        "It would be stripped on release: it stands between the hidden lines.",
                        f"Move it before '{HIDDEN_BEGIN}'.",
                        name,
                    )

    def _unknown(self, name: str, declared: list[str]) -> Problem:
        near = difflib.get_close_matches(name, declared, n=1)
        mend = f"Did you mean {near[0]!r}?" if near else f"Leave it out. {SHORT_REFERENCE}"
        message = f"A question of type {self.question_type.type_name} has no such field."
        return Problem("", "field-unknown", message, mend, name)

    def read_into(self, problems: list[Problem]) -> Iterator[tuple[str, Any]]:
        """Yield each field's value as the model takes it; what cannot be read goes to `problems`."""
        for declared in attrs.fields(self.question_type):
            part = self.hidden if declared.metadata["hidden"] else self.visible
            if declared.name not in part:
                needed = declared.default is attrs.NOTHING or (
                    declared.name == "key" and self.has_hidden_part
                )
                misplaced = declared.name in self.visible or declared.name in self.hidden
                if needed and not misplaced:
                    problems.append(
                        Problem("", "field-missing", "It is missing.", "Add it.", declared.name)
                    )
                continue
            try:
                yield declared.name, declared.metadata["read"](part[declared.name])
            except FieldError as error:
                problems.append(
                    Problem("", "field-value", error.message, error.mend, declared.name)
                )
