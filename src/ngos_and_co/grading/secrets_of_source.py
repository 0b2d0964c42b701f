"""What a facilitator's notebooks keep from trainees, and what they show."""

import contextlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ngos_and_co.questions.notebook import question_body
from ngos_and_co.questions.parsing import parse_question, split_hidden
from ngos_and_co.questions.problems import QuestionError

REGION = re.compile(
    r"^[^\n]*BEGIN (HIDDEN TESTS|SOLUTION|MARK SCHEME)[^\n]*\n(.*?)^[^\n]*END \1[^\n]*$\n?",
    re.DOTALL | re.MULTILINE,
)
SHORTEST_SECRET = 8
"""Letters and digits; fewer stand in any text by chance. Shorter keys are caught by a question's form."""
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def only_letters(text: str) -> str:
    """Reduce a text to its letters and digits, so that markup, escapes and line ends hide nothing."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def secrets_in(notebooks: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    """Collect the texts that trainees must not receive.

    Parameters
    ----------
    notebooks : iterable of mapping
        All notebooks of one assignment, as nbformat gives them.

    Returns
    -------
    mapping of str to str
        From a text's letters to the text itself: keys, feedback, explanations, solutions and mark schemes,
        whole and by sentence. What a notebook also says openly is no secret and not among them.
    """
    cells = [cell for notebook in notebooks for cell in notebook["cells"]]
    shown = only_letters("\n".join(_shown_text(cell) for cell in cells))
    candidates = (part for cell in cells for text in _hidden_texts(cell) for part in _parts(text))
    return {
        letters: text
        for text in candidates
        if len(letters := only_letters(text)) >= SHORTEST_SECRET and letters not in shown
    }


def _shown_text(cell: Mapping[str, Any]) -> str:
    text = REGION.sub("", cell["source"])
    return "" if _is_replaced_whole(cell) else text


def _hidden_texts(cell: Mapping[str, Any]) -> Iterator[str]:
    body = question_body(cell["source"]) if cell["cell_type"] == "code" else None
    if body is not None:
        # Not the region's raw lines: names of fields, such as 'feedback:', are no secrets.
        yield from _question_secrets(body)
        return
    for match in REGION.finditer(cell["source"]):
        yield match[2]
    if _is_replaced_whole(cell):
        yield cell["source"]


def _is_replaced_whole(cell: Mapping[str, Any]) -> bool:
    """Tell whether nbgrader puts its stub in the place of this cell's whole text on release."""
    is_solution = cell["metadata"].get("nbgrader", {}).get("solution", False)
    return bool(is_solution) and "BEGIN SOLUTION" not in cell["source"]


def _question_secrets(body: str) -> Iterator[str]:
    try:
        question = parse_question(body)
    except QuestionError:
        # Such a question is refused elsewhere; its hidden lines are secrets all the same.
        with contextlib.suppress(QuestionError):
            yield split_hidden(body)[1] or ""
        return
    yield from question.hidden_texts()


def _parts(text: str) -> Iterator[str]:
    yield text
    for line in text.splitlines():
        yield line
        yield from SENTENCE_END.split(line)
