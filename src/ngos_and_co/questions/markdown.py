"""Render the Markdown of a question to HTML that can do no harm.

The two libraries are imported when something is rendered: they take as long as all else of a question, and
many who read questions, such as a report on a cohort, render none.
"""

import functools
import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bleach.sanitizer import Cleaner
    from markdown_it import MarkdownIt

INLINE_TAGS = frozenset({"a", "br", "code", "em", "s", "strong", "sub", "sup"})
BLOCK_TAGS = INLINE_TAGS | {
    *("blockquote", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ALIGNMENT = re.compile(r"text-align:(left|right|center)")
ALIGNMENT_CLASSES = frozenset({"ngos-align-left", "ngos-align-right", "ngos-align-center"})
ATTRIBUTES = {"a": ("href", "title"), "ol": ("start",)}
LINK_PROTOCOLS = frozenset({"http", "https", "mailto"})  # bleach lets relative ones through


@functools.cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # Without images: a picture in a question would be asked from another host.
    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return reader.disable("image")


@functools.cache
def _cleaner(tags: frozenset[str]) -> "Cleaner":
    from bleach.sanitizer import Cleaner

    return Cleaner(tags=tags, attributes=_is_allowed, protocols=LINK_PROTOCOLS, strip=True)


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if tag in {"th", "td"}:
        return name == "class" and value in ALIGNMENT_CLASSES
    return name in ATTRIBUTES.get(tag, ())


def block_html(markdown: str) -> str:
    """Render Markdown to sanitised HTML of paragraphs, lists and tables."""
    reader = _markdown()
    tokens = reader.parse(markdown)
    for token in tokens:
        # A style would be stripped; a class says the same.
        if alignment := ALIGNMENT.fullmatch(str(token.attrs.pop("style", ""))):
            token.attrSet("class", f"ngos-align-{alignment[1]}")
    rendered = reader.renderer.render(tokens, reader.options, {})
    return str(_cleaner(BLOCK_TAGS).clean(rendered)).strip()


def inline_html(markdown: str) -> str:
    """Render Markdown to sanitised HTML that may stand in a label."""
    return str(_cleaner(INLINE_TAGS).clean(_markdown().renderInline(markdown)))


def plain_text(markdown: str) -> str:
    """Render Markdown to text without marks, for where no HTML may stand."""
    rendered = _markdown().renderInline(markdown)
    return " ".join(html.unescape(str(_cleaner(frozenset()).clean(rendered))).split())
