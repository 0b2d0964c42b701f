"""Links within the course lead somewhere."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from ngos_and_co.notebooks.checks.content import FENCE, CourseContent, Page
from ngos_and_co.notebooks.tidy import Role, role_of
from ngos_and_co.questions import Problem

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|/book/)", re.IGNORECASE)
SOURCES_PAGE = "course/reference/sources.md"


def link_problems(content: CourseContent) -> Iterator[Problem]:
    """Yield each link whose file, section or source is not there."""
    pages = {page.path: page for page in content.pages}
    for page in content.pages:
        for place, text in page.parts:
            for address in LINK.findall(FENCE.sub("", text)):
                if not ELSEWHERE.match(address):
                    yield from _link_problems(page, place or page.path, address, pages, content)


def _link_problems(
    page: Page, place: str, address: str, pages: Mapping[str, Page], content: CourseContent
) -> Iterator[Problem]:
    path, _, anchor = unquote(address).partition("#")
    target = resolve(page.path, path)
    if not (content.root / target).exists():
        yield Problem(place, "link-file", f"The link {address!r} leads nowhere.", "Mend its path.")
    elif anchor and target == SOURCES_PAGE and anchor not in content.source_keys:
        yield Problem(
            place,
            "link-source",
            f"There is no source {anchor!r}.",
            "Use a key of data/tables/sources.csv, or add a row there.",
        )
    elif anchor and target in pages and anchor not in pages[target].anchors():
        yield Problem(
            place,
            "link-section",
            f"{target} has no section {anchor!r}.",
            "Use the heading in lower case, with hyphens for spaces.",
        )


def resolve(page: str, path: str) -> str:
    """Give the file that a link of a page means, relative to the course's root.

    The start page is read in the workspace, where ``exercises/`` lies beside the modules.
    """
    if not path:
        return page
    if role_of(page) is Role.START and path.startswith("exercises/"):
        return path
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
