import pytest

from ngos_and_co import data
from ngos_and_co.explorers import shopping_basket
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.explorers.shopping_basket import (
    CONFIDENCE_WORDS,
    NO_LIST,
    STATUS_WORDS,
    all_evidence,
    basket,
    goods,
    sentence,
    view,
)
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE


def test_every_status_and_confidence_has_its_words() -> None:
    assert {each.status for each in all_evidence()} == set(STATUS_WORDS)
    assert {each.confidence for each in all_evidence()} == set(CONFIDENCE_WORDS)


def test_a_row_stands_on_the_source_and_the_confidence_of_its_case() -> None:
    cases = {row["case"]: row for row in data.rows("cases")}
    for each in all_evidence():
        assert each.source == cases[each.case]["source"]
        assert each.confidence == cases[each.case]["confidence"]


def test_the_work_was_done_in_a_country_of_the_case() -> None:
    countries = {row["case"]: row["countries"].split() for row in data.rows("cases")}
    assert all(row["geo"] in countries[row["case"]] for row in data.rows("european_basket"))


def test_a_basket_holds_what_was_chosen_in_the_order_of_the_table() -> None:
    found = basket(["a bed", "strawberries"])
    assert [each.case for each in found] == ["manolada", "huelva-strawberries", "kozee-sleep"]
    assert basket(goods()) == all_evidence()


def test_an_allegation_and_an_acquittal_are_not_shown_as_findings() -> None:
    assert {each.case: each.status for each in basket(["strawberries"])} == {
        "manolada": "decided by court",
        "huelva-strawberries": "alleged",
    }
    assert basket(["mushrooms"])[0].status == "acquitted"


def test_what_it_does_not_say_stands_beside_each_row() -> None:
    markup = view(goods())
    assert markup.count("What it does not say: ") == len(all_evidence())
    assert all(each.not_said.replace("'", "&#x27;") in markup for each in all_evidence())
    assert NO_LIST in markup
    assert "do not use it in public" in markup


def test_cases_are_counted_by_what_became_of_them() -> None:
    assert sentence(basket(["a bed"])) == "One row of evidence: 1 convicted."
    assert (
        sentence(basket(["strawberries", "a bed"]))
        == "3 rows of evidence: 1 alleged, 1 decided by court, 1 convicted."
    )


def test_the_table_has_a_row_for_each_piece_of_evidence() -> None:
    found = basket(["wine"])
    shown = shopping_basket.table(found)
    assert list(shown["status"]) == [each.status for each in found]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [([], "basket is empty"), (["a car"], "no case about 'a car', which does not mean")],
)
def test_a_choice_that_cannot_be_shown_is_told(chosen: list[str], told: str) -> None:
    with pytest.raises(ChoiceError, match=told):
        basket(chosen)


def test_the_book_gets_a_fixed_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")
    markup = shopping_basket.explore()._repr_html_()
    assert "Mushrooms" in markup
    assert "Greece" in markup
    assert "Source: " in markup


def test_a_choice_changes_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    chooser, shown = shopping_basket.explore().children
    chooser.value = ("wine",)
    assert "Wine" in shown.value
    assert "Greece" not in shown.value
    chooser.value = ()
    assert "basket is empty" in shown.value
