"""Parts of a Word file that python-docx has no words for: fields, header rows, numbering, alt text."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shape import InlineShape
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

HEADER_FILL = "E3E7EA"
NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML file may hold, and so no Word file."""
FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
RIGHT_TO_LEFT = ("R", "AL")


def clean(text: str) -> str:
    """Leave out what no Word file may hold."""
    return NOT_IN_XML.sub("", text)


def add_text(paragraph: Paragraph, text: str, *, is_bold: bool = False) -> None:
    """Add plain text; it runs from the right where its first letter does."""
    if not text:
        return
    run = paragraph.add_run(clean(text))
    run.bold = is_bold or None
    sides = (unicodedata.bidirectional(sign) for sign in text)
    if next((side for side in sides if side in ("L", *RIGHT_TO_LEFT)), "L") in RIGHT_TO_LEFT:
        run.font.rtl = True
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that Word works out, such as ``PAGE``, with what is shown until it does."""
    for kind, content in (
        ("begin", None),
        ("w:instrText", instruction),
        ("separate", None),
        ("text", shown),
        ("end", None),
    ):
        run = paragraph.add_run(shown if kind == "text" else None)
        if kind == "w:instrText":
            element = OxmlElement(kind)
            element.text = content
            element.set(qn("xml:space"), "preserve")
            run._r.append(element)
        elif content is None:
            run._r.append(_element("w:fldChar", fldCharType=kind))


def never_split(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def mark_as_header(row: _Row) -> None:
    """Make a row its table's header, which each page repeats and a screen reader reads as such."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        fill = _element("w:shd", val="clear", color="auto", fill=HEADER_FILL)
        cell._tc.get_or_add_tcPr().append(fill)


def set_table_title(table: Table, title: str) -> None:
    """Give a table the title that a screen reader announces."""
    properties = table._tbl.tblPr
    properties.append(_element("w:tblCaption", val=clean(title)))


def set_alt_text(picture: InlineShape, name: str, alt: str) -> None:
    """Say in words what a picture shows."""
    properties = picture._inline.docPr
    properties.set("descr", clean(alt))
    properties.set("name", clean(name))


def new_numbering(word: WordDocument) -> int:
    """Begin to count anew for a numbered list, and give the numbering's id."""
    style = word.styles["List Number"].element
    used = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    numbering = word.part.numbering_part.element
    abstract = numbering.num_having_numId(int(used)).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def number_item(paragraph: Paragraph, numbering: int) -> None:
    """Make a paragraph an item of a numbered list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def drop_thumbnail(word: WordDocument) -> None:
    """Leave out the picture of an empty page that python-docx's template carries."""
    relations = word.part.package.rels
    for name in [
        key for key, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL
    ]:
        del relations[name]


def without_times(archive: bytes) -> bytes:
    """Give a zip file the same times each time, so that the same document has the same bytes."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, FIRST_ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3  # whichever system writes it
            after.writestr(entry, before.read(name))
    return packed.getvalue()


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
