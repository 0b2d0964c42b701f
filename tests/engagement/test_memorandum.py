from datetime import date

import attrs
import pytest

from ngos_and_co.engagement.document import Document, Heading, ItemList, Paragraph, Remark
from ngos_and_co.engagement.example import example_plan
from ngos_and_co.engagement.memorandum import (
    ARTICLES,
    NEVER_CONFIDENTIAL,
    NOT_AGREED,
    NoPartnership,
    memorandum,
)
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.terms import PARTNERSHIP, WANTED, PartnershipTerms

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def example() -> Document:
    return memorandum(example_plan(), DAY)


def article(document: Document, name: str) -> list[object]:
    """Give the blocks of one article."""
    title = ARTICLES[name][0]
    headings = [number for number, each in enumerate(document.blocks) if isinstance(each, Heading)]
    start = next(
        number
        for number in headings
        if document.blocks[number].text.endswith(f". {title}")  # type: ignore[union-attr]
    )
    end = next(number for number in headings if number > start)
    return list(document.blocks[start + 1 : end])


def test_the_articles_are_numbered_in_the_order_of_the_terms(example: Document) -> None:
    found = [each.text for each in example.blocks if isinstance(each, Heading)]
    expected = [
        f"Article {number}. {ARTICLES[name][0]}" for number, name in enumerate(PARTNERSHIP, 1)
    ]
    assert found == [*expected, "Signatures"]


@pytest.mark.parametrize("name", PARTNERSHIP)
def test_each_article_holds_what_was_agreed_and_says_why(example: Document, name: str) -> None:
    blocks = article(example, name)
    said = "\n".join(
        "\n".join(each.items) if isinstance(each, ItemList) else each.text  # type: ignore[attr-defined]
        for each in blocks
    )
    for line in getattr(example_plan().terms, name).split("\n"):
        assert line.removeprefix("- ") in said
    assert blocks[-1] == Remark(f"Why this article: {ARTICLES[name][1]}")


def test_what_is_never_confidential_stands_in_that_article_whatever_was_typed() -> None:
    plan = attrs.evolve(
        example_plan(), terms=PartnershipTerms(wanted="yes", confidentiality="All is secret.")
    )
    assert ItemList(NEVER_CONFIDENTIAL) in article(memorandum(plan, DAY), "confidentiality")


def test_a_term_that_is_not_settled_is_named() -> None:
    plan = attrs.evolve(example_plan(), terms=PartnershipTerms(wanted="yes", money="None."))
    document = memorandum(plan, DAY)
    assert Paragraph(NOT_AGREED) in article(document, "exit")
    assert Paragraph(NOT_AGREED) not in article(document, "money")


def test_it_is_a_draft_and_no_legal_advice(example: Document) -> None:
    assert "no legal advice" in example.blocks[0].text  # type: ignore[union-attr]
    assert "draft of 23 November 2026" in example.subtitle


def test_nothing_in_it_takes_a_right_from_a_worker(example: Document) -> None:
    assert "takes a right or a claim from any worker" in example.blocks[1].text  # type: ignore[union-attr]


def test_names_that_are_missing_are_left_open() -> None:
    plan = EngagementPlan(terms=PartnershipTerms(wanted="yes"))
    assert memorandum(plan, DAY).subtitle.startswith("[the organisation] and [the company]")


@pytest.mark.parametrize("wanted", ["", *(each for each in WANTED if each != "yes")])
def test_a_plan_without_a_partnership_has_no_memorandum(wanted: str) -> None:
    plan = attrs.evolve(example_plan(), terms=PartnershipTerms(wanted=wanted, money="None."))
    with pytest.raises(NoPartnership, match="answer 'Yes'"):
        memorandum(plan, DAY)
