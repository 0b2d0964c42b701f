"""The scripts and stylesheets of questions, each put together from small files and the words."""

import functools
import json
from pathlib import Path

from ngos_and_co.questions.messages import languages, words

STATIC = Path(__file__).parent / "static"
CATALOGUES_PLACE = '"messages by language"'

SHARED_PARTS = ("words.js", "drawing.js")
QUESTION_PARTS = (
    *SHARED_PARTS,
    "scoring.js",
    "numbers.js",
    "controls.js",
    "question.js",
    "self_check.js",
    "answering.js",
    "main.js",
)
STYLE_PARTS = ("base.css",)


@functools.cache
def question_script() -> str:
    """Give the ES module that draws a question; its export has ``render`` for anywidget."""
    return _assembled("question", QUESTION_PARTS)


@functools.cache
def question_stylesheet() -> str:
    """Give the stylesheet of questions."""
    return "\n".join(_read("question", name) for name in STYLE_PARTS)


def _assembled(folder: str, parts: tuple[str, ...]) -> str:
    """Join parts of one scope: a page opened as a file can load no module, so none imports another."""
    script = "\n".join(_read(folder, name) for name in parts)
    catalogues = {language: dict(words(language)) for language in languages()}
    return script.replace(CATALOGUES_PLACE, json.dumps(catalogues, ensure_ascii=False))


def _read(folder: str, name: str) -> str:
    return (STATIC / folder / name).read_text(encoding="utf-8")
