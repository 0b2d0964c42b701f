"""The Markdown: a reader of CommonMark with tables finds the same document, whatever was typed into it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from ngos_and_co.engagement.board_plan import board_plan
from ngos_and_co.engagement.document import (
    Document,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Remark,
    Table,
)
from ngos_and_co.engagement.example import EXAMPLE_DAY, example_plan
from ngos_and_co.engagement.markdown import (
    escape,
    markdown_text,
    pictures,
    write_document,
)
from ngos_and_co.engagement.memorandum import memorandum
from tests.engagement.hostile import HOSTILE, plan_with

DAY = date(2026, 11, 23)


def parsed(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))


def plain(node: SyntaxTreeNode) -> str:
    """Give the text of a node, and fail if a sign in it became markup."""
    parts = []
    for each in node.walk():
        assert each.type not in ("html_inline", "html_block", "code_inline", "em", "link"), (
            each.type
        )
        if each.type == "text" or each.type == "text_special":
            parts.append(each.content)
    return "".join(parts)


def tables(root: SyntaxTreeNode) -> list[list[list[str]]]:
    return [
        [[plain(cell) for cell in row.children] for part in table.children for row in part.children]
        for table in root.walk()
        if table.type == "table"
    ]


def expected_tables(document: Document) -> list[list[list[str]]]:
    return [
        [[" ".join(cell.split()) for cell in row] for row in (block.header, *block.rows)]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def test_the_example_has_the_same_headings_and_tables() -> None:
    document = board_plan(example_plan(), EXAMPLE_DAY)
    root = parsed(markdown_text(document, "plan"))
    found = [(each.tag, plain(each)) for each in root.children if each.type == "heading"]
    expected = [
        (f"h{each.level + 1}", each.text) for each in document.blocks if isinstance(each, Heading)
    ]
    assert found == [("h1", document.title), *expected]
    assert tables(root) == expected_tables(document)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_plan_full_of_hostile_texts_has_the_same_tables(text: str) -> None:
    document = board_plan(plan_with(text), DAY)
    assert tables(parsed(markdown_text(document, "plan"))) == expected_tables(document)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_is_the_same_text_for_a_reader(text: str) -> None:
    flat = " ".join(text.split())
    blocks = (Heading(text), Paragraph(text), ItemList((text,)), Remark(text))
    for block in blocks if flat else ():
        root = parsed(markdown_text(Document("T", "", "A", DAY, (block,)), "plan"))
        assert len(root.children) == 2
        assert plain(root.children[1]) == flat


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_stays_in_its_cell(left: str, right: str) -> None:
    table = Table("Caption", ("a", "b"), ((left, right),))
    document = Document("T", "", "A", DAY, (table,))
    found = tables(parsed(markdown_text(document, "plan")))
    assert [len(row) for row in found[0]] == [2, 2]


@pytest.mark.parametrize(
    "text", ["{term}`x`", "$x$", "{{ x }}", "(target)=", "% note", ":::{note}"]
)
def test_signs_of_the_book_are_escaped(text: str) -> None:
    from myst_parser.config.main import MdParserConfig
    from myst_parser.mdit_to_docutils.base import DocutilsRenderer
    from myst_parser.parsers.mdit import create_md_parser

    config = MdParserConfig(enable_extensions={"colon_fence", "dollarmath", "substitution"})
    found = SyntaxTreeNode(create_md_parser(config, DocutilsRenderer).parse(escape(text)))
    assert [each.type for each in found.children] == ["paragraph"]
    assert plain(found) == text


def test_a_numbered_list_is_one() -> None:
    document = Document("T", "", "A", DAY, (ItemList(("One", "Two"), is_numbered=True),))
    assert markdown_text(document, "plan").endswith("1. One\n2. Two\n")


def test_a_picture_is_a_file_beside_with_alt_text() -> None:
    figure = Figure("grid", b"png", "Who [stands] where", "The caption")
    document = Document("T", "", "A", DAY, (figure,))
    assert pictures(document, "my plan") == {"my-plan-grid.png": b"png"}
    image = next(
        each for each in parsed(markdown_text(document, "my plan")).walk() if each.type == "image"
    )
    assert image.attrs["src"] == "my-plan-grid.png"
    assert plain(image) == "Who [stands] where"


def test_the_files_are_written(tmp_path: Path) -> None:
    write_document(board_plan(example_plan(), DAY), tmp_path / "plan.md")
    write_document(memorandum(example_plan(), DAY), tmp_path / "memorandum.md")
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == ["memorandum.md", "plan-stakeholder-grid.png", "plan.md"]
    assert "(plan-stakeholder-grid.png)" in (tmp_path / "plan.md").read_text(encoding="utf-8")
    assert (tmp_path / "memorandum.md").read_text(encoding="utf-8").startswith("# Memorandum")
