"""A page is valid, small and harmless, and says where to read again."""

import pytest

from ngos_and_co.grading.feedback_check import LOADED
from ngos_and_co.grading.feedback_pages.graded_notebook import Part
from ngos_and_co.grading.feedback_pages.lessons import Lesson
from ngos_and_co.grading.feedback_pages.page import (
    LARGEST_PAGE,
    Feedback,
    Grading,
    feedback_page,
)
from tests.valid_html import parse_strictly

LESSON = Lesson("course/modules/01-a/02-b", "Eleven *signs*", "Papers & beds")


def page(grading: Grading, *, book: str | None = None, penalty: float = 0.0) -> str:
    return feedback_page(
        Feedback(
            title="quiz-01",
            parts=[Part("q1", 2, "m1-signs", "<p>Which?</p>")],
            gradings={"q1": grading},
            penalty=penalty,
            lessons={"m1-signs": [LESSON]},
            book=book,
        )
    )


def test_who_lost_points_reads_where_to_read_again() -> None:
    text = page(Grading(1.5))
    assert "Question 1: 1.5 of 2 points" in text
    assert "Read again: lesson Eleven <em>signs</em>, part <em>Papers &amp; beds</em>." in text


def test_lessons_are_linked_where_the_book_is_known() -> None:
    assert 'href="https://book.example/course/modules/01-a/02-b.html"' in page(
        Grading(0.0), book="https://book.example/"
    )


def test_who_lost_nothing_need_not_read_again() -> None:
    assert "Read again" not in page(Grading(2.0))


def test_what_is_open_is_no_zero() -> None:
    text = page(Grading(None, is_open=True))
    assert "a person still has to read it (2 at most)" in text
    assert "still has to read: 1" in text
    assert "Read again" not in text


def test_a_penalty_is_said_and_takes_nothing_below_zero() -> None:
    assert "1.5 of 2 points</strong>, after 0.5 taken off" in page(Grading(2.0), penalty=0.5)
    assert "0 of 2 points</strong>" in page(Grading(1.0), penalty=3)


@pytest.mark.parametrize("title", ["quiz", "<script>alert(1)</script>", "a&b"])
def test_any_title_and_comment_is_valid(title: str) -> None:
    comment = "<script>alert(1)</script> [a](javascript:alert(1)) ![x](http://x.example/y.png)"
    text = feedback_page(
        Feedback(
            title=title,
            parts=[Part("q1", 2, None, "<p>Which?</p>")],
            gradings={"q1": Grading(1.0, comment=comment)},
        )
    )
    document = parse_strictly(text)
    assert document.get("lang") == "en"
    assert not document.findall(".//script")
    assert not document.findall(".//img")
    assert "javascript:" not in str([each.get("href") for each in document.iter("a")])
    assert not LOADED.search(text)


def test_a_page_stays_small_and_keeps_what_is_short() -> None:
    parts = [Part(f"q{n}", 1, None, f"<p>{n} {'x' * 30_000 * n}</p>") for n in range(4)]
    text = feedback_page(Feedback(title="quiz", parts=parts, gradings={}))
    assert len(text.encode()) < LARGEST_PAGE
    assert "<p>0 </p>" in text
    assert text.count("too long to be shown") == 2
    parse_strictly(text)
