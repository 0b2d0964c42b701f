"""Each rule, broken once on a copy, is named with its place and with what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ngos_and_co.data.checks import data_problems
from ngos_and_co.data.package import data_folder
from tests.data.checks.damage import Copy, copy_package

POLAND_2019 = {"geo": "PL", "year": "2019", "measure": "identified victims"}
BAD = [
    # table, damage, rule, where the problem is said to be, words of the message
    (
        "national_figures",
        lambda copy: copy.descriptor.write_text("{"),
        "descriptor-readable",
        "datapackage.json",
        "no readable list of tables",
    ),
    (
        "national_figures",
        lambda copy: copy.descriptor.write_text('{"resources": 3}'),
        "descriptor-readable",
        "datapackage.json",
        "no readable list of tables",
    ),
    (
        "national_figures",
        lambda copy: copy.file("national_figures").unlink(),
        "table-readable",
        "tables/national_figures.csv",
        "cannot be read",
    ),
    (
        "national_figures",
        lambda copy: copy.file("national_figures").write_bytes(b"year\n\xff\n"),
        "table-readable",
        "tables/national_figures.csv",
        "cannot be read",
    ),
    (
        "national_figures",
        lambda copy: copy.file("national_figures").write_text("year,geo\n2019,PL\n"),
        "table-columns",
        "tables/national_figures.csv, line 1",
        "Its columns are year, geo.",
    ),
    (
        "national_figures",
        lambda copy: copy.file("national_figures").write_text(""),
        "table-columns",
        "tables/national_figures.csv, line 1",
        "Its columns are none.",
    ),
    (
        "national_figures",
        lambda copy: copy.append_line("national_figures", "2019,PL"),
        "row-length",
        "tables/national_figures.csv, line 21",
        "2 cells; the table has 9 columns",
    ),
    (
        "national_figures",
        lambda copy: copy.change_descriptor("national_figures", lambda it: it.pop("title")),
        "table-described",
        "datapackage.json, national_figures",
        "no title",
    ),
    (
        "national_figures",
        lambda copy: copy.change_descriptor("national_figures", lambda it: it.pop("licenses")),
        "table-licence",
        "datapackage.json, national_figures",
        "no licence",
    ),
    (
        "national_figures",
        lambda copy: copy.change_descriptor(
            "national_figures", lambda it: it.update(licenses=[{"name": "CC-BY-4.0"}])
        ),
        "table-licence",
        "datapackage.json, national_figures",
        "no licence",
    ),
    (
        "national_figures",
        lambda copy: copy.change_descriptor("national_figures", lambda it: it.pop("sources")),
        "table-source",
        "datapackage.json, national_figures",
        "no source",
    ),
    (
        "national_figures",
        lambda copy: copy.change_descriptor(
            "national_figures", lambda it: it.update(date="last week")
        ),
        "table-date",
        "datapackage.json, national_figures",
        "when it was compiled",
    ),
    (
        "national_figures",
        lambda copy: copy.change_descriptor(
            "national_figures", lambda it: it["schema"].pop("fields")
        ),
        "table-schema",
        "datapackage.json, national_figures",
        "describes no columns",
    ),
    (
        "national_figures",
        lambda copy: copy.change_descriptor(
            "national_figures", lambda it: it["schema"].pop("primaryKey")
        ),
        "table-key",
        "datapackage.json, national_figures",
        "which columns name a row",
    ),
    (
        "national_figures",
        lambda copy: copy.change_column("national_figures", "value", lambda it: it.pop("unit")),
        "column-unit",
        "datapackage.json, national_figures, column value",
        "names no unit",
    ),
    (
        "national_figures",
        lambda copy: copy.change_column(
            "national_figures", "geo", lambda it: it.update(type="country")
        ),
        "column-type",
        "datapackage.json, national_figures, column geo",
        "Its type is 'country'",
    ),
    (
        "national_figures",
        lambda copy: copy.change_column(
            "national_figures", "geo", lambda it: it.update(description=" ")
        ),
        "column-described",
        "datapackage.json, national_figures, column geo",
        "Nothing says what it holds",
    ),
    (
        "national_figures",
        lambda copy: copy.file("spare").write_text("year\n2019\n"),
        "table-without-entry",
        "tables/spare.csv",
        "does not describe it",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "unit", ""),
        "cell-required",
        "tables/national_figures.csv, line 2",
        "It is empty",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "note", " UNODC has 25"),
        "cell-spaces",
        "tables/national_figures.csv, line 2",
        "outer spaces",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "value", "2 221"),
        "cell-type",
        "tables/national_figures.csv, line 2",
        "'2 221' is not a number such as 43.8",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "value", "1,221"),
        "cell-type",
        "tables/national_figures.csv, line 2",
        "'1,221' is not a number",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "value", "nan"),
        "cell-type",
        "tables/national_figures.csv, line 2",
        "'nan' is not a number",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "confidence", "sure"),
        "cell-value",
        "tables/national_figures.csv, line 2",
        "'sure' is not known",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("places", {"code": "PL"}, "code", "POL"),
        "cell-pattern",
        "tables/places.csv",
        "'POL' does not have the form",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "value", "-221"),
        "cell-bounds",
        "tables/national_figures.csv, line 2",
        "-221 is below 0",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "year", "2091"),
        "cell-bounds",
        "tables/national_figures.csv, line 2",
        "2091 is above 2026",
    ),
    (
        "national_figures",
        lambda copy: copy.change_rows("national_figures", lambda rows: [*rows, rows[0]]),
        "key-unique",
        "tables/national_figures.csv, line 21",
        "stands already in line 2",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("places", {"code": "PL"}, "name", "Bulgaria"),
        "key-unique",
        "tables/places.csv",
        "The row Bulgaria stands already",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "geo", "PQ"),
        "reference",
        "tables/national_figures.csv, line 2",
        "tables/places.csv has no code 'PQ'",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "source", "us-tip"),
        "reference",
        "tables/national_figures.csv, line 2",
        "tables/sources.csv has no key 'us-tip'",
    ),
    (
        "case_law",
        lambda copy: copy.set_cell("case_law", {"geo": "CY RU"}, "geo", "CY RX"),
        "reference",
        "tables/case_law.csv, line 3",
        "tables/places.csv has no code 'RX'",
    ),
    (
        "national_figures",
        lambda copy: copy.change_descriptor(
            "national_figures",
            lambda it: it["schema"]["foreignKeys"].pop(0),
        ),
        "evidence-reference",
        "tables/national_figures.csv",
        "not declared as a key of the table sources",
    ),
    (
        "glossary",
        lambda copy: copy.change_rows("glossary", lambda rows: rows[:1]),
        "reference",
        "tables/glossary.csv, line 2",
        "has no id",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "source", " "),
        "evidence-missing",
        "tables/national_figures.csv, line 2",
        "Its value has no source",
    ),
    (
        "national_figures",
        lambda copy: copy.set_cell("national_figures", POLAND_2019, "confidence", ""),
        "evidence-missing",
        "tables/national_figures.csv, line 2",
        "Its value has no confidence",
    ),
    (
        "ccla_benchmark",
        lambda copy: copy.set_cell("ccla_benchmark", {"confidence": "uncertain"}, "note", ""),
        "evidence-doubt",
        "tables/ccla_benchmark.csv, line 13",
        "nothing says why",
    ),
    (
        "detected_victims",
        lambda copy: copy.set_cell("detected_victims", {"suppressed": "true"}, "value", "3"),
        "evidence-suppressed",
        "tables/detected_victims.csv",
        "hides this number",
    ),
    (
        "national_figures",
        lambda copy: (
            copy.set_cell("sources", {"key": "ngos-and-co"}, "note", "")
            or copy.set_cell("sources", {"key": "ngos-and-co"}, "date", "")
        ),
        "source-findable",
        "tables/sources.csv, line 3",
        "Nobody could find 'ngos-and-co' again",
    ),
    (
        "registered_victims",
        lambda copy: copy.set_cell(
            "registered_victims",
            {"year": "2023", "category": "sexual exploitation"},
            "value",
            "48.3",
        ),
        "parts-and-whole",
        "tables/registered_victims.csv",
        "make 104.5, not 100.0",
    ),
    (
        "registered_victims",
        lambda copy: copy.set_cell(
            "registered_victims",
            {"year": "2024", "category": "sexual exploitation"},
            "value",
            "42190",
        ),
        "parts-and-whole",
        "tables/registered_victims.csv",
        "more than 9,678.0",
    ),
    (
        "shares_by_form",
        lambda copy: copy.set_cell(
            "shares_by_form",
            {
                "scope": "EU member states that reported forms",
                "year": "2014",
                "form": "forced labour",
            },
            "victims",
            "9999",
        ),
        "parts-and-whole",
        "tables/shares_by_form.csv",
        "EU member states that reported forms / 2014",
    ),
    (
        "illegal_profits",
        lambda copy: copy.set_cell("illegal_profits", {"region": "Americas"}, "value", "25"),
        "parts-and-whole",
        "tables/illegal_profits.csv",
        "make 209.0, not 236.0",
    ),
    (
        "at_risk_imports",
        lambda copy: copy.set_cell("at_risk_imports", {"product": "electronics"}, "value", "2436"),
        "parts-and-whole",
        "tables/at_risk_imports.csv",
        "more than 468.0",
    ),
    (
        "registered_victims",
        lambda copy: copy.set_cell(
            "registered_victims", {"year_from": "2017"}, "year_from", "2019"
        ),
        "years-in-order",
        "tables/registered_victims.csv",
        "Its first year, 2019, comes after its last, 2018",
    ),
    (
        "knowthechain_averages",
        lambda copy: copy.set_cell(
            "knowthechain_averages",
            {"sector": "ICT", "year": "2022", "statistic": "average", "theme": "total"},
            "value",
            "21.0",
        ),
        "recount",
        "tables/knowthechain_averages.csv",
        "It says 21; the arithmetic gives 20.08",
    ),
    (
        "knowthechain_averages",
        lambda copy: copy.set_cell(
            "knowthechain_averages", {"year": "2021", "statistic": "highest"}, "value", "99"
        ),
        "recount",
        "tables/knowthechain_averages.csv",
        "It says 99; the arithmetic gives 88.50",
    ),
    (
        "knowthechain_averages",
        lambda copy: copy.set_cell(
            "knowthechain_averages", {"year": "2021", "statistic": "companies"}, "value", "38"
        ),
        "recount",
        "tables/knowthechain_averages.csv",
        "It says 38; the arithmetic gives 37",
    ),
    (
        "statement_shares",
        lambda copy: copy.set_cell(
            "statement_shares",
            {"sector": "Garment", "year": "2020", "question": "training reported"},
            "yes",
            "81",
        ),
        "recount",
        "tables/statement_shares.csv",
        "It says 81; the arithmetic gives 80",
    ),
    (
        "statement_shares",
        lambda copy: copy.set_cell(
            "statement_shares",
            {"sector": "Garment", "year": "2020", "question": "meets the UK minimum"},
            "share",
            "82.4",
        ),
        "recount",
        "tables/statement_shares.csv",
        "It says 82.4; the arithmetic gives 28.36",
    ),
    (
        "prosecutions_convictions",
        lambda copy: copy.set_cell(
            "prosecutions_convictions", {"year": "2023", "measure": "ratio"}, "value", "24.1"
        ),
        "recount",
        "tables/prosecutions_convictions.csv",
        "It says 24.1; the arithmetic gives 21.39",
    ),
]
COMPANIONS = {
    "case_law": ("cases", "indicators", "glossary"),
    "knowthechain_averages": ("knowthechain_scores",),
    "prosecutions_convictions": ("registered_victims",),
    "statement_shares": ("statement_assessments",),
}


def test_the_course_s_own_package_has_no_problems() -> None:
    assert [str(problem) for problem in data_problems(Path(str(data_folder())))] == []


@pytest.mark.parametrize("table", sorted({case[0] for case in BAD}))
def test_an_undamaged_copy_has_no_problems(tmp_path: Path, table: str) -> None:
    copy = copy_package(tmp_path / "data", table, *COMPANIONS.get(table, ()))
    assert [str(problem) for problem in data_problems(copy.folder)] == []


@pytest.mark.parametrize(
    ("table", "damage", "rule", "place", "words"),
    [pytest.param(*case, id=f"{case[2]}-{index}") for index, case in enumerate(BAD)],
)
def test_damage_is_named(
    tmp_path: Path,
    table: str,
    damage: Callable[[Copy], object],
    rule: str,
    place: str,
    words: str,
) -> None:
    copy = copy_package(tmp_path / "data", table, *COMPANIONS.get(table, ()))
    damage(copy)
    found = [problem for problem in data_problems(copy.folder) if problem.rule == rule]
    assert any(problem.place.startswith(place) and words in problem.message for problem in found), [
        str(problem) for problem in data_problems(copy.folder)
    ]
    assert all(problem.mend.endswith((".", '"')) for problem in found)


def test_a_table_without_a_column_for_its_source_is_named(tmp_path: Path) -> None:
    copy = copy_package(tmp_path / "data", "national_figures")

    def without_source(resource: dict[str, dict[str, list[dict[str, object]]]]) -> None:
        schema = resource["schema"]
        schema["fields"] = [each for each in schema["fields"] if each["name"] != "source"]
        schema["foreignKeys"].pop(0)

    copy.change_descriptor("national_figures", without_source)
    lines = copy.file("national_figures").read_text().splitlines()
    del lines[1:]
    lines[0] = lines[0].replace("source,", "")
    copy.file("national_figures").write_text("\n".join(lines) + "\n")
    found = data_problems(copy.folder)
    assert [problem.rule for problem in found] == ["evidence-column"]
    assert "no column 'source'" in found[0].message


def test_all_problems_come_at_once_and_in_order(tmp_path: Path) -> None:
    copy = copy_package(tmp_path / "data", "national_figures")
    copy.set_cell("national_figures", POLAND_2019, "unit", "people")
    copy.set_cell("national_figures", POLAND_2019, "geo", "PQ")
    copy.change_descriptor("national_figures", lambda it: it.pop("licenses"))
    places = [problem.place for problem in data_problems(copy.folder)]
    assert places == sorted(places)
    assert "datapackage.json, national_figures" in places


def test_a_folder_without_a_package_is_a_sentence(tmp_path: Path) -> None:
    (problem,) = data_problems(tmp_path)
    assert problem.rule == "descriptor-readable"
