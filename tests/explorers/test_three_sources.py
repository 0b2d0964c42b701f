import base64
import re

import pytest

from ngos_and_co.explorers import three_sources
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE


def counts(country: str, year: int) -> tuple[object, object]:
    row = three_sources.compare(country, year, year).iloc[0]
    return row["detected"], row["other"]


def test_poland_is_what_the_two_sources_report() -> None:
    assert counts("PL", 2019) == (25, 221)
    assert counts("PL", 2020) == (17, 82)
    assert counts("PL", 2021) == (23, 94)


def test_what_was_not_published_is_missing_and_not_zero() -> None:
    side = three_sources.compare("CZ", 2020, 2020)
    assert side["detected"].item() == 13
    assert side["other"].isna().all()


def test_each_year_has_one_row() -> None:
    side = three_sources.compare("BG", 2015, 2022)
    assert list(side["year"]) == list(range(2015, 2023))


def test_the_sentences_name_who_counted() -> None:
    said = list(three_sources.sentences("PL", 2019, 2019))
    assert said[0].startswith("Poland, 2019: 25 persons (UNODC), 221 persons (US TIP report")
    assert "209,000 people" in said[1]
    assert "forced marriage" in said[1]


def test_bulgaria_czechia_and_poland_come_first() -> None:
    found = three_sources.countries()
    assert [each.name for each in found[:3]] == ["Bulgaria", "Czechia", "Poland"]
    assert [each.name for each in found[3:]] == sorted(each.name for each in found[3:])


def test_the_estimate_is_in_no_chart() -> None:
    markup = three_sources.figure("PL", 2017, 2022).markup
    picture = re.search(r"base64,([^\"]+)", markup)
    assert picture is not None
    drawing = base64.b64decode(picture[1]).decode()
    assert "221" in markup
    written = " ".join(re.findall(r"<text[^>]*>([^<]*)", drawing))
    assert "2019" in written
    assert "209" not in written
    assert "slavery" not in written


@pytest.mark.parametrize("country", [each.code for each in three_sources.countries()])
def test_every_country_can_be_shown(country: str) -> None:
    assert "<figure" in three_sources.view(country, *three_sources.DEFAULT_YEARS)


def test_the_book_gets_a_fixed_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")
    assert "Poland" in three_sources.explore()._repr_html_()


def test_a_menu_changes_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    box = three_sources.explore()
    country, span, shown = box.children
    country.value = "BG"
    assert "Bulgaria" in shown.value
    span.value = (2019, 2019)
    assert "2019 to 2019" in shown.value
