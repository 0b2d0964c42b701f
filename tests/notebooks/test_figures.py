"""What counts as a figure, what as its evidence, and what is left alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.notebooks.checks.content import CourseContent, Page
from ngos_and_co.notebooks.checks.figures import figure_problems
from ngos_and_co.notebooks.checks.sections import sections_by_page

SOURCES = "../../reference/sources.md"
TABLE = "| Year | Persons |\n| --- | --- |\n| 2022 | 10,093 |"


def content(text: str, path: str = "course/modules/01-work/index.md") -> CourseContent:
    return CourseContent(Path(), (Page(path, (("", text),)),), (), (), frozenset())


def rules(text: str, path: str = "course/modules/01-work/index.md") -> list[str]:
    return [problem.rule for problem in figure_problems(content(text, path))]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2022 there were 10,093 registered victims.",
        "The share rose to 41 percent.",
        "The share rose to 41%.",
        "The rate was 8.5.",
        "She paid EUR 900.",
        "She paid €90 to the recruiter.",
        "They were promised 22 euros.",
        "Profits of 236 billion are estimated.",
        "Some 457 people were detected.",
    ],
)
def test_a_claim_about_the_world_needs_evidence(sentence: str) -> None:
    assert rules(f"# Page\n\n{sentence}") == ["figure-source"]
    assert rules(f"# Page\n\n{sentence} ([Eurostat]({SOURCES}#eurostat-thb-2022))") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Answer three questions in 25 minutes.",
        "Module 14 has 12 lessons and lesson 3 comes last.",
        "Since 2015 the law asks for a statement; it changed in 2026.",
        "Article 433quinquies and article 8.2 say so, and so does section 54.",
        "Directive 2011/36/EU and Regulation (EU) 2024/3015 apply from 2027.",
        "ILO Convention No. 189 protects domestic workers.",
        "The ILO wrote numbers 181, 189 and 105, from the ILO.",
        "Application no. 21884/15 was decided on 30 March 2017.",
        "In danger, call 112; children call 116 111.",
        "Type `answer('q1', 10093)`.",
        "The years 2003-2021 and the groups 15-24.",
        "A girl of 17 worked 12 hours a day.",
    ],
)
def test_what_claims_nothing_needs_none(sentence: str) -> None:
    assert rules(f"# Page\n\n{sentence}") == []


@pytest.mark.parametrize(
    "beside",
    [
        "Source: Eurostat, figures for 2022.",
        "**Sources:** Eurostat and UNODC.",
        "This company is fictional.",
        "Suppose that she earned more.",
    ],
)
def test_evidence_in_the_same_section_is_enough(beside: str) -> None:
    assert rules(f"# Page\n\n{TABLE}\n\n{beside}") == []
    assert rules(f"# Page\n\n{TABLE}\n\n## Next\n\n{beside}") == ["figure-source"]


def test_a_link_serves_its_own_paragraph_alone() -> None:
    linked = f"[Eurostat]({SOURCES}#eurostat-thb-2022) counts people."
    assert rules(f"# Page\n\n{linked}\n\nThere were 10,093 of them.") == ["figure-source"]


def test_what_a_page_has_proved_it_may_repeat() -> None:
    proved = f"There were 10,093 ([Eurostat]({SOURCES}#eurostat-thb-2022))."
    assert rules(f"# Page\n\n{proved}\n\n## Later\n\nRemember the 10,093.") == []
    assert rules(f"# Page\n\n{proved}\n\n## Later\n\nRemember the 10,094.") == ["figure-source"]


def test_a_link_to_a_page_of_the_course_is_no_source() -> None:
    assert rules("# Page\n\nThere were 10,093 ([next lesson](02-next.ipynb)).") == ["figure-source"]


def test_a_case_study_names_its_sources_once() -> None:
    story = "# A farm\n\nSome 700 men came."
    assert rules(story, "course/cases/case-farm.md") == ["figure-source"]
    sources = f"## Sources\n\n[The file]({SOURCES}#case-manolada)"
    assert rules(f"{story}\n\n{sources}", "course/cases/case-farm.md") == []
    assert rules(f"{story}\n\n{sources}") == ["figure-source"]


def test_pages_made_from_the_tables_are_left_alone() -> None:
    assert rules("# Sources\n\nThere were 10,093.", "course/reference/sources.md") == []


def test_the_problem_names_the_figure_and_the_place() -> None:
    (problem,) = figure_problems(content("# Page\n\nOnly 8 of them, but 41 percent."))
    assert "'41 percent'" in problem.message
    assert problem.place == "course/modules/01-work/index.md"


def test_a_doubtful_figure_has_to_be_told_as_doubtful() -> None:
    figure = f"In 2025, 23 companies found a case ([CCLA]({SOURCES}#ccla-uk-2025))."
    assert rules(f"# Page\n\n{figure}") == ["figure-doubt"]
    assert rules(f"# Page\n\n{figure} This is uncertain.") == []
    assert rules(f"# Page\n\n{figure}\n\nThe two reports disagree.") == []


def test_a_sure_figure_of_the_same_source_is_told_plainly() -> None:
    assert rules(f"# Page\n\nIn 2025 it was 56 ([CCLA]({SOURCES}#ccla-uk-2025)).") == []


def texts_of(page: CourseContent) -> Sequence[str]:
    return [
        paragraph.text
        for _, found in sections_by_page(page)
        for section in found
        for paragraph in section.paragraphs
    ]


@given(st.lists(st.sampled_from(["# A", "## B", "some words", "", "- one\n- two"]), max_size=12))
def test_sections_lose_no_paragraph(blocks: list[str]) -> None:
    wanted = [block for block in blocks if block and not block.startswith("#")]
    assert texts_of(content("\n\n".join(blocks))) == wanted


@given(st.text(max_size=200))
def test_no_text_breaks_the_check(text: str) -> None:
    assert set(rules(text)) <= {"figure-source", "figure-doubt"}
