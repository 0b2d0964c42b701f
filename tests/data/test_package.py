import csv
import json
from pathlib import Path

import pytest
from frictionless import validate

from ngos_and_co import data
from ngos_and_co.data.package import DESCRIPTOR, data_folder

TABLES = data.catalog()
NAMES = [table.name for table in TABLES]
ASKED_FOR = {
    "at_risk_imports",
    "behind_the_brands",
    "case_law",
    "case_numbers",
    "cases",
    "ccla_benchmark",
    "citizenship_detected",
    "consumers",
    "detected_victims",
    "forced_labour_estimates",
    "glossary",
    "illegal_profits",
    "indicators",
    "knowthechain_scores",
    "mobile_workers",
    "national_figures",
    "ngo_survey_2013",
    "oecd_complaint_outcomes",
    "prevalence_estimates",
    "prosecutions_convictions",
    "ratifications",
    "registered_victims",
    "sources",
    "statement_assessments",
    "statement_shares",
    "uk_care_helpline",
    "uk_statement_compliance",
    "us_tiers",
}


def descriptor() -> Path:
    return Path(str(data_folder())) / DESCRIPTOR


def test_frictionless_finds_nothing_wrong() -> None:
    report = validate(str(descriptor()))
    errors = [error.message for task in report.tasks for error in task.errors]
    assert [*errors, *(error.message for error in report.errors)] == []


def test_the_tables_that_the_course_rests_on_are_there() -> None:
    assert set(NAMES) >= ASKED_FOR
    assert len(set(NAMES)) == len(NAMES)


def test_a_near_name_is_suggested() -> None:
    with pytest.raises(data.UnknownTable, match="Did you mean detected_victims"):
        data.table("detected_victim")


def test_for_a_name_that_is_near_to_none_all_are_listed() -> None:
    with pytest.raises(data.UnknownTable, match="There are: sources, places, "):
        data.table("zzzz")


@pytest.mark.parametrize("name", NAMES)
def test_plain_rows_have_the_columns_of_the_description(name: str) -> None:
    for row in data.rows(name):
        assert tuple(row) == data.table(name).field_names


def test_tables_derived_from_wikirate_are_shared_alike() -> None:
    for name in ("statement_assessments", "statement_shares"):
        assert "ShareAlike" in data.table(name).licence
        assert {row["source"] for row in data.rows(name)} == {"wikirate-msa"}


def test_knowthechain_is_no_copy_of_the_workbook() -> None:
    assert "states no licence" in data.table("knowthechain_scores").licence
    assert {row["theme"] for row in data.rows("knowthechain_scores")} == {
        "total",
        "commitment and governance",
        "traceability and risk assessment",
        "purchasing practices",
        "recruitment",
        "worker voice",
        "monitoring",
        "remedy",
    }


def test_lists_of_keys_are_declared() -> None:
    lists = {
        (table.name, reference.field)
        for table in TABLES
        for reference in table.references
        if reference.is_list
    }
    assert ("cases", "indicators") in lists
    assert ("case_law", "geo") in lists


def test_the_files_end_their_lines_alike_and_hold_no_byte_order_mark() -> None:
    for table in TABLES:
        content = (descriptor().parent / table.path).read_bytes()
        assert b"\r" not in content, table.name
        assert not content.startswith(b"\xef\xbb\xbf"), table.name
        assert content.endswith(b"\n"), table.name


def test_the_descriptor_is_written_in_one_form() -> None:
    text = descriptor().read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_every_source_of_the_tables_of_companies_can_be_named() -> None:
    with (descriptor().parent / "tables" / "sources.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        publishers = {row["key"]: row["publisher"] for row in csv.DictReader(file)}
    for row in data.rows("knowthechain_scores"):
        assert "KnowTheChain" in publishers[row["source"]]
