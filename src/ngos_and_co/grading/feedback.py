"""The page that tells a trainee how the assignment went."""

import html
from collections.abc import Iterable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath
from traitlets import Unicode

from ngos_and_co.grading.harmless_html import harmless_html, is_easy_to_clean

TEMPLATE_FILE = "ngos_feedback.html.j2"


class FeedbackExporter(HTMLExporter):
    """nbconvert's exporter with the course's own page: small, readable, loading nothing from anywhere."""

    template_file = Unicode(TEMPLATE_FILE).tag(config=True)

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """Add the filters that the template uses."""
        yield from super().default_filters()  # type: ignore[no-untyped-call]
        yield "harmless", harmless_html
        yield "points", plain_points


def plain_points(value: float | None) -> str:
    """Write points without needless decimals."""
    return f"{value or 0.0:.2f}".rstrip("0").rstrip(".")


@pass_context
def harmless_markdown(context: Context, text: str) -> str:
    """Give a text cell's HTML without anything that acts, in Formgrader as in feedback.

    Parameters
    ----------
    context : Context
        The template's: the cell in it holds the pictures that were pasted.
    text : str
        Markdown. Where it names a picture that the cell does not hold, nbconvert refuses to draw it: it is
        then shown as it was written.
    """
    pictures = (context.get("cell") or {}).get("attachments", {})
    renderer = IPythonRenderer(escape=False, attachments=pictures)
    try:
        drawn = str(MarkdownWithMath(renderer=renderer).render(text))
    except InvalidNotebook:
        return f"<pre>{html.escape(text)}</pre>"
    # Elements that nobody closes can be nested so deeply that cleaning them takes minutes.
    return harmless_html(drawn) if is_easy_to_clean(drawn) else f"<pre>{html.escape(text)}</pre>"
