"""A Jupyter Server extension: the built book at ``/book/``, and the course's stylesheets for Lab."""

import os
from collections.abc import Awaitable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.web import HTTPError, RedirectHandler, StaticFileHandler, authenticated

BOOK_VARIABLE = "NGOS_AND_CO_BOOK"
BOOK_URL = "book"
STATIC_URL = "ngos-and-co/static"
STATIC = Path(__file__).parent / "static"
FIRST_PAGE = "index.html"
NOT_BUILT = "The book has not been built yet. Run: make book"
NOT_BUILT_PAGE = f"""<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>No book yet</title>
<body style="font: 1.1rem/1.5 sans-serif; margin: 2rem"><p>{NOT_BUILT}</p></body>
</html>
"""


class PageFileHandler(JupyterHandler, StaticFileHandler):
    """Serve files for a browser to show, to whoever is signed in to Lab.

    Jupyter's own file handler would put each page into a sandbox, in which the book's search and its choice
    of light or dark do not work. The book is the course's own, so it needs none.
    """

    @authenticated
    def head(self, path: str) -> Awaitable[None]:  # type: ignore[override]
        """Answer with a file's headers."""
        return self.answer(path, include_body=False)

    @authenticated
    def get(self, path: str, include_body: bool = True) -> Awaitable[None]:  # type: ignore[override]
        """Answer with a file."""
        return self.answer(path, include_body)

    async def answer(self, path: str, include_body: bool) -> None:
        """Answer somebody who is signed in."""
        await StaticFileHandler.get(self, path, include_body)

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 (tornado gives it)
        """Let a browser ask each time whether a file is newer: the book may have been built again."""
        self.set_header("Cache-Control", "no-cache")

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Give hidden files to nobody, and of the others the same as tornado."""
        path: str | None = super().validate_absolute_path(root, absolute_path)
        if path and any(part.startswith(".") for part in Path(path).relative_to(root).parts):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return path


class BookHandler(PageFileHandler):
    """Serve the book, or one plain sentence where there is none yet."""

    async def answer(self, path: str, include_body: bool) -> None:
        """Answer with a page or another file of the book."""
        if Path(self.root, FIRST_PAGE).is_file():
            await super().answer(path, include_body)
            return
        self.set_status(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(NOT_BUILT_PAGE)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:  # noqa: ANN401 (ServerApp has no types)
    """Add the handlers; the book's folder comes from the environment, else it is below the server's root."""
    base = server.web_app.settings["base_url"]
    book = os.environ.get(BOOK_VARIABLE) or str(Path(server.root_dir, "_build", "html"))
    at_book, at_static = url_path_join(base, BOOK_URL), url_path_join(base, STATIC_URL)
    server.web_app.add_handlers(
        ".*$",
        [
            (at_book, RedirectHandler, {"url": f"{at_book}/", "permanent": False}),
            (f"{at_book}/(.*)", BookHandler, {"path": book, "default_filename": FIRST_PAGE}),
            (f"{at_static}/(.*)", PageFileHandler, {"path": str(STATIC)}),
        ],
    )
