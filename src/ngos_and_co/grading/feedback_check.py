"""What a page of feedback must not have: the raw key, or anything that is loaded from elsewhere."""

import html
import re
from collections.abc import Mapping
from typing import Any

from ngos_and_co.questions.notebook import question_body
from ngos_and_co.questions.parsing import split_hidden
from ngos_and_co.questions.problems import Problem

LOADED = re.compile(
    r"""<(?:script|link|iframe|embed|object|img|source|video|audio)\b[^>]*?\b(?:src|href|data|srcset)\s*=\s*"""
    r"""["']?\s*(?:https?:)?//[^\s"'>]+|url\(\s*["']?\s*(?:https?:)?//[^\s"')]+""",
    re.IGNORECASE,
)
TAG = re.compile(r"<[^<>]*>")


def feedback_problems(page: str, place: str, source: Mapping[str, Any]) -> list[Problem]:
    """Find what a page of feedback must not have.

    Parameters
    ----------
    page : str
        HTML.
    place : str
        For messages.
    source : mapping
        The facilitator's notebook, as nbformat gives it.

    Returns
    -------
    list of Problem
        Raw text of a question's hidden part, or something that a browser would load from elsewhere.
    """
    problems = [
        Problem(
            place,
            "foreign-host",
            f"Opening it would load {match[0]!r}.",
            "Take it out of the template or the notebook.",
        )
        for match in LOADED.finditer(page)
    ]
    lines = {line.strip() for line in html.unescape(TAG.sub("", page)).splitlines()}
    shown = sorted(lines & hidden_lines(source))
    if "HIDDEN TESTS" in page or "MARK SCHEME" in page or shown:
        what = f"the line {shown[0]!r}" if shown else "lines that hide the key"
        problems.append(
            Problem(
                place,
                "raw-key",
                f"It shows {what} of the source.",
                "Keep HideKeys in GenerateFeedback.preprocessors.",
            )
        )
    return problems


def hidden_lines(source: Mapping[str, Any]) -> set[str]:
    """Give the raw lines of all hidden parts: 'key: b' as it stands in the cell."""
    lines: set[str] = set()
    for cell in source["cells"]:
        body = question_body(cell["source"]) if cell["cell_type"] == "code" else None
        if body is not None:
            hidden = split_hidden(body)[1] or ""
            # A line of a folded text has no field's name before it, and is rightly shown as a sentence.
            named = re.findall(r"^\s*[\w\"'-]+:.*$", hidden, re.MULTILINE)
            lines |= {line.strip() for line in named}
    return lines
