"""What trainees write is drawn, and does nothing."""

import pytest

from ngos_and_co.grading.harmless_markdown import harmless_markdown


def test_plain_markdown_is_drawn() -> None:
    assert harmless_markdown("# A\n\n**b** [c](https://example.org)\n") == (
        '<h1>A</h1>\n<p><strong>b</strong> <a href="https://example.org">c</a></p>\n'
    )


def test_tables_are_drawn() -> None:
    assert "<td>1</td>" in harmless_markdown("| a |\n| --- |\n| 1 |\n")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](https://tracker.example/p.png)",
        "<iframe src='//tracker.example'></iframe>",
        "[x]: javascript:alert(1)\n[x]",
        '<https://example.org/"onmouseover=alert(1)>',
        "a" * 200_001 + "<script>alert(1)</script>",
    ],
    ids=range(9),
)
def test_nothing_runs_and_nothing_is_loaded(text: str) -> None:
    drawn = harmless_markdown(text)
    for forbidden in ("<script", "<img", "<iframe", 'href="javascript', 'href="data', '" onmouse'):
        assert forbidden not in drawn
