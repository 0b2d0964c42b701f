"""Markdown from authors becomes HTML that can do no harm."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.questions.markdown import BLOCK_TAGS, INLINE_TAGS, block_html, inline_html


class Tags(HTMLParser):
    """Collects the tags and attributes of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag carries."""
        self.tags.add(tag)
        self.attributes.extend(attrs)


def test_markdown_is_rendered() -> None:
    text = (
        "A **strong** and *soft* `word`, see [law](https://example.org/a?b=1&c=2).\n\n- one\n- two"
    )
    rendered = block_html(text)
    assert "<strong>strong</strong> and <em>soft</em> <code>word</code>" in rendered
    assert '<a href="https://example.org/a?b=1&amp;c=2">law</a>' in rendered
    assert "<li>one</li>" in rendered


def test_table_keeps_its_alignment_as_a_class() -> None:
    rendered = block_html("| Year | Persons |\n| --- | ---: |\n| 2022 | 3,990 |")
    assert '<td class="ngos-align-right">3,990</td>' in rendered
    assert "style" not in rendered


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "[click](JaVaScRiPt:alert(1))",
        "[click](data:text/html;base64,AAAA)",
        "[click](vbscript:x)",
        "<javascript:alert(1)>",
        "![picture](https://elsewhere.example/pixel.png)",
        '<b onclick="alert(1)">b</b>',
        "[a](https://example.org 'x\" onclick=\"alert(1)')",
        "<style>*{display:none}</style>",
    ],
)
def test_nothing_harmful_is_left(text: str) -> None:
    for rendered, allowed in ((block_html(text), BLOCK_TAGS), (inline_html(text), INLINE_TAGS)):
        found = Tags(rendered)
        assert found.tags <= allowed
        for name, value in found.attributes:
            assert name in {"href", "title"}
            assert name == "title" or (value or "").startswith(("http://", "https://", "mailto:"))


def test_relative_links_and_mail_stay() -> None:
    rendered = block_html("[term](../glossary.md#debt-bondage) [mail](mailto:a@example.org)")
    assert 'href="../glossary.md#debt-bondage"' in rendered
    assert 'href="mailto:a@example.org"' in rendered


def test_inline_text_holds_no_blocks() -> None:
    assert inline_html("# Not a heading\n- nor a list") == "# Not a heading\n- nor a list"


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>[]()\"'&:!*`\n|-")))
def test_no_text_gives_a_tag_that_is_not_allowed(text: str) -> None:
    assert Tags(block_html(text)).tags <= BLOCK_TAGS
    assert Tags(inline_html(text)).tags <= INLINE_TAGS
