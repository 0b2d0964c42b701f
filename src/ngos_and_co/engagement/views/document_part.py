"""A document's blocks as HTML, for a draft that is read in the notebook."""

from collections.abc import Iterable
from html import escape

from ngos_and_co.engagement.document import (
    Block,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Remark,
    Table,
)
from ngos_and_co.engagement.views.parts import items, paragraph, table


def document_part(blocks: Iterable[Block]) -> str:
    """Show blocks one after another; a figure is told by its alt text."""
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading(text=text):
            return f"<h4>{escape(text)}</h4>"
        case Paragraph(text=text):
            return paragraph(text)
        case Remark(text=text):
            return f'<p class="ngos-hint">{escape(text)}</p>'
        case ItemList(items=lines, is_numbered=is_numbered):
            return items(lines, is_numbered=is_numbered)
        case Table(caption=caption, header=header, rows=rows):
            return table(caption, header, rows)
        case Figure(alt=alt):
            return paragraph(alt)
