"""A page cut into sections and paragraphs, with what the code between them shows."""

import re
from collections.abc import Iterator

import attrs

from ngos_and_co.notebooks.checks.content import FENCE, CourseContent, Notebook, Page

HEADING_LINE = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
BLANK_LINE = re.compile(r"\n[ \t]*\n")


@attrs.frozen
class Paragraph:
    """A paragraph, list or table of a page's text.

    Attributes
    ----------
    place : str
        Where it stands, for a message.
    text : str
        Markdown.
    """

    place: str
    text: str


@attrs.frozen
class Section:
    """What stands between one heading and the next.

    Attributes
    ----------
    paragraphs : tuple of Paragraph
        Without the heading.
    outputs : tuple of str
        HTML that its code cells show.
    """

    paragraphs: tuple[Paragraph, ...]
    outputs: tuple[str, ...]


def sections_by_page(content: CourseContent) -> Iterator[tuple[str, list[Section]]]:
    """Yield the path of each page of a course, and its sections."""
    notebooks = {notebook.path: notebook for notebook in content.notebooks}
    for page in content.pages:
        pieces = (
            _pieces_of_notebook(notebooks[page.path])
            if page.path in notebooks
            else _pieces_of_file(page)
        )
        yield page.path, list(_cut(pieces))


def _pieces_of_file(page: Page) -> Iterator[tuple[str, str, bool]]:
    for place, text in page.parts:
        yield place or page.path, text, False


def _pieces_of_notebook(notebook: Notebook) -> Iterator[tuple[str, str, bool]]:
    """Yield place, content, and whether the content is an output."""
    for index, cell in enumerate(notebook.document["cells"]):
        if cell["cell_type"] == "markdown":
            yield notebook.place_of(index), cell["source"], False
        for output in cell.get("outputs", ()):
            if html := output.get("data", {}).get("text/html"):
                yield notebook.place_of(index), html, True


def _cut(pieces: Iterator[tuple[str, str, bool]]) -> Iterator[Section]:
    paragraphs: list[Paragraph] = []
    outputs: list[str] = []
    for place, content, is_output in pieces:
        if is_output:
            outputs.append(content)
            continue
        for text in BLANK_LINE.split(FENCE.sub("", content)):
            lines = text.strip().split("\n")
            while lines and HEADING_LINE.match(lines[0]):
                if paragraphs or outputs:
                    yield Section(tuple(paragraphs), tuple(outputs))
                    paragraphs, outputs = [], []
                lines = lines[1:]
            if rest := "\n".join(lines).strip():
                paragraphs.append(Paragraph(place, rest))
    if paragraphs or outputs:
        yield Section(tuple(paragraphs), tuple(outputs))
