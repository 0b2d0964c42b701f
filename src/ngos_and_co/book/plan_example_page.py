"""The page with the filled engagement plan, and the Word files that can be downloaded there."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

from ngos_and_co.engagement.board_plan import board_plan
from ngos_and_co.engagement.document import Document, Figure
from ngos_and_co.engagement.example import EXAMPLE_DAY, example_plan
from ngos_and_co.engagement.markdown import blocks_text, picture_name, picture_text, pictures
from ngos_and_co.engagement.memorandum import memorandum
from ngos_and_co.engagement.word import word_file

STEM = "engagement-plan-example"
PLAN_PAGE = f"{STEM}.md"
PLAN_WORD = f"{STEM}.docx"
MEMORANDUM_WORD = f"{STEM}-memorandum.docx"
PICTURE_WIDTH = 380
"""Pixels."""
PICTURES = "word/media/"

MADE = "<!-- Made by 'ngos reference' from the planner's filled example. Do not edit. -->"
ABOUT = f"""\
# A filled engagement plan

This is what the [planner](../modules/09-which-company/index.md) of this course makes of a plan that is filled
in: the document that a small organisation takes to its board. **Lanterna, Poledna Salads, Vektor Staffing,
Kvarta and all that happens between them are fictional.** The plan is one possible answer and no model
answer; it is written to be argued with.

- [The same as a Word file]({PLAN_WORD})
- [The draft memorandum that its terms make, as a Word file]({MEMORANDUM_WORD})

In the law, it is as of 23 November 2026. Nothing in it is legal advice."""


def plan_example_page() -> str:
    """Write the page."""
    text = blocks_text(_document(), STEM)
    for each in _document().blocks:
        if isinstance(each, Figure):
            text = text.replace(picture_text(each, STEM), _image(each))
    return "\n\n".join([MADE, ABOUT, text]) + "\n"


def plan_example_files() -> Mapping[str, bytes]:
    """Give the files beside the page by their names: two Word files and the picture."""
    return {
        PLAN_WORD: word_file(_document()),
        MEMORANDUM_WORD: word_file(memorandum(example_plan(), EXAMPLE_DAY)),
        **pictures(_document(), STEM),
    }


def is_current(path: Path, content: bytes) -> bool:
    """Tell whether a file holds what it should.

    Pictures are not compared, because they are drawn with the typefaces of the machine: a PNG file has to be
    there, and of a Word file all but its pictures is compared.
    """
    if not path.is_file():
        return False
    if path.suffix == ".png":
        return True
    written = path.read_bytes()
    if path.suffix == ".docx":
        return _parts(written) == _parts(content)
    return written == content


def _image(figure: Figure) -> str:
    """Give a picture as the HTML that MyST reads; Markdown's own has no width, and fills a wide page."""
    source = picture_name(figure, STEM)
    return f'<img src="{source}" alt="{escape(figure.alt)}" width="{PICTURE_WIDTH}">'


@cache
def _document() -> Document:
    return board_plan(example_plan(), EXAMPLE_DAY)


def _parts(archive: bytes) -> Mapping[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as file:
            return {
                name: b"" if name.startswith(PICTURES) else file.read(name)
                for name in file.namelist()
            }
    except zipfile.BadZipFile:
        return {}
