"""The page that tells a trainee how the assignment went."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import Cleaner
from nbconvert.exporters import HTMLExporter
from traitlets import Unicode

TEMPLATES = Path(__file__).parent / "templates"
TEMPLATE_FILE = "ngos_feedback.html.j2"

TAGS = frozenset(
    [
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "hr", "br", "div", "span"),
        *("a", "abbr", "b", "code", "del", "em", "i", "s", "small", "strong", "sub", "sup"),
        *("ul", "ol", "li", "dl", "dt", "dd", "details", "summary"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *("figure", "figcaption", "img"),
    ]
)
ATTRIBUTES = {
    "*": ["class", "id", "style", "title", "lang"],
    "a": ["href"],
    "img": ["src", "alt", "width", "height"],
    "td": ["colspan", "rowspan"],
    "th": ["colspan", "rowspan", "scope"],
    "ol": ["start"],
}
STYLES = CSSSanitizer(
    allowed_css_properties=[
        *("border", "border-inline-start-width", "border-radius", "padding", "text-align"),
        *("color", "background-color", "font-weight", "font-style", "font-family", "font-size"),
    ]
)


def harmless_html(text: str) -> str:
    """Sanitise HTML that came out of a trainee's notebook: no script, no form, nothing from elsewhere."""
    cleaner = Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        protocols={"http", "https", "mailto", "data"},
        css_sanitizer=STYLES,
        strip=True,
    )
    return re.sub(r"<img\b(?![^>]*\bsrc=\"data:image/)[^>]*>", "", str(cleaner.clean(text)))


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
