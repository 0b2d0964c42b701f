"""Files that others wrote: read as Moodle reads them, or refused in a sentence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.exchange_formats import IMPORTERS, ExchangeError
from ngos_and_co.exchange_formats.markdown_from_html import markdown_from_html
from ngos_and_co.exchange_formats.moodle_question import nearest_grade
from ngos_and_co.questions import Question
from ngos_and_co.questions.markdown import block_html
from tests.exchange_formats.samples import parse_cell

# The signs of GIFT as Moodle's documentation shows them; the questions are ours.
GIFT = """\
// a comment

$CATEGORY: tom/dick

::Means::Which of these is a means? {
  =deception#Yes.
  ~transport#That is an act. Note the \\= sign.
  ~a lower wage
}

Which are signs? { ~%50%debt ~%50%papers kept ~%-50%night work ~%-50%a short contract }

A child must have been deceived. {FALSE#For a child no means is needed.#Right.####Article 3.}

How many elements? {#3:0}

How many of 100? {#
  =39.5:0.5#Right.
  =%50%41:0.1#Another base.
  ~#Look again.
}

Between? {#1..5}

What is it called? {=debt bondage =bonded labour =%50%bondage#Nearly.}

Who does what? {=recruiter -> fee =inspector -> control =nobody -> fee}

Match. {=a -> one =b -> two}

Deception is {=a means ~an act} in the Protocol.

Write what you think. {}

Only a text without a question.
"""


def read(name: str, content: str | bytes) -> tuple[list[Any], list[str]]:
    imported = IMPORTERS[name](content.encode() if isinstance(content, str) else content)
    return [parse_cell(cell) for cell in imported.cells], [str(note) for note in imported.notes]


def by_type(questions: list[Question]) -> list[str]:
    return [question.type_name for question in questions]


def test_gift_as_people_write_it() -> None:
    questions, notes = read("gift", GIFT)
    assert by_type(questions) == [
        *("single", "multiple", "true-false", "numeric", "numeric", "numeric", "short"),
        *("categorise", "matching", "single"),
    ]
    means, signs, child, elements, share, between, term, who, match, gap = questions
    assert means.id == "means"
    assert means.options[means.key] == "deception"
    assert "= sign" in means.feedback["b"]
    assert signs.key == ("a", "b")
    assert (child.key, child.explanation) == (False, "Article 3.")
    assert child.feedback == {"true": "For a child no means is needed.", "false": "Right."}
    assert (elements.key, share.tolerance.size, share.wrong[0].share) == (3, 0.5, 0.5)
    assert (between.key, between.tolerance.size) == (3, 2)
    assert term.key == ("debt bondage", "bonded labour")
    assert dict(who.key) == {"a": "a", "b": "b", "c": "a"}
    assert list(match.right.values()) == ["one", "two"]
    assert gap.prompt == r"Deception is \_\_\_\_\_ in the Protocol."
    assert ["left out" in note for note in notes] == [True, True, False]
    assert "tolerance of the right one" in notes[2]


def moodle(kind: str, inner: str, extra: str = "") -> str:
    return (
        f'<quiz>{extra}<question type="{kind}"><name><text>Née 1</text></name>'
        f'<questiontext format="html"><text>Asked?</text></questiontext>{inner}</question></quiz>'
    )


def answer(text: str, fraction: float, told: str = "") -> str:
    return (
        f'<answer fraction="{fraction}"><text>{text}</text>'
        f"<feedback><text>{told}</text></feedback></answer>"
    )


@pytest.mark.parametrize(
    ("kind", "inner", "said"),
    [
        ("essay", "", "no type for Moodle's 'essay'"),
        ("multichoice", answer("a", 50) + answer("b", 0), "not just one of its options"),
        ("multichoice", "<single>false</single>" + answer("a", 0), "none of its options"),
        ("multichoice", answer("a", 100) + answer("a", 0), "same text"),
        ("multichoice", answer("a", 100), "only one option"),
        ("truefalse", answer("yes", 100) + answer("no", 0), "not true and false"),
        ("numerical", answer("*", 0), "no number earns all points"),
        ("numerical", answer("many", 100), "is not a number"),
        ("shortanswer", answer("a", 50), "no answer earns all points"),
        ("cloze", "", "it has no gaps"),
        ("multichoice", answer("a", "much"), "cannot be read"),  # type: ignore[arg-type]
    ],
)
def test_a_question_that_cannot_be_ours_is_left_out_and_said(
    kind: str, inner: str, said: str
) -> None:
    questions, notes = read("moodle", moodle(kind, inner))
    assert questions == []
    [note] = notes
    assert "left out" in note
    assert said in note


@pytest.mark.parametrize(
    ("kind", "inner", "said"),
    [
        (
            "multichoice",
            answer("a", 100) + answer("b", 50) + answer("c", 0),
            "a part of the points",
        ),
        ("multichoice", "<single>false</single>" + answer("a", 100) + answer("b", 0), "its shares"),
        ("shortanswer", answer("a", 100) + answer("b", 0), "says nothing"),
        ("numerical", answer("3", 100) + answer("4", 100), "only the first"),
        ("shortanswer", answer("a", 100) + "<defaultgrade>0</defaultgrade>", "become 1"),
        ("shortanswer", answer("a", 100, "&lt;img src='x'&gt;"), "pictures"),
    ],
)
def test_what_is_changed_on_the_way_is_said(kind: str, inner: str, said: str) -> None:
    questions, notes = read("moodle", moodle(kind, inner))
    assert len(questions) == 1
    assert any(said in note for note in notes), notes


def test_ids_are_made_of_names_and_used_once() -> None:
    one = moodle("shortanswer", answer("a", 100))
    body = one.removeprefix("<quiz>").removesuffix("</quiz>")
    questions, _ = read("moodle", f"<quiz>{body}{body}</quiz>")
    assert [question.id for question in questions] == ["nee-1", "nee-1-2"]


BOMB = '<!DOCTYPE x [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'


@pytest.mark.parametrize(
    "content", ["", "<quiz>", "quiz", "<html/>", BOMB, OUTSIDE, b"\xff\xfe<", "<quiz>\x00</quiz>"]
)
def test_what_is_no_moodle_xml_is_refused(content: str | bytes) -> None:
    with pytest.raises(ExchangeError, match="XML"):
        read("moodle", content)


def test_what_is_no_text_is_no_gift() -> None:
    with pytest.raises(ExchangeError, match="not text in UTF-8"):
        read("gift", b"\xff\xfe\xff")


@given(st.text(st.sampled_from("{}~=#:\\->%*1a \n/[]T"), max_size=80))
def test_no_text_stops_the_reading_of_gift(text: str) -> None:
    imported = IMPORTERS["gift"](text.encode())
    for cell in imported.cells:
        parse_cell(cell)


@given(st.text(st.sampled_from("{}:SHORTANWEMULICO~=#\\%*1a "), max_size=60), st.booleans())
def test_no_text_stops_the_reading_of_gaps(text: str, is_gap: bool) -> None:
    gap = f"{{1:SHORTANSWER:{text}}}" if is_gap else text
    shown = gap.replace("&", "&amp;").replace("<", "&lt;")
    content = moodle("cloze", "").replace("Asked?", shown)
    for cell in IMPORTERS["moodle"](content.encode()).cells:
        parse_cell(cell)


@pytest.mark.parametrize(
    "markdown",
    [
        "One *two* **three** `four` ~~five~~.",
        "First.\n\nSecond.",
        "- one\n- two",
        "1. one\n2. two",
        "3. three\n4. four",
        "| a | b |\n| --- | --- |\n| 1 | **2** |",
        "### Title\n\nText with [a link](https://example.org/a_b).",
        "> Quoted.\n>\n> Again.",
        "> Quoted.\n\nAnd not.",
        "```\nx = 1\n  y\n```",
        r"1\. not a list, \# no title, \*no mark\*",
        "One\\\ntwo",
        "***",
    ],
)
def test_what_a_question_may_show_comes_back(markdown: str) -> None:
    shown = block_html(markdown)
    assert block_html(markdown_from_html(shown)) == shown


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("plain text", "plain text"),
        ("<p>a</p><script>alert(1)</script>", "a"),
        ("<div><p>a <b>b</b></p></div>", "a **b**"),
        ("a &amp;lt; b", r"a \&lt; b"),
        ("<p>a<br/>b</p>", "a\\\nb"),
        ("<a>no address</a>", "no address"),
        ("<table></table>", ""),
    ],
)
def test_html_of_others(source: str, markdown: str) -> None:
    assert markdown_from_html(source) == markdown


@given(st.text(st.sampled_from("<>/pbiulol tdrh=\"'&;a1 \n"), max_size=80))
def test_no_html_stops_the_reading(source: str) -> None:
    block_html(markdown_from_html(source))


@pytest.mark.parametrize(
    ("share", "grade"), [(1, 1.0), (1 / 3, 0.3333333), (-1 / 3, -0.3333333), (0.55, 0.6), (0, 0.0)]
)
def test_shares_are_those_that_moodle_has(share: float, grade: float) -> None:
    assert nearest_grade(share) == pytest.approx(grade, abs=0.051)
    assert nearest_grade(nearest_grade(share)) == nearest_grade(share)
