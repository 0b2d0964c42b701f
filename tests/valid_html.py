"""Read a page as a browser does, and refuse what a browser would have to mend."""

from typing import Any

# The parser of the standard itself; bleach, which the course needs anyway, brings it.
from bleach._vendor import html5lib


def parse_strictly(page: str) -> Any:  # noqa: ANN401 (an element of the standard library's tree)
    """Give the page's root element.

    Raises
    ------
    html5lib.html5parser.ParseError
        If the page is not well formed.
    """
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
