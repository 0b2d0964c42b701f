import base64
import re

import pytest

from ngos_and_co.explorers import company_comparison
from ngos_and_co.explorers.company_comparison import compare, profile, sentences, view, warnings
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE

CLOTHES, FOOD, ICT = "Apparel & Footwear", "Food & Beverage", "ICT"


def scores(sector: str, theme: str, company: str) -> dict[int, float]:
    side = compare(sector, theme, [company])
    own = side[side["company"] == company]
    return {int(year): float(score) for year, score in zip(own["year"], own["score"], strict=True)}


def test_totals_join_the_workbooks_and_the_single_scores() -> None:
    assert scores(CLOTHES, "total", "Adidas") == {2016: 81, 2018: 92.1, 2021: 85.6, 2023: 55}


def test_a_theme_has_the_rounds_of_the_workbooks_only() -> None:
    assert set(scores(CLOTHES, "purchasing practices", "Adidas")) == {2018, 2021}


def test_the_distance_is_taken_to_the_average_of_the_same_round() -> None:
    side = compare(CLOTHES, "total", ["Adidas"])
    row = side[(side["company"] == "Adidas") & (side["year"] == 2018)].iloc[0]
    assert row["against_average"] == pytest.approx(92.1 - 36.6)
    averages = side[side["company"] == company_comparison.AVERAGE]
    assert averages["against_average"].isna().all()


def test_a_round_without_the_company_is_missing_and_not_zero() -> None:
    side = compare(CLOTHES, "total", ["Lululemon Athletica", "LPP"])
    assert not ((side["company"] == "LPP") & (side["year"] == 2023)).any()
    said = list(sentences(side, ["LPP"]))
    assert "No score in our tables for" in said[0]
    assert "that is not zero" in said[0]


@pytest.mark.parametrize(
    ("first", "last", "comparable"),
    [(2016, 2021, True), (2021, 2022, False), (2018, 2025, False), (2022, 2025, True)],
)
def test_the_method_divides_the_rounds(first: int, last: int, comparable: bool) -> None:
    assert company_comparison.is_comparable(first, last) is comparable


def test_rounds_on_two_methods_are_told_apart() -> None:
    told = " ".join(warnings(compare(ICT, "total", ["Intel"])))
    assert "up to 2020 with those from 2022 on" in told
    same = " ".join(warnings(compare(FOOD, "recruitment", ["Tesco"])))
    assert "Do not compare" not in same
    assert "with care" in same


def test_one_round_allows_no_change() -> None:
    side = compare(FOOD, "total", ["Tesco"])
    told = " ".join(warnings(side[side["year"] == 2018]))
    assert "one round only, 2018" in told


def test_no_line_crosses_the_change_of_method() -> None:
    markup = company_comparison.figure(ICT, "total", ["Intel"]).markup
    picture = re.search(r"base64,([^\"]+)", markup)
    assert picture is not None
    drawing = base64.b64decode(picture[1]).decode()
    lines = re.findall(r'aria-roledescription="line mark"', drawing)
    # The company and the average, each before and after.
    assert len(lines) == 4


def test_the_profile_has_every_theme_and_leaves_out_nobody() -> None:
    year, table = profile(ICT, ["Intel", "Apple"])
    assert year == 2022
    assert list(table["theme"]) == list(company_comparison.themes())
    assert table.loc[0, company_comparison.AVERAGE] == 20.1


def test_the_view_says_what_the_scores_are_not() -> None:
    markup = view(**company_comparison.DEFAULTS)
    assert "not how people work" in markup
    assert "KnowTheChain" in markup
    assert "How sure: partly" in markup


def test_a_company_outside_the_last_round_is_not_called_unpublished() -> None:
    markup = view(CLOTHES, "total", ["Carter's", "Eclat Textile"])
    _, table = profile(CLOTHES, ["Carter's", "Eclat Textile"])
    assert ("not in this round" in markup) == bool(table.isna().any().any())


def test_a_zero_is_explained() -> None:
    zeros = compare(CLOTHES, "purchasing practices", ["Anta Sports Products"])
    assert (zeros["score"] == 0).any()
    assert "found nothing published" in view(
        CLOTHES, "purchasing practices", ["Anta Sports Products"]
    )


@pytest.mark.parametrize("sector", company_comparison.sectors())
@pytest.mark.parametrize("theme", company_comparison.themes())
def test_every_sector_and_theme_can_be_shown(sector: str, theme: str) -> None:
    assert "<figure" in view(sector, theme, company_comparison.companies(sector)[:5])


@pytest.mark.parametrize(
    ("sector", "theme", "chosen", "told"),
    [
        ("Cars", "total", ["Adidas"], "no sector 'Cars'"),
        (CLOTHES, "love", ["Adidas"], "no theme 'love'"),
        (CLOTHES, "total", [], "from 1 to 5"),
        (CLOTHES, "total", company_comparison.companies(CLOTHES)[:6], "from 1 to 5"),
        (CLOTHES, "total", ["Adidas", "Adidas"], "chosen twice"),
        (CLOTHES, "total", ["Tesco"], "Tesco is in no round of Apparel"),
    ],
)
def test_a_choice_that_cannot_be_shown_is_told(
    sector: str, theme: str, chosen: list[str], told: str
) -> None:
    with pytest.raises(ChoiceError, match=told):
        view(sector, theme, chosen)


def test_the_book_gets_a_fixed_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")
    assert "Inditex" in company_comparison.explore()._repr_html_()


def test_the_companies_on_offer_follow_the_sector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    sector, _theme, chosen, shown = company_comparison.explore().children
    assert chosen.value == ("Adidas", "Inditex", "LPP")
    sector.value = FOOD
    assert "Tesco" in chosen.options
    chosen.value = ("Tesco",)
    assert "Tesco, 2023: 52 of 100" in shown.value
    chosen.value = ()
    assert "choose from 1 to 5" in shown.value
