import subprocess
import sys
from datetime import date

import pytest

from ngos_and_co.law import InvalidCompany, State, applicable, finder, read_company
from ngos_and_co.law.export import example
from ngos_and_co.law.instruments import Addressee, instrument, instruments
from ngos_and_co.law.result import answer_document

DAY = date(2026, 11, 26)


def test_there_is_one_answer_for_each_instrument_that_concerns_companies() -> None:
    answers = applicable(read_company({}), DAY)
    wanted = [each.id for each in instruments() if each.addressees is Addressee.COMPANIES]
    assert [answer.instrument.id for answer in answers] == wanted


def test_of_a_company_of_which_nothing_is_known_nothing_is_claimed() -> None:
    for answer in applicable(read_company({}), DAY):
        never_in_force = answer.instrument.id == "nl-child-labour"
        assert answer.state in (State.CANNOT_BE_TOLD, State.APPLIES) or never_in_force
        assert answer.missing or answer.state is State.APPLIES or never_in_force


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2100, 1, 1)])
def test_a_day_out_of_range_is_told(day: date) -> None:
    with pytest.raises(InvalidCompany, match="Give a day from 1900-01-01 to 2099-12-31"):
        applicable(read_company({}), day)


def test_what_is_not_known_today_may_be_known_of_later() -> None:
    answer = finder.answer(instrument("csrd-esrs-s2"), read_company(example()), DAY)
    assert answer.state is State.CANNOT_BE_TOLD
    assert answer.will_bind_from == date(2027, 1, 1)


def test_why_it_does_not_bind_is_more_than_not_yet() -> None:
    answer = finder.answer(instrument("eudr"), read_company(example()), DAY)
    assert answer.state is State.DOES_NOT
    compared = [each for found in answer.deciding for each in found.outcome.compared]
    assert compared
    assert all(each.fact == "products" for each in compared)


def test_the_answer_says_what_was_compared_and_with_what() -> None:
    document = answer_document(finder.answer(instrument("de-lksg"), read_company(example()), DAY))
    texts = [compared["text"] for reason in document["why"] for compared in reason["compared"]]
    assert texts[-1] == (
        "Employees in Germany, with the companies that it controls: 1,150. Asked for: at least 1,000."
    )
    assert document["verdict"] == "Binds it, since 1 January 2024."
    assert "BT-Drs. 21/2474" in document["unconfirmed"]
    assert any("BAFA" in each for each in document["write_to"])


def test_an_amount_in_another_currency_is_never_compared() -> None:
    company = read_company({"seat": "GB", "structure": "single", "turnover": "EUR 90 billion"})
    answer = finder.answer(instrument("uk-msa-s54"), company, DAY)
    document = answer_document(answer)
    assert answer.state is State.CANNOT_BE_TOLD
    assert document["missing"][0]["text"].startswith("The law counts in GBP")


def test_the_finder_needs_no_pandas_no_book_and_no_grading_tool() -> None:
    program = (
        "import sys; import ngos_and_co.law, ngos_and_co.law.export, ngos_and_co.law.result; "
        "heavy = {'pandas', 'nbgrader', 'ngos_and_co.book', 'ngos_and_co.grading', 'ngos_and_co.lab'}; "
        "sys.exit(' '.join(heavy & set(sys.modules)) or None)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
