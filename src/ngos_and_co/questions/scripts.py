"""The scripts and stylesheets of questions, each put together from small files and the words."""

import functools
import json
from collections.abc import Iterable
from pathlib import Path

from ngos_and_co.questions.messages import languages, words

STATIC = Path(__file__).parent / "static"
CATALOGUES_PLACE = '"messages by language"'

QUESTION_PARTS = (
    "question/words.js",
    "question/drawing.js",
    "question/scoring.js",
    "question/numbers.js",
    "question/dragging.js",
    "question/choices.js",
    "question/typed.js",
    "question/pairing.js",
    "question/ordering.js",
    "question/value.js",
    "question/asides.js",
    "question/question.js",
    "question/self_check.js",
    "question/answering.js",
    "question/main.js",
)
SUBMISSION_PARTS = (
    "question/words.js",
    "question/drawing.js",
    "question/download.js",
    "submission/main.js",
)
QUESTION_STYLES = (
    "question/base.css",
    "question/controls.css",
    "question/arranging.css",
    "question/asides.css",
    "question/media.css",
)
SUBMISSION_STYLES = (*QUESTION_STYLES, "submission/submission.css")


@functools.cache
def question_script() -> str:
    """Give the ES module that draws a question; its export has ``render`` for anywidget."""
    return script_of(QUESTION_PARTS)


@functools.cache
def question_stylesheet() -> str:
    """Give the stylesheet of questions."""
    return stylesheet_of(QUESTION_STYLES)


@functools.cache
def submission_script() -> str:
    """Give the ES module that draws what stands at the end of an assignment, for anywidget."""
    return script_of(SUBMISSION_PARTS)


@functools.cache
def submission_stylesheet() -> str:
    """Give its stylesheet, which is that of questions and a little more."""
    return stylesheet_of(SUBMISSION_STYLES)


def script_of(parts: Iterable[str | Path]) -> str:
    """Join parts of a script, and put the words of every language in.

    Parameters
    ----------
    parts : iterable of str or Path
        Relative to ``STATIC``, or absolute; one has the place for the words.
    """
    catalogues = {language: dict(words(language)) for language in languages()}
    return _joined(parts).replace(CATALOGUES_PLACE, json.dumps(catalogues, ensure_ascii=False))


def stylesheet_of(parts: Iterable[str | Path]) -> str:
    """Join parts of a stylesheet; as :func:`script_of`."""
    return _joined(parts)


def _joined(parts: Iterable[str | Path]) -> str:
    """Join parts of one scope: a page opened as a file can load no module, so none imports another."""
    return "\n".join((STATIC / part).read_text(encoding="utf-8") for part in parts)
