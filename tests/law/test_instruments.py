from pathlib import Path

import pytest

from ngos_and_co import data
from ngos_and_co.law.instrument_reading import InstrumentError, read_instrument
from ngos_and_co.law.instruments import Addressee, instrument, instruments
from ngos_and_co.law.table import table_path, table_text

FOLDER = Path(str(table_path())).parents[2] / "law" / "instruments"
FOR_STATES = {
    "palermo-protocol",
    "ilo-c29",
    "ilo-p029",
    "ilo-r203",
    "ilo-c105",
    "ilo-c181",
    "ilo-c182",
    "ilo-c189",
    "ilo-c190",
    "echr-art4",
    "cets-197",
    "cm-rec-2022-21",
    "eu-charter-art5",
    "dir-2004-81",
    "victims-rights",
    "anti-slapp",
}
"""Instruments that bind only States, institutions or courts; every other one must have a rule."""
GOOD = (FOLDER / "uk-msa-s54.yml").read_text("utf-8")


def test_no_instrument_is_forgotten() -> None:
    assert len(instruments()) == 50
    for_states = {each.id for each in instruments() if each.addressees is Addressee.STATES}
    assert for_states == FOR_STATES
    assert all(each.routes for each in instruments() if each.id not in FOR_STATES)


@pytest.mark.parametrize("each", instruments(), ids=lambda each: each.id)
def test_every_instrument_says_what_an_ngo_can_do_and_where_it_comes_from(each: object) -> None:
    found = instrument(each.id)  # type: ignore[attr-defined]
    assert found.duties
    assert found.levers
    assert found.references
    assert found.url.startswith(("https://", "http://data.europa.eu/eli/"))
    assert found.confidence != "uncertain" or found.unconfirmed
    assert found.write_to or found.addressees is Addressee.STATES


@pytest.mark.parametrize(
    "name",
    ["de-lksg", "dir-2024-1712", "batteries", "eudr", "csrd-esrs-s2", "us-far-22217", "ch-co-964"],
)
def test_what_could_not_be_confirmed_is_said(name: str) -> None:
    assert instrument(name).unconfirmed


def test_the_table_is_what_the_files_make() -> None:
    current = table_path().read_text("utf-8")
    assert current == table_text(), "Run 'python -m ngos_and_co.law.table'."


def test_every_source_is_in_the_list_of_sources() -> None:
    assert {each.source for each in instruments()} <= {row["key"] for row in data.rows("sources")}


def test_an_unknown_instrument_is_told() -> None:
    with pytest.raises(LookupError, match="no instrument 'csddd-2'"):
        instrument("csddd-2")


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        ("confidence: read", "confidence: sure", "field-value", "'sure' is not known"),
        ("level: national", "levle: national", "field-unknown", "Did you mean 'level'"),
        ("in_force: '2015-10-29'", "in_force: 2015 autumn", "field-value", "is no date"),
        ("id: uk-msa-s54", "id: uk-msa", "id", "not named as the instrument"),
        ("addressees: companies", "addressees: states", "routes", "has routes"),
        ("at_least: GBP 36", "at_least: 36", "rule", "currency '36'"),
        ("url: https", "url: ''\n# https", "field-value", "is empty"),
        ("changes:", "changes: soon\nmore:", "field-value", "no list"),
    ],
)
def test_a_broken_file_is_told_with_its_place_and_the_mend(
    old: str, new: str, rule: str, said: str
) -> None:
    assert old in GOOD
    with pytest.raises(InstrumentError) as caught:
        read_instrument(GOOD.replace(old, new, 1), "uk-msa-s54.yml")
    problems = {problem.rule: str(problem) for problem in caught.value.problems}
    assert said in problems[rule]
    assert problems[rule].startswith("uk-msa-s54.yml")


@pytest.mark.parametrize("text", ["a: [", "- a", "a: 2024-13-77", "id: x\nid: x"])
def test_what_is_no_yaml_is_told(text: str) -> None:
    with pytest.raises(InstrumentError, match=r"\[yaml\]"):
        read_instrument(text, "x.yml")


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(InstrumentError) as caught:
        read_instrument("id: x", "x.yml")
    assert len(caught.value.problems) > 5
