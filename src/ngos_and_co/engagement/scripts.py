"""The script and the stylesheet of the planner's forms, on top of those of the questions."""

import functools
from pathlib import Path

from ngos_and_co.questions.scripts import QUESTION_STYLES, script_of, stylesheet_of

STATIC = Path(__file__).parent / "static"

PLANNER_PARTS = (
    "question/words.js",
    "question/drawing.js",
    "question/download.js",
    STATIC / "fields.js",
    STATIC / "rows.js",
    STATIC / "main.js",
)
PLANNER_STYLES = (*QUESTION_STYLES, STATIC / "planner.css")


@functools.cache
def planner_script() -> str:
    """Give the ES module that draws a section's form and view, for anywidget."""
    return script_of(PLANNER_PARTS)


@functools.cache
def planner_stylesheet() -> str:
    """Give its stylesheet."""
    return stylesheet_of(PLANNER_STYLES)
