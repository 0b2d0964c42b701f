"""HTML that came out of a trainee's notebook, made harmless to look at."""

import re

from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import Cleaner

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


DEEPEST = 60
"""Elements within one another."""
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
WITHOUT_END = frozenset({"br", "hr", "img", "input", "wbr", "col", "link", "meta"})
UNSEEN = re.compile(r"<(style|script)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
"""Elements whose content is no text: pandas puts a stylesheet before each table."""


def harmless_html(text: str) -> str:
    """Sanitise HTML that came out of a trainee's notebook: no script, no form, nothing from elsewhere."""
    cleaner = Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        protocols={"http", "https", "mailto", "data"},
        css_sanitizer=STYLES,
        strip=True,
    )
    return re.sub(
        r"<img\b(?![^>]*\bsrc=\"data:image/)[^>]*>", "", str(cleaner.clean(UNSEEN.sub("", text)))
    )


def is_easy_to_clean(text: str) -> bool:
    """Tell whether elements are closed in order and not nested deeply: anything else can take minutes."""
    inside: list[str] = []
    for match in TAG.finditer(UNSEEN.sub("", text)):
        name = match[2].lower()
        if name in WITHOUT_END:
            continue
        if not match[1]:
            inside.append(name)
        elif not inside or inside.pop() != name:
            return False
        if len(inside) > DEEPEST:
            return False
    return True
