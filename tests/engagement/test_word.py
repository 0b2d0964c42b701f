"""The Word file: its structure in XML, and what LibreOffice makes of it."""

import io
import re
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from ngos_and_co.engagement.board_plan import board_plan
from ngos_and_co.engagement.document import (
    Block,
    Document,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Remark,
    Table,
)
from ngos_and_co.engagement.example import EXAMPLE_DAY, example_plan
from ngos_and_co.engagement.memorandum import memorandum
from ngos_and_co.engagement.plan import SECTIONS, TITLES
from ngos_and_co.engagement.word import word_file, write_document
from tests.engagement.hostile import HOSTILE, longest_plan, plan_with
from tests.engagement.plans import complete_plan
from tests.office import Printed, printed

DAY = date(2026, 11, 23)
SECTION_HEADINGS = [f"{number}. {TITLES[name]}" for number, name in enumerate(SECTIONS, 1)]

ORDERS = {
    "pPr": [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "numPr",
        "bidi",
        "spacing",
        "ind",
        "jc",
        "rPr",
        "sectPr",
    ],
    "rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "rtl", "lang"],
    "tblPr": ["tblStyle", "tblW", "jc", "tblLayout", "tblLook", "tblCaption", "tblDescription"],
    "tcPr": ["tcW", "gridSpan", "shd", "vAlign"],
    "trPr": ["cantSplit", "tblHeader"],
}
"""Of the properties that we use, as ECMA-376 part 1 orders them (17.3.1.26, 17.3.2.28, 17.4)."""


@pytest.fixture(scope="module")
def example() -> bytes:
    return word_file(board_plan(example_plan(), EXAMPLE_DAY))


@pytest.fixture(scope="module")
def word(example: bytes) -> WordDocument:
    return opened(example)


@pytest.fixture(scope="module")
def example_in_print(example: bytes, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(example, tmp_path_factory.mktemp("office"))


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def xml(content: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode("utf-8")


def made_of(*blocks: Block) -> bytes:
    return word_file(Document("Title", "", "Somebody", DAY, blocks))


def test_headings_are_headings_and_in_order(word: WordDocument) -> None:
    styles = [each.style.name for each in word.paragraphs if each.style is not None]
    assert styles[:3] == ["Title", "Subtitle", "Heading 1"]
    first = [each.text for each in word.paragraphs if each.style and each.style.name == "Heading 1"]
    assert first == ["Summary", *SECTION_HEADINGS, "Before this plan leaves the house"]
    levels = [int(each[-1]) for each in styles if each.startswith("Heading")]
    steps = [after - before for before, after in pairwise(levels)]
    assert max(steps) == 1, "a level of headings is left out"


def test_each_table_has_a_header_row_that_repeats_and_rows_that_stay_whole(
    word: WordDocument,
) -> None:
    assert len(word.tables) == 14
    for table in word.tables:
        marks = [row._tr.trPr.findall(qn("w:tblHeader")) for row in table.rows]
        assert [len(each) for each in marks] == [1] + [0] * (len(table.rows) - 1)
        assert all(row._tr.trPr.findall(qn("w:cantSplit")) for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_tables_fit_between_the_margins(word: WordDocument) -> None:
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in word.tables:
        assert sum(column.width for column in table.columns) <= room + 10_000


def test_tables_and_figures_are_numbered_by_word(example: bytes) -> None:
    instructions = re.findall(r"<w:instrText[^>]*>([^<]*)<", xml(example))
    assert instructions.count(r"SEQ Table \* ARABIC") == 14
    assert instructions.count(r"SEQ Figure \* ARABIC") == 1


def test_the_picture_has_alt_text(word: WordDocument) -> None:
    (picture,) = word.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Grid of power and interest.")


def test_pages_are_a4_and_counted_in_the_footer(word: WordDocument, example: bytes) -> None:
    section = word.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert "Draft." in section.footer.paragraphs[0].text
    footer = xml(example, "word/footer1.xml")
    assert ">PAGE<" in footer
    assert ">NUMPAGES<" in footer


def test_the_language_is_british_english(word: WordDocument, example: bytes) -> None:
    assert word.core_properties.language == "en-GB"
    assert set(re.findall(r'<w:lang w:val="([^"]*)"', xml(example, "word/styles.xml"))) == {"en-GB"}


def test_the_properties_say_what_it_is_and_nothing_of_the_machine(word: WordDocument) -> None:
    properties = word.core_properties
    assert properties.title == "Engagement plan: Poledna Salads (fictional)"
    assert properties.author == properties.last_modified_by == "Lanterna (fictional)"
    assert properties.comments == ""
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.date() == EXAMPLE_DAY


def test_word_does_not_open_it_in_compatibility_mode(example: bytes) -> None:
    settings_of_word = xml(example, "word/settings.xml")
    assert re.search(r'compatibilityMode"[^>]*w:val="15"', settings_of_word)


def test_text_is_dark_on_white(example: bytes) -> None:
    colours = set(re.findall(r'<w:color w:val="([0-9A-F]{6})"', xml(example)))
    styles = opened(example).styles
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "Remark"):
        colours.add(str(styles[name].font.color.rgb))
    assert all(contrast_with_white(each) >= 7 for each in colours)


def contrast_with_white(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_the_same_plan_has_the_same_bytes(example: bytes) -> None:
    assert word_file(board_plan(example_plan(), EXAMPLE_DAY)) == example
    assert word_file(board_plan(example_plan(), date(2026, 12, 1))) != example


def test_a_numbered_list_begins_with_one_each_time() -> None:
    steps = ItemList(("One", "Two"), is_numbered=True)
    word = opened(made_of(steps, Paragraph("Between"), steps))
    numbers = [
        each._p.pPr.numPr.numId.val
        for each in word.paragraphs
        if each.style and each.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    restarts = word.part.numbering_part.element.findall(f".//{qn('w:startOverride')}")
    assert [each.get(qn("w:val")) for each in restarts] == ["1", "1"]


def test_text_from_right_to_left_is_marked_so() -> None:
    left, right = opened(made_of(Paragraph("Left العمال"), Paragraph("العمال left"))).paragraphs[1:]
    assert right.runs[0].font.rtl
    assert right._p.pPr.find(qn("w:bidi")) is not None
    assert not left.runs[0].font.rtl


@pytest.mark.parametrize("content", ["example", "right to left"])
def test_properties_stand_in_the_order_that_word_asks_for(content: str, example: bytes) -> None:
    # Word repairs a file in which they do not; LibreOffice says nothing.
    hostile = Paragraph(HOSTILE["right to left"])
    table = Table(hostile.text, ("a", "b"), ((hostile.text, "c"),))
    lists = (ItemList((hostile.text,), is_numbered=True), Heading(hostile.text, 1, True))
    written = example if content == "example" else made_of(hostile, table, *lists)
    root = opened(written).element
    for name, order in ORDERS.items():
        for element in root.iter(qn(f"w:{name}")):
            found = [child.tag.split("}")[1] for child in element]
            assert not set(found) - set(order), f"{name} holds {found}"
            assert found == sorted(found, key=order.index), f"{name} holds {found}"


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_can_be_written_and_is_read_again(text: str) -> None:
    content = made_of(
        Heading(text),
        Paragraph(text),
        Remark(text),
        ItemList((text,), is_numbered=True),
        Table(text, (text, "b"), ((text, text),)),
    )
    word = opened(content)
    kept = "".join(each for each in text if each in "\t\n" or ord(each) >= 32)
    kept = re.sub("[\ud800-\udfff\ufffe\uffff]", "", kept)
    assert word.paragraphs[2].text == kept
    assert word.tables[0].cell(1, 1).text == kept


def test_a_file_that_cannot_be_written_leaves_the_former_one(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").mkdir()
    with pytest.raises(OSError, match=r"plan\.docx"):
        write_document(board_plan(complete_plan(), DAY), tmp_path / "plan.docx")
    assert [each.name for each in tmp_path.iterdir()] == ["plan.docx"]


def test_plan_and_memorandum_are_written_with_the_date_given(tmp_path: Path) -> None:
    day = date(2027, 2, 3)
    write_document(board_plan(example_plan(), day), tmp_path / "plan.docx")
    write_document(memorandum(example_plan(), day), tmp_path / "memorandum.docx")
    for name in ("plan", "memorandum"):
        word = docx.Document(str(tmp_path / f"{name}.docx"))
        assert "3 February 2027" in word.paragraphs[1].text


@pytest.mark.slow
def test_libreoffice_prints_the_example(example_in_print: Printed) -> None:
    pages = example_in_print.pages
    assert 10 <= len(pages) <= 16
    assert example_in_print.pictures >= 1
    places = [
        next(
            number
            for number, page in enumerate(pages)
            if re.search(re.escape(heading) + r"\n", page)
        )
        for heading in SECTION_HEADINGS
    ]
    assert places == sorted(places)
    assert f"Page 2 of {len(pages)}" in pages[1]


@pytest.mark.slow
def test_the_summary_is_one_page(example_in_print: Printed) -> None:
    assert "What the board is asked to decide" in example_in_print.pages[0]
    assert SECTION_HEADINGS[0] in example_in_print.pages[1]


@pytest.mark.slow
def test_a_table_that_goes_on_repeats_its_header(example_in_print: Printed) -> None:
    repeated = [page for page in example_in_print.pages if re.search(r"Who +Part +Power", page)]
    assert len(repeated) == 2


@pytest.mark.slow
def test_the_summary_of_the_longest_plan_is_one_page_too(tmp_path: Path) -> None:
    pages = printed(word_file(board_plan(longest_plan(12), DAY)), tmp_path).pages
    assert "What the board is asked to decide" in pages[0]
    assert SECTION_HEADINGS[0] in pages[1]


@pytest.mark.slow
def test_eighty_rows_of_everything_are_printed(tmp_path: Path) -> None:
    found = printed(word_file(board_plan(plan_with("Row", 80), DAY)), tmp_path)
    assert "Risk 80: Row" in found.text
    assert "Row 79" in found.text


@pytest.mark.slow
def test_hostile_texts_are_printed_as_they_were_typed(tmp_path: Path) -> None:
    blocks = [
        block
        for name, text in HOSTILE.items()
        for block in (
            Heading(name),
            Paragraph(text),
            Table(name, ("Text", "Same"), ((text, text),)),
        )
    ]
    found = printed(made_of(*blocks), tmp_path)
    for name in ("markup", "pipes", "placeholders", "like a heading"):
        assert found.text.count(HOSTILE[name]) >= 1, name
    assert found.text.replace(" ", "").count("W" * 199) == 3
    assert "paid" in found.text
    assert "2026" in found.text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_plan_full_of_hostile_texts_is_written_and_read_again(text: str) -> None:
    word = opened(word_file(board_plan(plan_with(text), DAY)))
    answers = {row.cells[0].text: row.cells[1].text for row in word.tables[2].rows}
    assert answers["What it makes or does"] == text


def test_figures_are_as_wide_as_they_say() -> None:
    from ngos_and_co.engagement.stakeholder_chart import grid_png

    png = grid_png(complete_plan().stakeholders)
    (picture,) = opened(made_of(Figure("grid", png, "Alt", "Caption", 8.0))).inline_shapes
    assert round(picture.width.cm, 1) == 8.0
