"""The look of our Word files: A4, one typeface, dark headings, page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ngos_and_co.engagement.word_parts import add_field, add_text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

LANGUAGE = "en-GB"
TYPEFACE = "Arial"
"""Every office program has it, or one of the same widths."""
INK = RGBColor(0x1F, 0x29, 0x33)
HEADING_INK = RGBColor(0x0B, 0x3C, 0x5D)
QUIET = RGBColor(0x4A, 0x55, 0x5E)
"""Each has a contrast of more than 7 to 1 on white."""

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 21.0, 29.7, 2.2
"""A4, in centimetres."""
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN

REMARK_STYLE = "Remark"
TABLE_TEXT_STYLE = "Table Text"
WORD_2013 = "15"
"""Older values make Word open the file in its compatibility mode."""


def set_up_styles(word: WordDocument) -> None:
    """Change the template's styles to ours, and add those that it lacks."""
    _style(word, "Normal", 10, INK, after=4)
    _style(word, "Body Text", 10, INK, after=6)
    _style(word, "Title", 20, HEADING_INK, after=2, is_bold=True)
    _style(word, "Subtitle", 11, QUIET, after=6)
    for name in ("Title", "Subtitle"):
        _without_ornament(word.styles[name])
    _style(word, "Heading 1", 15, HEADING_INK, before=14, after=5, is_bold=True)
    _style(word, "Heading 2", 12, HEADING_INK, before=10, after=4, is_bold=True)
    _style(word, "Heading 3", 11, INK, before=8, after=2, is_bold=True)
    _style(word, "Caption", 9, QUIET, before=4, after=3)
    _style(word, "List Bullet", 10, INK, after=2)
    _style(word, "List Number", 10, INK, after=2)
    _style(word, "Footer", 9, QUIET)
    for name in (REMARK_STYLE, TABLE_TEXT_STYLE):
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    remark = _style(word, REMARK_STYLE, 9.5, QUIET, after=5)
    remark.paragraph_format.left_indent = Cm(0.5)
    remark.font.italic = True
    _style(word, TABLE_TEXT_STYLE, 9, INK, before=1, after=1)
    _set_language(word)


def set_up_page(word: WordDocument, footer: str) -> None:
    """Make the page A4, with a footer that says what it is and counts the pages."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(PAGE_WIDTH), Cm(PAGE_HEIGHT)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin = section.bottom_margin = Cm(2)
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    add_text(paragraph, f"{footer} Page ")
    add_field(paragraph, "PAGE", "1")
    add_text(paragraph, " of ")
    add_field(paragraph, "NUMPAGES", "1")
    _leave_compatibility_mode(word)


def _leave_compatibility_mode(word: WordDocument) -> None:
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_2013)


def _style(
    word: WordDocument,
    name: str,
    size: float,
    ink: RGBColor,
    *,
    before: float = 0,
    after: float = 0,
    is_bold: bool = False,
) -> ParagraphStyle:
    style: ParagraphStyle = word.styles[name]
    style.font.name = TYPEFACE
    # A theme's typeface would go before ours.
    typefaces = style.element.get_or_add_rPr().rFonts
    for attribute in [key for key in typefaces.attrib if key.endswith("Theme")]:
        del typefaces.attrib[attribute]
    for script in ("w:cs", "w:eastAsia"):
        typefaces.set(qn(script), TYPEFACE)
    style.font.size = Pt(size)
    style.font.bold = is_bold
    style.font.italic = False
    style.font.color.rgb = ink
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    return style


def _without_ornament(style: ParagraphStyle) -> None:
    """Take the template's rule below the title away, and its wide letters."""
    for name in ("w:pPr/w:pBdr", "w:rPr/w:spacing"):
        for found in style.element.xpath(name):
            found.getparent().remove(found)


def _set_language(word: WordDocument) -> None:
    settings = word.settings.element
    for language in (
        *word.styles.element.iter(qn("w:lang")),
        *settings.iter(qn("w:themeFontLang")),
    ):
        language.set(qn("w:val"), LANGUAGE)
