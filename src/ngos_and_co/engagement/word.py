"""Write a document as a Word file: real styles, headings, captions and alt text, the same bytes each time."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from ngos_and_co.engagement.document import (
    Block,
    Document,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Remark,
    Table,
)
from ngos_and_co.engagement.word_parts import (
    add_field,
    add_text,
    clean,
    drop_thumbnail,
    mark_as_header,
    never_split,
    new_numbering,
    number_item,
    set_alt_text,
    set_table_title,
    without_times,
)
from ngos_and_co.engagement.word_styles import (
    LANGUAGE,
    REMARK_STYLE,
    TABLE_TEXT_STYLE,
    TEXT_WIDTH,
    set_up_page,
    set_up_styles,
)
from ngos_and_co.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph


def write_document(document: Document, path: Path) -> None:
    """Write a document as a Word file.

    Raises
    ------
    OSError
        If the file cannot be written; the former one is then as it was.
    """
    write_atomically(path, word_file(document))


def word_file(document: Document) -> bytes:
    """Give a document as the bytes of a ``.docx`` file."""
    word = docx.Document()
    set_up_styles(word)
    set_up_page(word, footer=f"{document.author}: {document.title}. Draft.")
    _set_properties(word, document)
    writer = _Writer(word)
    writer.add("Title", document.title)
    if document.subtitle:
        writer.add("Subtitle", document.subtitle)
    for block in document.blocks:
        writer.write(block)
    drop_thumbnail(word)
    saved = io.BytesIO()
    word.save(saved)
    return without_times(saved.getvalue())


class _Writer:
    """Adds blocks, and counts tables, figures and numbered lists."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.counts = {"Table": 0, "Figure": 0}
        # python-docx would look through all styles for each paragraph.
        self.style_ids = {each.name: each.style_id for each in word.styles}

    def add(self, style: str, text: str = "") -> WordParagraph:
        paragraph = self.word.add_paragraph()
        paragraph._p.style = self.style_ids[style]
        add_text(paragraph, text)
        return paragraph

    def write(self, block: Block) -> None:
        match block:
            case Heading(text=text, level=level, starts_page=starts_page):
                paragraph = self.add(f"Heading {level}", text)
                paragraph.paragraph_format.page_break_before = starts_page or None
            case Paragraph(text=text):
                self.add("Body Text", text)
            case Remark(text=text):
                self.add(REMARK_STYLE, text)
            case ItemList():
                self._write_list(block)
            case Table():
                self._write_table(block)
            case Figure():
                self._write_figure(block)

    def _write_list(self, block: ItemList) -> None:
        numbering = new_numbering(self.word) if block.is_numbered else None
        for item in block.items:
            paragraph = self.add("List Number" if block.is_numbered else "List Bullet", item)
            if numbering is not None:
                number_item(paragraph, numbering)

    def _write_table(self, block: Table) -> None:
        self._caption("Table", block.caption).paragraph_format.keep_with_next = True
        table = self.word.add_table(rows=0, cols=len(block.header))
        table.style = "Table Grid"
        table.autofit = False
        set_table_title(table, block.caption)
        shares = block.widths or (1,) * len(block.header)
        widths = [Cm(TEXT_WIDTH * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, texts in enumerate((block.header, *block.rows)):
            row = table.add_row()
            never_split(row)
            if number == 0:
                mark_as_header(row)
            for cell, text, width in zip(row.cells, texts, widths, strict=True):
                cell.width = width
                paragraph = cell.paragraphs[0]
                paragraph._p.style = self.style_ids[TABLE_TEXT_STYLE]
                add_text(paragraph, text, is_bold=number == 0)
        # Two tables that touch become one in Word.
        self.add(TABLE_TEXT_STYLE)

    def _write_figure(self, block: Figure) -> None:
        paragraph = self.add("Body Text")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        picture = paragraph.add_run().add_picture(io.BytesIO(block.png), width=Cm(block.width))
        set_alt_text(picture, block.name, block.alt)
        self._caption("Figure", block.caption)

    def _caption(self, kind: str, text: str) -> WordParagraph:
        self.counts[kind] += 1
        paragraph = self.add("Caption", f"{kind} ")
        add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(self.counts[kind]))
        add_text(paragraph, f": {text}")
        return paragraph


def _set_properties(word: WordDocument, document: Document) -> None:
    moment = datetime.combine(document.day, time(12), UTC).replace(tzinfo=None)
    properties = word.core_properties
    # Word allows 255 characters for each.
    properties.title = clean(document.title)[:255]
    properties.subject = clean(document.subtitle)[:255]
    properties.author = properties.last_modified_by = clean(document.author)[:255]
    properties.comments = ""
    properties.keywords = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = moment
    properties.revision = 1
