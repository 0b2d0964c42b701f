"""The HTML of a question as QTI 2.1 allows it: fewer elements, and hardly any attributes."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from html.parser import HTMLParser

BLOCKS = frozenset(
    {"p", "ul", "ol", "h3", "h4", "h5", "h6", "pre", "blockquote", "hr", "table", "div"}
)
INLINE = frozenset({"a", "br", "code", "em", "strong", "sub", "sup", "span"})
WITHIN = frozenset({"li", "thead", "tbody", "tr", "th", "td"})
RENAMED = {"s": "span", "del": "span"}
HOLDS_TEXT = INLINE | {"p", "li", "td", "th", "pre", "h3", "h4", "h5", "h6"}
EMPTY = frozenset({"br", "hr"})


def append_blocks(
    parent: ET.Element, source: str, inputs: Mapping[str, ET.Element] | None = None
) -> None:
    """Append sanitised HTML of paragraphs, lists and tables.

    Parameters
    ----------
    parent : xml.etree.ElementTree.Element
    source : str
    inputs : mapping of str to Element, optional
        Interactions by the letter that stands for each in the HTML.
    """
    _Writer(parent, inputs or {}, in_paragraphs=True).write(source)


def append_inline(parent: ET.Element, source: str) -> None:
    """Append sanitised HTML that stands in a line."""
    _Writer(parent, {}, in_paragraphs=False).write(source)


class _Writer(HTMLParser):
    def __init__(
        self, parent: ET.Element, inputs: Mapping[str, ET.Element], *, in_paragraphs: bool
    ) -> None:
        super().__init__(convert_charrefs=True)
        self._stack = [parent]
        self._inputs = inputs
        self._in_paragraphs = in_paragraphs
        self._paragraph: ET.Element | None = None

    def write(self, source: str) -> None:
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = RENAMED.get(tag, tag)
        if tag not in BLOCKS | INLINE | WITHIN:
            return
        if tag in BLOCKS:
            self._paragraph = None
        kept: dict[str, str] = {}
        if tag == "a":
            kept["href"] = dict(attrs).get("href") or "#"
        node = ET.SubElement(self._parent(tag in BLOCKS), tag, kept)
        if tag not in EMPTY:
            self._stack.append(node)

    def handle_endtag(self, tag: str) -> None:
        tag = RENAMED.get(tag, tag)
        if any(node.tag == tag for node in self._stack[1:]):
            while self._stack.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        is_between_blocks = self._in_paragraphs and self._stack[-1].tag not in HOLDS_TEXT
        if is_between_blocks and not data.strip():
            return
        parent = self._parent(is_block=False)
        text = ""
        for letter in data:
            if letter in self._inputs:
                _append_text(parent, text)
                parent.append(self._inputs[letter])
                text = ""
            else:
                text += letter
        _append_text(parent, text)

    def _parent(self, is_block: bool) -> ET.Element:
        """Give where to append: text that stands alone gets a paragraph where blocks are wanted."""
        if self._in_paragraphs and not is_block and len(self._stack) == 1:
            if self._paragraph is None:
                self._paragraph = ET.SubElement(self._stack[0], "p")
            return self._paragraph
        return self._stack[-1]


def _append_text(parent: ET.Element, text: str) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
