"""Write a document as Markdown: plain signs are escaped, pictures become files beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
from ngos_and_co.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SIGNS = re.compile(r"([\\`*_{}\[\]<>|#~$&^@])")
"""Signs that mean something within a line, in CommonMark, in tables, and in the book's MyST."""
AT_THE_START = re.compile(r"^([-+=:%(]|\d+(?=[.)]))")
"""What makes a list, a heading, a directive or a target of a line that begins with it."""


def write_document(document: Document, path: Path) -> None:
    """Write a document as Markdown, with its pictures as PNG files beside it.

    Raises
    ------
    OSError
        If a file cannot be written; the former one is then as it was.
    """
    for name, picture in pictures(document, path.stem).items():
        write_atomically(path.with_name(name), picture)
    write_atomically(path, markdown_text(document, path.stem).encode("utf-8"))


def markdown_text(document: Document, stem: str) -> str:
    """Give a document as Markdown.

    Parameters
    ----------
    document : Document
    stem : str
        Name of its file without ending; its pictures' names begin with it.
    """
    lead = [f"# {escape(document.title)}"]
    if document.subtitle:
        lead.append(f"*{escape(document.subtitle)}*")
    return "\n\n".join([*lead, blocks_text(document, stem)]) + "\n"


def blocks_text(document: Document, stem: str) -> str:
    """Give a document as Markdown, without its title: to stand in a page."""
    return "\n\n".join(_parts(document.blocks, stem))


def pictures(document: Document, stem: str) -> Mapping[str, bytes]:
    """Give the pictures of a document by the names of their files."""
    return {
        picture_name(each, stem): each.png for each in document.blocks if isinstance(each, Figure)
    }


def escape(text: str) -> str:
    """Make a text plain: one line in which no sign is markup."""
    flat = " ".join(text.split())
    return AT_THE_START.sub(_escaped_start, SIGNS.sub(r"\\\1", flat))


def _escaped_start(found: re.Match[str]) -> str:
    start = found.group(1)
    # A number is left as it is, and the sign behind it is escaped.
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"


def _parts(blocks: Iterable[Block], stem: str) -> Iterator[str]:
    counts = {Table: 0, Figure: 0}
    for block in blocks:
        match block:
            case Heading(text=text, level=level):
                yield f"{'#' * (level + 1)} {escape(text)}"
            case Paragraph(text=text):
                yield escape(text)
            case Remark(text=text):
                yield f"> {escape(text)}"
            case ItemList(items=items, is_numbered=is_numbered):
                yield "\n".join(
                    f"{f'{number}.' if is_numbered else '-'} {escape(item)}"
                    for number, item in enumerate(items, 1)
                )
            case Table():
                counts[Table] += 1
                yield f"**Table {counts[Table]}: {escape(block.caption)}**"
                yield _table(block)
            case Figure():
                counts[Figure] += 1
                yield picture_text(block, stem)
                yield f"**Figure {counts[Figure]}: {escape(block.caption)}**"


def _table(table: Table) -> str:
    rule = ["---"] * len(table.header)
    lines = [
        _row(escape(each) for each in table.header),
        _row(rule),
        *(_row(escape(each) for each in row) for row in table.rows),
    ]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def picture_text(figure: Figure, stem: str) -> str:
    """Give a picture as Markdown: its alt text and the name of its file."""
    return f"![{escape(figure.alt)}]({picture_name(figure, stem)})"


def picture_name(figure: Figure, stem: str) -> str:
    """Name the file of a picture, with no sign that an address would have to escape."""
    return f"{re.sub(r'[^A-Za-z0-9._-]', '-', stem)}-{figure.name}.png"
