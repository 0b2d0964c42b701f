import pytest

from ngos_and_co import data
from ngos_and_co.explorers import statements
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.explorers.statements import ALL_YEARS, EVERY_SECTOR, by_sector, by_year, view
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE

REMEDY = "worker remediation named"


def test_the_counts_are_those_of_the_assessments() -> None:
    read = [row for row in data.rows("statement_assessments") if row["sector"] == "Garment"]
    yes = sum(row["worker_remediation"] == "yes" for row in read)
    whole = by_year(REMEDY, "Garment").set_index("period").loc[ALL_YEARS]
    assert (whole["yes"], whole["statements"]) == (yes, len(read))
    assert whole["share"] == pytest.approx(100 * yes / len(read), abs=0.051)


def test_our_shares_are_those_of_the_table() -> None:
    table = data.load("statement_shares")
    for (question, sector), rows in table.groupby(["question", "sector"]):
        ours = by_year(str(question), str(sector))["share"]
        assert ours.dropna().tolist() == pytest.approx(rows["share"].dropna().tolist(), abs=0.051)


def test_the_three_sectors_add_up() -> None:
    whole = by_year(REMEDY, EVERY_SECTOR)
    assert whole[whole["period"] == ALL_YEARS]["yes"].item() == by_sector(REMEDY)["yes"].sum()
    years = whole[whole["period"] != ALL_YEARS]
    assert years["statements"].sum() == by_sector(REMEDY)["statements"].sum()


@pytest.mark.parametrize("sector", [*statements.sectors(), EVERY_SECTOR])
@pytest.mark.parametrize("question", statements.FINDINGS)
def test_no_percentage_under_ten_statements(question: str, sector: str) -> None:
    counted = by_year(question, sector)
    assert (counted["share"].isna() == (counted["statements"] < 10)).all()
    for said, few in zip(
        statements.sentences(question, sector), counted["statements"] < 10, strict=True
    ):
        assert ("percent" in said) != few
        assert "of" in said


def test_ten_statements_are_enough() -> None:
    assert statements.FEWEST == 10


def test_every_figure_names_the_licence_and_the_number_behind_it() -> None:
    markup = statements.figure(REMEDY, "Garment").markup
    assert "CC BY-SA 4.0" in markup
    assert "WikiRate and Walk Free" in markup
    assert "of 272 statements" in markup


@pytest.mark.parametrize("sector", [*statements.sectors(), EVERY_SECTOR])
def test_every_sector_can_be_shown(sector: str) -> None:
    markup = view(REMEDY, sector)
    assert "<figure" in markup
    assert "no sample of all companies" in markup


def test_the_sentence_gives_the_counts_before_the_percentage() -> None:
    said = statements.sentence(REMEDY, "Food & Beverage")
    assert "of 37 statements (Food & Beverage, all years) name remedy" in said


@pytest.mark.parametrize(
    ("question", "sector", "told"),
    [("is it good", "Garment", "no question 'is it good'"), (REMEDY, "Cars", "no sector 'Cars'")],
)
def test_a_choice_that_cannot_be_shown_is_told(question: str, sector: str, told: str) -> None:
    with pytest.raises(ChoiceError, match=told):
        view(question, sector)


def test_the_book_gets_a_fixed_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")
    assert "Garment" in statements.explore()._repr_html_()


def test_a_menu_changes_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    question, sector, shown = statements.explore().children
    sector.value = "Hospitality"
    assert "of 103 statements (Hospitality" in shown.value
    question.value = "training reported"
    assert "report training" in shown.value
