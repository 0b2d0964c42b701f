"""Read the answers that a run handed over: bytes that a trainee's code could choose freely."""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

MOST_ANSWERS = 1000
LONGEST_ID = 200
DEEPEST = 20
"""Lists and objects within one another."""


class UnreadableAnswers(ValueError):  # noqa: N818 (what it says)
    """What was handed over is not a file of answers; the message says why."""


def read_handed_over(content: bytes) -> Mapping[str, Any]:
    """Read the file of answers that a run left.

    Parameters
    ----------
    content : bytes
        Empty if the run left none.

    Returns
    -------
    mapping of str to object
        By question id. Plain JSON: no NaN, no infinity, nothing nested deeper than answers are.

    Raises
    ------
    UnreadableAnswers
        If it is anything else.
    """
    if not content:
        return {}
    try:
        text = content.decode("utf-8")
        document = json.loads(text, parse_constant=_refuse_constant)
        json.dumps(document, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValueError, RecursionError):
        # A half of a character (a lone surrogate) and 1e999 are found by writing it again.
        raise UnreadableAnswers("The answers that the notebook handed over are not JSON.") from None
    answers = document.get("answers") if isinstance(document, dict) else None
    if not isinstance(answers, dict):
        raise UnreadableAnswers("What the notebook handed over is JSON, but no file of answers.")
    if len(answers) > MOST_ANSWERS or any(len(question_id) > LONGEST_ID for question_id in answers):
        raise UnreadableAnswers("The notebook handed over more answers than there are questions.")
    if _is_deeper_than(answers, DEEPEST):
        raise UnreadableAnswers("An answer that the notebook handed over is nested too deeply.")
    return answers


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _is_deeper_than(value: Any, depth: int) -> bool:  # noqa: ANN401
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return depth == 0 or any(_is_deeper_than(item, depth - 1) for item in inner)
