"""Markdown that a trainee wrote, made into HTML that is harmless to look at."""

import functools
import html

from markdown_it import MarkdownIt

from ngos_and_co.grading.harmless_html import harmless_html

LONGEST = 200_000
"""Characters; what is longer is shown as it stands."""


def harmless_markdown(text: str) -> str:
    """Render Markdown: HTML in it shows as text, and pictures only where they lie in the text itself.

    Takes the place of nbconvert's ``markdown2html``, whose pages run what a written answer contains.

    Parameters
    ----------
    text : str
    """
    if len(text) > LONGEST:
        return f"<pre>{html.escape(text)}</pre>"
    return harmless_html(str(_reader().render(text)))


@functools.cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
