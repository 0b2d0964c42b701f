"""HTML is harmless whatever a trainee's notebook held."""

import pytest

from ngos_and_co.grading.harmless_html import harmless_html, is_easy_to_clean


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src='https://tracker.example/p.png'>",
        "<p onclick='alert(1)'>x</p>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src='https://tracker.example'></iframe>",
        "<link rel='stylesheet' href='//tracker.example/s.css'>",
        "<p style='background-image: url(https://tracker.example/p.png)'>x</p>",
        "<form action='https://tracker.example'><input></form>",
    ],
)
def test_nothing_runs_and_nothing_is_loaded(text: str) -> None:
    cleaned = harmless_html(text)
    for forbidden in (
        "<script",
        "<img",
        "onclick",
        "javascript:",
        "<iframe",
        "<link",
        "url(",
        "<form",
    ):
        assert forbidden not in cleaned


def test_words_tables_and_pictures_within_the_page_stay() -> None:
    text = '<table><tr><td>a</td></tr></table><img src="data:image/png;base64,AAAA" alt="x">'
    assert harmless_html(text).replace("<tbody>", "").replace("</tbody>", "") == text


@pytest.mark.parametrize(
    "text",
    ["<style>td { color: red }</style>7", "<script>alert(1)</script>7", "7<style>b { top: 0"],
)
def test_what_is_no_text_is_not_shown_as_text(text: str) -> None:
    assert harmless_html(text) == "7"


@pytest.mark.parametrize(
    ("text", "is_easy"),
    [
        ("<p>a<br>b <img src=x> <b>c</b></p>", True),
        ("<style>td { }</style><table><tr><td>1</td></tr></table>", True),
        ("a < b and c > d", True),
        ("<b>" * 10_000, False),
        ("<b></i>" * 5000, False),
        ("</b>" * 5000, False),
    ],
    ids=range(6),
)
def test_what_takes_long_to_clean_is_known_beforehand(text: str, is_easy: bool) -> None:
    assert is_easy_to_clean(text) is is_easy
