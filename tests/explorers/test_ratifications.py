import base64
import re

import pytest

from ngos_and_co import data
from ngos_and_co.explorers import ratifications
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.explorers.ratifications import (
    EVERY_STATE,
    NONE_FOUND,
    TREATIES,
    by_state,
    by_treaty,
    matrix,
    sentences,
    view,
)
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE

ALL_YEARS = (1930, 2026)


def drawing(treaty: str, first: int, last: int) -> str:
    picture = re.search(r"base64,([^\"]+)", ratifications.figure(treaty, first, last).markup)
    assert picture is not None
    return base64.b64decode(picture[1]).decode()


def dark_tiles(treaty: str, first: int, last: int) -> int:
    tiles = re.findall(
        rf'<path aria-label="[^"]*"[^>]*fill="{ratifications.charts.PALETTE[0]}"',
        drawing(treaty, first, last),
    )
    return len(tiles)


def test_every_state_has_one_tile_of_its_own() -> None:
    assert {code for _, code in ratifications.states()} == set(ratifications.TILES)
    assert len(set(ratifications.TILES.values())) == len(ratifications.TILES) == 39


def test_the_treaties_are_those_of_the_table() -> None:
    assert {row["treaty"] for row in data.rows("ratifications")} == set(TREATIES)


@pytest.mark.parametrize(
    ("treaty", "found"), [("ilo-p029", 23), ("ilo-c189", 11), ("cets-197", 39)]
)
def test_the_counts_are_those_of_the_table(treaty: str, found: int) -> None:
    assert by_treaty(treaty)["year"].notna().sum() == found
    said = " ".join(sentences(treaty, *ALL_YEARS))
    assert f"was found for {found} of 39 states." in said
    assert ("None found:" in said) == (found < 39)


def test_the_years_choose_the_dark_tiles() -> None:
    assert dark_tiles("ilo-c189", *ALL_YEARS) == 11
    assert dark_tiles("ilo-c189", 2013, 2013) == 2
    assert "2013 to 2013 was found for 2 of 39 states, and for 11 in any year" in " ".join(
        sentences("ilo-c189", 2013, 2013)
    )


def test_none_found_is_never_called_not_ratified() -> None:
    markup = view("ilo-p029", "BG", ALL_YEARS)
    assert NONE_FOUND in markup
    # The only mentions are those that deny it.
    assert markup.count("not ratified") == markup.count("the same as not ratified") > 0
    assert "not published" not in markup


def test_a_state_has_every_treaty_in_one_order() -> None:
    own = by_state("PL")
    assert list(own["treaty"]) == list(TREATIES.values())
    assert own.set_index("treaty").loc[TREATIES["ilo-p029"], "year"] == 2017


def test_what_is_uncertain_is_said() -> None:
    markup = view("ilo-p029", "BG", ALL_YEARS)
    assert "20 states uncertain" in markup
    assert "that there is none is not confirmed" in markup


def test_states_can_be_set_side_by_side() -> None:
    table = matrix(["BG", "DE"])
    assert list(table["State"]) == ["Bulgaria", "Germany"]
    assert list(table[TREATIES["ilo-c189"]]) == [NONE_FOUND, "2013"]


def test_the_map_alone_has_no_table_of_a_state() -> None:
    assert "six treaties" not in view("cets-197", EVERY_STATE, ALL_YEARS)
    assert "Germany: six treaties" in view("cets-197", "DE", ALL_YEARS)


@pytest.mark.parametrize("treaty", TREATIES)
def test_every_treaty_has_a_map_that_names_its_source(treaty: str) -> None:
    markup = view(treaty, EVERY_STATE, ALL_YEARS)
    assert '<img alt="Map of Europe' in markup
    assert "Source: " in markup


@pytest.mark.parametrize(
    ("treaty", "state", "years", "told"),
    [
        ("ilo-c999", "BG", ALL_YEARS, "no treaty 'ilo-c999'"),
        ("ilo-c29", "XX", ALL_YEARS, "no state 'XX'"),
        ("ilo-c29", "BG", (2020, 2010), "first year before the last"),
    ],
)
def test_a_choice_that_cannot_be_shown_is_told(
    treaty: str, state: str, years: tuple[int, int], told: str
) -> None:
    with pytest.raises(ChoiceError, match=told):
        view(treaty, state, years)


def test_no_state_to_set_side_by_side_is_told() -> None:
    with pytest.raises(ChoiceError, match="at least one"):
        matrix([])


def test_the_slider_holds_every_year_of_the_table() -> None:
    first, last = ratifications.span()
    assert ratifications.FIRST_YEAR <= first <= last <= ratifications.LAST_YEAR


def test_the_book_gets_a_fixed_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")
    assert "Bulgaria: six treaties" in ratifications.explore()._repr_html_()


def test_a_menu_changes_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    treaty, state, years, shown = ratifications.explore().children
    state.value = "PL"
    assert "Poland: six treaties" in shown.value
    treaty.value = "ilo-c189"
    years.value = (2013, 2013)
    assert "2013 to 2013 was found for" in shown.value
