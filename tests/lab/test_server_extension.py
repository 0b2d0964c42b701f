import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPMessage
from pathlib import Path

import pytest

from ngos_and_co.lab.lab_server import LabServer

pytestmark = pytest.mark.slow


def ask(
    lab: LabServer, path: str, *, signed_in: bool = True, method: str = "GET"
) -> tuple[int, HTTPMessage, str]:
    connection = http.client.HTTPConnection("127.0.0.1", lab.port, timeout=30)
    headers = {"Authorization": f"token {lab.token}"} if signed_in else {}
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, response.headers, body


@contextmanager
def away(path: Path) -> Iterator[None]:
    elsewhere = path.with_name(f"{path.name}.away")
    path.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.rename(path)


@pytest.mark.parametrize(
    ("path", "content_type", "part"),
    [
        ("/book/", "text/html", "Go on"),
        ("/book/course/index.html", "text/html", "A small course"),
        ("/book/style.css", "text/css", "margin"),
        ("/ngos-and-co/static/course.css", "text/css", ".ngos-box"),
    ],
)
def test_pages_and_styles_are_served_as_what_they_are(
    lab: LabServer, path: str, content_type: str, part: str
) -> None:
    status, headers, body = ask(lab, path)
    assert (status, headers["Content-Type"].split(";")[0]) == (200, content_type)
    assert part in body
    assert "sandbox" not in headers["Content-Security-Policy"], (
        "the book's search needs its scripts"
    )


def test_headers_can_be_asked_for_alone(lab: LabServer) -> None:
    status, headers, body = ask(lab, "/book/style.css", method="HEAD")
    assert (status, headers["Content-Length"], body) == (200, "18", "")


def test_the_address_without_a_slash_leads_to_the_book(lab: LabServer) -> None:
    status, headers, _ = ask(lab, "/book")
    assert (status, headers["Location"]) == (302, "/book/")


@pytest.mark.parametrize("path", ["/book/", "/book/style.css", "/ngos-and-co/static/course.css"])
def test_a_stranger_is_asked_to_sign_in(lab: LabServer, path: str) -> None:
    status, headers, body = ask(lab, path, signed_in=False)
    assert status == 302
    assert headers["Location"].startswith("/login")
    assert "margin" not in body


@pytest.mark.parametrize(
    "path",
    [
        "/book/../../_config.yml",
        "/book/..%2f..%2f_config.yml",
        "/book/%2e%2e/%2e%2e/_config.yml",
        "/book//etc/passwd",
        "/book/.hidden",
        "/book/course/",  # a folder is not listed
        "/book/course",
        "/book/nothing.html",
    ],
)
def test_nothing_but_the_book_s_files_is_served(
    lab: LabServer, small_course: Path, path: str
) -> None:
    (small_course / "_build" / "html" / ".hidden").write_text("hidden")
    with away(small_course / "_build" / "html" / "course" / "index.html"):
        status, _, body = ask(lab, path)
        if status == 301:
            status, _, body = ask(lab, f"{path}/")
    assert status in (403, 404)
    assert not [word for word in ("A small course", "root:", "hidden") if word in body]


def test_without_a_book_one_sentence_says_what_to_run(lab: LabServer, small_course: Path) -> None:
    with away(small_course / "_build" / "html"):
        for path in ("/book/", "/book/course/index.html"):
            status, headers, body = ask(lab, path)
            assert (status, headers["Content-Type"]) == (404, "text/html; charset=UTF-8")
            assert "The book has not been built yet. Run: make book" in body
