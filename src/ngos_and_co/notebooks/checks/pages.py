"""Pages that read well and can be read by everybody: headings, alternative texts, plain Markdown."""

import re
from collections.abc import Iterator

from ngos_and_co.notebooks.checks.content import FENCE, CourseContent, Page
from ngos_and_co.questions import Problem

MARKDOWN_IMAGE = re.compile(r"!\[([^\]]*)\]\(")
HTML_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
ALT = re.compile(r"""\balt=(?:"\s*[^"\s][^"]*"|'\s*[^'\s][^']*')""", re.IGNORECASE)
EMPTY_LINK = re.compile(r"\[(?:click )?here\]\(", re.IGNORECASE)
MYST = re.compile(r"\{[a-z:-]+\}`|^(?:```|:::)\s*\{[a-z]", re.MULTILINE)


def page_problems(content: CourseContent) -> Iterator[Problem]:
    """Yield what keeps a page from being read."""
    for page in content.pages:
        yield from _heading_problems(page)
        for place, text in page.parts:
            yield from _text_problems(place or page.path, FENCE.sub("", text), text, page)
        for place, html in page.outputs:
            for image in HTML_IMAGE.findall(html):
                if not ALT.search(image):
                    yield _no_alt(place)


def _heading_problems(page: Page) -> Iterator[Problem]:
    headings = list(page.headings())
    if [level for _, level, _ in headings].count(1) != 1 or headings[0][1] != 1:
        yield Problem(
            page.path,
            "page-title",
            "It does not have one title, at its beginning.",
            "Begin with one line '# Title', and use '##' for sections.",
        )
    former = 1
    for place, level, text in headings:
        if level > former + 1:
            yield Problem(
                place or page.path,
                "heading-level",
                f"The heading {text!r} jumps from level {former} to {level}.",
                f"Use {'#' * (former + 1)!r}.",
            )
        former = level


def _text_problems(place: str, text: str, whole: str, page: Page) -> Iterator[Problem]:
    images = [bool(alt.strip()) for alt in MARKDOWN_IMAGE.findall(text)]
    images += [bool(ALT.search(image)) for image in HTML_IMAGE.findall(text)]
    if not all(images):
        yield _no_alt(place)
    if EMPTY_LINK.search(text):
        yield Problem(place, "link-text", "A link is named 'here'.", "Name what the link leads to.")
    if page.path.endswith(".ipynb") and (match := MYST.search(whole)):
        yield Problem(
            place,
            "plain-markdown",
            f"{match[0]!r} is understood by the book alone, and looks broken in JupyterLab.",
            "Write it in plain Markdown.",
        )


def _no_alt(place: str) -> Problem:
    return Problem(
        place,
        "alternative-text",
        "A picture has no alternative text.",
        "Say in words what the picture shows.",
    )
