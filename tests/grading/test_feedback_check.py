"""What a page of feedback must not have is found."""

import pytest

from ngos_and_co.grading.feedback_check import feedback_problems
from tests.grading.sample_course import sample_notebook


def rules(page: str) -> list[str]:
    return [problem.rule for problem in feedback_problems(page, "page.html", sample_notebook())]


def test_a_page_with_explanations_and_links_is_fine() -> None:
    page = "<p>Three elements are needed.</p><a href='https://www.ilo.org'>ILO</a>"
    assert rules(page) == []


@pytest.mark.parametrize(
    "page",
    [
        "<pre>type: single\nkey: b\n</pre>",
        "<pre><span>key</span><span>:</span> <span>[a, b, d]</span></pre>",
        "<p>### BEGIN HIDDEN TESTS</p>",
        "<p>### BEGIN MARK SCHEME</p>",
    ],
)
def test_finds_the_raw_key(page: str) -> None:
    assert rules(page) == ["raw-key"]


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://cdnjs.example/mathjax.js"></script>',
        "<img alt='' src=//tracker.example/p.png>",
        "<style>@font-face { src: url('https://fonts.example/a.woff2') }</style>",
        '<link rel="stylesheet" href="http://fonts.example/a.css">',
    ],
)
def test_finds_what_would_be_loaded_from_elsewhere(page: str) -> None:
    assert rules(page) == ["foreign-host"]
