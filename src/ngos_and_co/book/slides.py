"""Slides: one Markdown file, one deck of reveal.js beside the book's pages, which asks no other host."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bs4 import BeautifulSoup

DECKS = ("course/for-companies/slides/slides",)
"""Each is a Markdown file without its ending; the deck is published in the same place."""
SETTINGS: Mapping[str, str] = {
    "extensions": "myst_parser,sphinx_revealjs",
    "language": "en",
    "html_show_sourcelink": "0",
    "html_copy_source": "0",
    # Its fonts are its own; other themes ask a host of fonts for theirs.
    "revealjs_style_theme": "white",
    # The book's pages are not part of the deck.
    "myst_all_links_external": "1",
}
PAGE_OF_THE_BOOK = re.compile(r"^(?!\w+:)([^#]+)\.(?:md|ipynb)(#.*)?$")


class SlidesError(RuntimeError):
    """A deck cannot be made; the message holds what Sphinx said."""


def build_slides(course: Path, pages: Path) -> list[Path]:
    """Build all decks that a course has.

    Parameters
    ----------
    course : Path
        The course's root.
    pages : Path
        The folder with the book's pages.

    Returns
    -------
    list of Path
        The decks' pages.

    Raises
    ------
    SlidesError
        If Sphinx warns of anything.
    """
    return [
        _build_deck((course / deck).with_suffix(".md"), (pages / deck).parent)
        for deck in DECKS
        if (course / deck).with_suffix(".md").is_file()
    ]


def _build_deck(source: Path, target: Path) -> Path:
    settings = {**SETTINGS, "root_doc": source.stem, "include_patterns": source.name}
    options = [part for name, value in settings.items() for part in ("-D", f"{name}={value}")]
    with tempfile.TemporaryDirectory() as doctrees:
        command = [sys.executable, "-m", "sphinx", "-b", "revealjs", "-C", "-q", "-W", "-n"]
        command += ["--keep-going", "-d", doctrees, *options, str(source.parent), str(target)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise SlidesError(f"{source.name} did not become slides:\n{result.stderr.strip()}")
    page = target / f"{source.stem}.html"
    page.write_text(_settle_deck(page.read_text(encoding="utf-8")), encoding="utf-8")
    return page


def _settle_deck(page: str) -> str:
    soup = BeautifulSoup(page, "html.parser")
    # The deck's own forbids a reader to enlarge it.
    for viewport in soup.find_all("meta", attrs={"name": "viewport"})[1:]:
        viewport.decompose()
    for link in soup.find_all("a", href=PAGE_OF_THE_BOOK):
        link["href"] = PAGE_OF_THE_BOOK.sub(r"\g<1>.html\g<2>", str(link["href"]))
    return str(soup)
