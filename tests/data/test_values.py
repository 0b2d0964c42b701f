"""Values as the sources have them, at places where a slip in a table would go unseen."""

import pytest

from ngos_and_co import data


def value(table: str, column: str, **cells: str) -> str:
    found = [row[column] for row in data.rows(table) if cells.items() <= row.items()]
    assert len(found) == 1, (table, cells, found)
    return found[0]


@pytest.mark.parametrize(
    ("table", "column", "cells", "expected"),
    [
        (
            "registered_victims",
            "value",
            {"year": "2024", "breakdown": "total", "measure": "count"},
            "9678",
        ),
        (
            "registered_victims",
            "value",
            {"year": "2023", "category": "forced labour or services"},
            "36.0",
        ),
        (
            "detected_victims",
            "value",
            {"year": "2019", "geo": "PL", "breakdown": "total", "category": "all"},
            "25",
        ),
        (
            "national_figures",
            "value",
            {"year": "2019", "geo": "PL", "measure": "identified victims"},
            "221",
        ),
        (
            "illegal_profits",
            "value",
            {"form": "all forms", "region": "Europe and Central Asia"},
            "84",
        ),
        ("illegal_profits", "value", {"sector": "domestic work"}, "2.6"),
        ("us_tiers", "tier", {"geo": "BG", "year": "2023"}, "2 Watch List"),
        ("us_tiers", "tier", {"geo": "PL", "year": "2018"}, "1"),
        ("ratifications", "year", {"geo": "PL", "treaty": "ilo-p029"}, "2017"),
        ("ratifications", "year", {"geo": "CZ", "treaty": "palermo-protocol"}, "2014"),
        ("ratifications", "ratified", {"geo": "BG", "treaty": "ilo-p029"}, "not found"),
        (
            "knowthechain_scores",
            "score",
            {"company": "Adidas", "year": "2018", "theme": "total"},
            "92.1",
        ),
        ("knowthechain_scores", "score", {"company": "LPP", "theme": "total"}, "27.7"),
        ("knowthechain_points", "score", {"company": "Adidas", "year": "2018"}, "92"),
        (
            "statement_shares",
            "share",
            {"sector": "Garment", "year": "2020", "question": "meets the UK minimum"},
            "28.4",
        ),
        (
            "statement_shares",
            "share",
            {"sector": "Garment", "year": "2016", "question": "meets the UK minimum"},
            "",
        ),
        ("uk_statement_compliance", "value", {"population": "hotels"}, "23"),
        ("uk_care_helpline", "value", {"year": "2022", "unit": "GBP"}, "11800"),
        ("behind_the_brands", "score", {"date": "2016-04", "company": "Unilever"}, "74"),
        ("ngo_survey_2013", "value", {"measure": "NGOs that answered"}, "27"),
        ("at_risk_imports", "value", {"year": "2023", "product": "garments"}, "147.9"),
        (
            "glotip_headlines",
            "confidence",
            {"year": "2022", "category": "sexual exploitation"},
            "uncertain",
        ),
        ("case_law", "outcome", {"case": "limbu-v-dyson"}, "settled"),
        ("case_law", "documented_case", {"case": "chowdury-v-greece"}, "manolada"),
        ("contact_points", "since", {"geo": "CZ"}, "1995"),
    ],
)
def test_single_values(table: str, column: str, cells: dict[str, str], expected: str) -> None:
    assert value(table, column, **cells) == expected


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("knowthechain_scores", 310 * 8),
        ("statement_assessments", 412),
        ("shares_by_form", 99 * 3),
        ("us_tiers", 113),
        ("ratifications", 39 * 6),
        ("contact_points", 39),
        ("citizenship_detected", 1433),
        ("case_law", 30),
        ("cases", 26),
        ("indicators", 11),
        ("glossary", 122),
    ],
)
def test_nothing_was_lost(table: str, count: int) -> None:
    assert len(data.rows(table)) == count


def test_where_sources_disagree_both_stay() -> None:
    assert value("knowthechain_points", "score", company="Inditex", year="2018") == "70"
    scores = data.rows("knowthechain_scores")
    assert [
        row["score"]
        for row in scores
        if (row["company"], row["year"], row["theme"]) == ("Inditex", "2018", "total")
    ] == ["70.3"]
    assert "708" in value(
        "uk_care_helpline", "note", year="2022", measure="potential victims in care"
    )


def test_a_company_has_one_name_through_the_rounds() -> None:
    rounds: dict[str, set[str]] = {}
    for row in data.rows("knowthechain_scores"):
        rounds.setdefault(row["company"], set()).add(row["year"])
    assert rounds["H&M"] == {"2018", "2021"}
    assert rounds["Samsung Electronics"] == {"2018", "2020", "2022"}
    assert {row["company"] for row in data.rows("knowthechain_points")} <= set(rounds)
