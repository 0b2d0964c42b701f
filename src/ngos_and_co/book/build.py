"""Build the book, and fail where anything is not as it should be."""

import os
import re
import subprocess
import sys
from pathlib import Path

import yaml
from filelock import FileLock

from ngos_and_co.book.pages import foreign_requests
from ngos_and_co.book.slides import SlidesError, build_slides

BUILD_FOLDER = "_build"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
WARNING = re.compile(r"^.*\b(?:WARNING|ERROR|CRITICAL):.*$", re.MULTILINE)


class BookError(RuntimeError):
    """The book cannot be built as it should be; the message lists why."""


def build_book(course: Path, output: Path | None = None) -> Path:
    """Build the book of a course; one build at a time, the next one waits.

    Parameters
    ----------
    course : Path
        The course's root, with ``_config.yml`` and ``_toc.yml``.
    output : Path, optional
        The folder that is given the ``_build`` folder; the root if left out.

    Returns
    -------
    Path
        The folder with the pages.

    Raises
    ------
    BookError
        With every warning, every page that is missing, and every request to another host.
    """
    output = output or course
    # Not the program of that name: it need not be on the PATH.
    jupyter_book = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", jupyter_book, "build", str(course)]
    command += ["--path-output", str(output), "-W", "-n", "--keep-going"]
    environment = os.environ | {"PYTHONWARNINGS": "ignore", "NO_COLOR": "1"}
    (output / BUILD_FOLDER).mkdir(parents=True, exist_ok=True)
    with FileLock(output / BUILD_FOLDER / "book.lock"):
        result = subprocess.run(
            command,
            capture_output=True,
            text=True,
            env=environment,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    said = COLOUR.sub("", result.stdout + result.stderr)
    warnings = list(dict.fromkeys(line.strip() for line in WARNING.findall(said)))
    if result.returncode != 0 or warnings:
        details = warnings or said.strip().splitlines()[-15:]
        raise BookError("\n".join(["The book was not built:", *details]))
    pages = output / BUILD_FOLDER / "html"
    try:
        build_slides(course, pages)
    except SlidesError as error:
        raise BookError(str(error)) from None
    if problems := [*missing_pages(course, pages), *_requests(pages)]:
        raise BookError("\n".join(["The book is not as it should be:", *problems]))
    return pages


def missing_pages(course: Path, pages: Path) -> list[str]:
    """Name each page of the table of contents that is not there: an unpinned tool once built none."""
    names = ["index", *documents_of(yaml.safe_load((course / "_toc.yml").read_text("utf-8")))]
    return [
        f"The page {name}.html was not written."
        for name in names
        if not (pages / f"{name}.html").is_file()
    ]


def documents_of(contents: object) -> list[str]:
    """List the documents that a table of contents names, in its order."""
    if isinstance(contents, list):
        return [name for entry in contents for name in documents_of(entry)]
    if not isinstance(contents, dict):
        return []
    own = [str(contents[key]) for key in ("root", "file") if key in contents]
    return own + [
        name
        for key in ("parts", "chapters", "sections")
        for name in documents_of(contents.get(key))
    ]


def _requests(pages: Path) -> list[str]:
    return [
        f"{path.relative_to(pages)} would ask another host for {address}."
        for path in sorted(pages.rglob("*.html"))
        if "_static" not in path.relative_to(pages).parts
        for address in foreign_requests(path.read_text(encoding="utf-8"))
    ]
