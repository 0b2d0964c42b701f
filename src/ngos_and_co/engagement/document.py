"""A document as neutral blocks: what a Word file and a Markdown file have in common."""

from collections.abc import Iterator
from datetime import date

import attrs

BULLETS = ("- ", "* ", "• ", "– ")


@attrs.frozen
class Heading:
    """A heading.

    Attributes
    ----------
    text : str
    level : int
        1 to 3; the document's title stands above them.
    starts_page : bool
        Whether a printed document begins a new page here.
    """

    text: str
    level: int = attrs.field(default=1, validator=attrs.validators.in_((1, 2, 3)))
    starts_page: bool = False


@attrs.frozen
class Paragraph:
    """A paragraph of plain text."""

    text: str


@attrs.frozen
class Remark:
    """A paragraph about the document itself: a warning, a limit, a reason."""

    text: str


@attrs.frozen
class ItemList:
    """A list; numbered where somebody will say 'number two'."""

    items: tuple[str, ...]
    is_numbered: bool = False


@attrs.frozen
class Table:
    """A table with a header row.

    Attributes
    ----------
    caption : str
        What it shows. The number before it is made by whoever writes the file.
    header : tuple of str
    rows : tuple of tuple of str
        Each as long as the header.
    widths : tuple of int
        How the columns share the width; of equal width if left out.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()

    def __attrs_post_init__(self) -> None:
        lengths = {len(each) for each in self.rows} | ({len(self.widths)} if self.widths else set())
        if lengths - {len(self.header)}:
            raise ValueError(f"Table '{self.caption}': a row or the widths do not fit its header.")


@attrs.frozen
class Figure:
    """A picture.

    Attributes
    ----------
    name : str
        Its file's name without ending, where it becomes a file.
    png : bytes
    alt : str
        What it shows, in words.
    caption : str
    width : float
        In centimetres, on paper.
    """

    name: str
    png: bytes = attrs.field(repr=False)
    alt: str
    caption: str
    width: float = 12.0


Block = Heading | Paragraph | Remark | ItemList | Table | Figure


@attrs.frozen
class Document:
    """A document.

    Attributes
    ----------
    title, subtitle : str
    author : str
        The organisation whose document it is.
    day : datetime.date
        Its date; nothing else in it depends on when it is written.
    blocks : tuple of Block
    """

    title: str
    subtitle: str
    author: str
    day: date
    blocks: tuple[Block, ...]


def prose(text: str) -> Iterator[Paragraph | ItemList]:
    """Divide what somebody typed: each line a paragraph, and lines that begin with a dash a list."""
    items: list[str] = []
    for line in (each.strip() for each in text.splitlines()):
        if line.startswith(BULLETS):
            items.append(_without_bullet(line))
            continue
        if items:
            yield ItemList(tuple(items))
            items = []
        if line:
            yield Paragraph(line)
    if items:
        yield ItemList(tuple(items))


def excerpt(text: str, longest: int) -> str:
    """Shorten a text to at most so many characters, at the end of a sentence or at least of a word."""
    lines = (each.strip() for each in text.splitlines())
    flat = " ".join(" ".join(_without_bullet(each).split()) for each in lines if each)
    if len(flat) <= longest:
        return flat
    start = flat[: longest - 2]
    sentence = max(start.rfind(sign) for sign in (". ", "! ", "? "))
    if sentence > longest // 2:
        return f"{start[: sentence + 1]} …"
    word = start.rfind(" ")
    return f"{start[:word] if word > longest // 2 else start} …"


def _without_bullet(line: str) -> str:
    return line[1:].strip() if line.startswith(BULLETS) else line
