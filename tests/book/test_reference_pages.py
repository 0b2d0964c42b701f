"""The pages made from the tables say all that the tables hold, in Markdown that nothing in them can break."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ngos_and_co import data
from ngos_and_co.book.reference_pages import (
    data_dictionary_page,
    escape,
    glossary_page,
    outdated_reference_pages,
    slug,
    sources_page,
    write_reference_pages,
)
from ngos_and_co.data import Field, Party, Table

TERM = {
    "id": "debt-bondage",
    "term": "debt bondage",
    "field": "trafficking",
    "definition": "Work as security for a debt.",
    "bg": "дългово робство",
    "cs": "dlužní otroctví",
    "pl": "niewola za długi",
    "bg_confidence": "read",
    "cs_confidence": "uncertain",
    "pl_confidence": "known",
    "see_also": "wages gone",
    "source": "ilo-c29",
    "source_detail": "",
    "note": "",
    "confidence": "read",
}
WAGES = {**TERM, "id": "wages", "term": "Wages withheld", "see_also": "", "note": "Ask for slips."}
SOURCE = {
    "key": "ilo-c29",
    "title": "Forced Labour Convention",
    "publisher": "ILO",
    "date": "1930",
    "url": "https://www.ilo.org/c29",
    "kind": "treaty",
    "read_state": "read",
    "note": "in French and English",
}
DESCRIBED = Table(
    name="wages",
    title="Wages [net]",
    description="What is paid out",
    path="tables/wages.csv",
    date="2026-11-23",
    licences=(Party("Share alike", "https://creativecommons.org/licenses/by-sa/4.0/"),),
    sources=(Party("Payslips"),),
    fields=(
        Field("paid", "number", "Paid in a month.", "EUR"),
        Field("source", "string", "Key of the source."),
        Field("confidence", "string", "How sure."),
    ),
    primary_key=("paid",),
    references=(),
)


@pytest.fixture(scope="module")
def dictionary() -> str:
    return data_dictionary_page(data.catalog())


def test_the_glossary_has_each_term_under_its_letter() -> None:
    page = glossary_page([WAGES, TERM])
    assert re.findall(r"^#+ .+$", page, re.MULTILINE) == [
        "# Glossary",
        "## D",
        "### debt bondage",
        "## W",
        "### Wages withheld",
    ]


def test_a_doubtful_translation_is_marked() -> None:
    page = glossary_page([TERM])
    assert "**Czech:** dlužní otroctví (?)" in page
    assert "**Bulgarian:** дългово робство ·" in page


def test_a_term_links_to_those_it_names_and_that_are_there() -> None:
    page = glossary_page([TERM, WAGES])
    assert "See also: [Wages withheld](#wages-withheld)\n" in page
    assert "Ask for slips." in page


def test_a_source_stands_under_its_key_with_address_and_state() -> None:
    page = sources_page([SOURCE])
    assert "## Treaty\n\n### ilo-c29\n\n**Forced Labour Convention.** ILO, 1930." in page
    assert "[ilo.org](<https://www.ilo.org/c29>)" in page
    assert "*State: read by us.* in French and English." in page


def test_a_source_without_date_and_address_leaves_no_gap() -> None:
    page = sources_page([{**SOURCE, "date": "", "url": "", "note": ""}])
    assert "**Forced Labour Convention.** ILO. *State: read by us.*\n" in page


def test_a_table_is_told_with_columns_source_and_terms() -> None:
    page = data_dictionary_page([DESCRIBED])
    assert "- [Wages \\[net\\]](#wages)" in page
    assert "**Wages \\[net\\].** What is paid out." in page
    assert "- `paid` (number, EUR): Paid in a month.\n" in page
    assert "- `source`" not in page
    assert "Each row also has `source` and `confidence`." in page
    assert "*Source:* Payslips. Compiled 2026-11-23." in page
    assert "[Share alike](<https://creativecommons.org/licenses/by-sa/4.0/>)." in page


def test_every_table_and_column_of_the_course_is_in_the_dictionary(dictionary: str) -> None:
    for table in data.catalog():
        assert f"\n## {table.name}\n" in dictionary
        assert f"](#{slug(table.name)})" in dictionary
        for field in table.fields:
            assert f"`{field.name}`" in dictionary


def test_the_dictionary_fits_a_phone(dictionary: str) -> None:
    # A Markdown table would have to be scrolled sideways, and a long word would widen the page.
    assert not re.search(r"^\|", dictionary, re.MULTILINE)
    shown = re.sub(r"\]\(<?[^)]*\)", "]", dictionary)
    assert max(len(word) for word in re.split(r"\s|`", shown)) <= 32


def test_the_course_s_own_pages_are_current(course_root: Path) -> None:
    assert outdated_reference_pages(course_root / "course") == {}


def test_pages_are_written_once(tmp_path: Path) -> None:
    assert {path.name for path in outdated_reference_pages(tmp_path)} >= {
        "glossary.md",
        "sources.md",
        "data-dictionary.md",
    }
    write_reference_pages(tmp_path)
    assert outdated_reference_pages(tmp_path) == {}
    page = tmp_path / "reference" / "sources.md"
    page.write_text("changed by hand", encoding="utf-8")
    assert list(outdated_reference_pages(tmp_path)) == [page]


@example("&lt; &#38;")
@given(st.text(alphabet="ab *_`[]()<>|#\\&!~\n-+.1;lt", max_size=40))
def test_no_text_of_a_table_is_read_as_markup(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"Say: {escape(text)}")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inline = tokens[1].children or []
    assert {token.type for token in inline} <= {"text", "text_special"}
    shown = "".join(token.content for token in inline)
    assert shown == f"Say: {' '.join(text.split())}".strip()
