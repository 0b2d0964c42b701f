from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.days import day_text
from ngos_and_co.engagement.document import (
    Heading,
    ItemList,
    Paragraph,
    Table,
    excerpt,
    prose,
)


def test_lines_are_paragraphs_and_dashes_make_a_list() -> None:
    found = list(prose("First.\n\n- one\n* two\n• three\nLast.\n– four"))
    assert found == [
        Paragraph("First."),
        ItemList(("one", "two", "three")),
        Paragraph("Last."),
        ItemList(("four",)),
    ]


def test_a_dash_without_a_space_is_no_list() -> None:
    assert list(prose("-5 degrees")) == [Paragraph("-5 degrees")]


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    said = " ".join(
        word
        for block in prose(text)
        for line in (block.items if isinstance(block, ItemList) else (block.text,))
        for word in line.split()
    )
    for sign in "-*•–":
        text, said = text.replace(sign, ""), said.replace(sign, "")
    assert said.split() == text.split()


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("Short.", 20, "Short."),
        ("One sentence here. Another one that is long.", 30, "One sentence here. …"),
        ("words and words and words and words", 20, "words and words …"),
        ("x" * 50, 20, "x" * 18 + " …"),
        ("All:\n- one;\n- two.", 40, "All: one; two."),
    ],
)
def test_an_excerpt_ends_where_a_reader_expects_it(text: str, longest: int, expected: str) -> None:
    assert excerpt(text, longest) == expected


@given(st.text(), st.integers(5, 60))
def test_an_excerpt_is_never_longer_than_allowed(text: str, longest: int) -> None:
    assert len(excerpt(text, longest)) <= longest


def test_a_day_is_written_in_english_whatever_the_machine() -> None:
    assert day_text(date(2027, 3, 1)) == "1 March 2027"


def test_a_table_whose_row_is_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="Table 'Sums'"):
        Table("Sums", ("a", "b"), (("1",),))


def test_a_table_whose_widths_are_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="Table 'Sums'"):
        Table("Sums", ("a", "b"), (), (1,))


def test_there_are_three_levels_of_headings() -> None:
    with pytest.raises(ValueError, match="level"):
        Heading("Too deep", 4)
