"""Every figure that a page states comes from a table or a source; a doubtful one is said to be doubtful.

A figure is a number that claims something about the world: a share, an amount of money, a rate, or a count
from a hundred up. Small counts, years, article numbers and times of the course itself claim nothing.
"""

import functools
import re
from collections.abc import Iterator, Mapping

from ngos_and_co import data
from ngos_and_co.notebooks.checks.content import CourseContent
from ngos_and_co.notebooks.checks.sections import Paragraph, Section, sections_by_page
from ngos_and_co.questions import Problem

GENERATED = "course/reference/"
CASES = "course/cases/"
"""A case study tells one documented case, and names its sources once for the whole page."""
LINK = re.compile(r"\[([^\]]*)\]\(\s*<?([^)\s>]+)>?[^)]*\)")
EVIDENCE_LINK = re.compile(r"reference/[\w-]+\.md#|cases/[\w-]+\.ipynb|^https?://")
SOURCE_LINE = re.compile(r"^[*_>\s]*Sources?[*_]*:", re.MULTILINE)
SHOWN = re.compile(r'class="ngos-(?:figure|table|chart)|<table\b')
MADE_UP = re.compile(
    r"\b(?:fictional|invented|imagine|suppose|example figures?|made up)\b", re.IGNORECASE
)
"""A story or a sum that says of itself that it is none of the world's."""
SOURCE_KEY = re.compile(r"sources\.md#([\w-]+)")
DOUBT = re.compile(
    r"\b(?:uncertain|unconfirmed|not confirmed|disagree|contradict\w*|conflict\w*|in doubt|doubtful|"
    r"unclear|not sure|differ|another (?:source|report|summary|count))\b",
    re.IGNORECASE,
)
NUMBER_OF_TEXT = re.compile(
    r"(?:articles?|art\.|sections?|paragraphs?|§+|nos?\.|applications?|directives?|regulations?|conventions?|recommendations?)"
    r"\s+(?:\([A-Z]{2}\)\s*)?[\d(][\w()./,–-]*"
    r"|\bnumbers\s+\d+(?:,\s+\d+)*(?:\s+and\s+\d+)?",
    re.IGNORECASE,
)
LEAST_TOLD_APART = 10
"""Smaller numbers stand in too many sentences that speak of something else."""
EMERGENCY = re.compile(r"\b(?:112|116[ \u00a0]?\d{3})\b")
"""Numbers to call."""
NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
CODE = re.compile(r"`[^`]*`")
CLAIM = re.compile(
    r"""(?<![\w.,/-])(?:
        (?:EUR|GBP|USD|CZK|PLN|BGN|€|£|\$)[ \u00a0]?\d[\d,.]*        # money before
      | \d[\d,]*(?:\.\d+)?[ \u00a0]?(?:%|percent\b|per[ ]cent\b)     # shares
      | \d[\d,]*(?:\.\d+)?[ \u00a0](?:million|billion|trillion)\b
      | \d[\d,]*(?:\.\d+)?[ \u00a0](?:euros?|pounds?|dollars?|crowns?|zlotys?|złoty|leva|lev)\b
      | \d{1,3}(?:,\d{3})+(?:\.\d+)?                                 # thousands
      | \d+\.\d+                                                     # rates
      | (?!(?:1[5-9]|20)\d\d(?![\d]))\d{3,}                          # counts from a hundred, no years
    )(?![\w/-])""",
    re.VERBOSE,
)


def figure_problems(content: CourseContent) -> Iterator[Problem]:
    """Yield each figure without evidence, and each doubtful one that is told as if it were sure."""
    doubtful = _doubtful_values()
    for path, sections in sections_by_page(content):
        if path.startswith(GENERATED):
            continue
        supported = _supported_numbers(sections)
        has_own_sources = path.startswith(CASES) and _names_a_source(sections)
        for section in sections:
            for paragraph in section.paragraphs:
                if not has_own_sources:
                    yield from _source_problems(paragraph, section, supported)
                yield from _doubt_problems(paragraph, section, doubtful)


def _names_a_source(sections: list[Section]) -> bool:
    return any(SOURCE_KEY.search(each.text) for section in sections for each in section.paragraphs)


def _source_problems(
    paragraph: Paragraph, section: Section, supported: set[str]
) -> Iterator[Problem]:
    if _has_evidence(paragraph.text, section):
        return
    for figure in _figures(paragraph.text):
        if not set(NUMBER.findall(figure)) <= supported:
            yield Problem(
                paragraph.place,
                "figure-source",
                f"{figure!r} has neither a source nor a table beside it.",
                "Link to the source in the same paragraph, show its table in the section, "
                "or say that it is fictional.",
            )
            return


def _supported_numbers(sections: list[Section]) -> set[str]:
    """Give the numbers that a page proves somewhere: a later paragraph may then repeat them."""
    return {
        number
        for section in sections
        for text in (
            *section.outputs,
            *(each.text for each in section.paragraphs if _has_evidence(each.text, section)),
        )
        for number in NUMBER.findall(text)
    }


def _figures(text: str) -> list[str]:
    plain = LINK.sub(r"\1", CODE.sub("", text))
    plain = NUMBER_OF_TEXT.sub("", EMERGENCY.sub("", plain))
    return [match.group().strip() for match in CLAIM.finditer(plain)]


def _has_evidence(text: str, section: Section) -> bool:
    if any(EVIDENCE_LINK.search(address) for _, address in LINK.findall(text)):
        return True
    if any(SHOWN.search(output) for output in section.outputs):
        return True
    return any(
        SOURCE_LINE.search(paragraph.text) or MADE_UP.search(paragraph.text)
        for paragraph in section.paragraphs
    )


@functools.cache
def _doubtful_values() -> Mapping[str, Mapping[str, str]]:
    """Give for each source the doubtful values that a table takes from it, with the table's path."""
    found: dict[str, dict[str, str]] = {}
    for table in data.catalog():
        if {"source", "confidence", "value"} <= set(table.field_names):
            for row in data.rows(table.name):
                value = float(row["value"] or 0)
                if row["confidence"] == "uncertain" and value >= LEAST_TOLD_APART:
                    number = f"{value:,.10g}"
                    found.setdefault(row["source"], {})[number] = table.path
    return found


def _doubt_problems(
    paragraph: Paragraph, section: Section, doubtful: Mapping[str, Mapping[str, str]]
) -> Iterator[Problem]:
    if any(DOUBT.search(each.text) for each in section.paragraphs):
        return
    written = set(NUMBER.findall(LINK.sub(r"\1", paragraph.text)))
    for key in SOURCE_KEY.findall(paragraph.text):
        for number in sorted(written & set(doubtful.get(key, {}))):
            yield Problem(
                paragraph.place,
                "figure-doubt",
                f"{number} is marked uncertain in {doubtful[key][number]}, and the page does not say so.",
                "Say what is not certain about it, or leave it out.",
            )
