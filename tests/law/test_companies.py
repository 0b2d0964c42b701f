"""The fictional companies at the edges of the laws, each with the answer that the facts give."""

import pytest

from ngos_and_co.law import finder, read_company
from ngos_and_co.law.instruments import for_companies, instrument
from tests.law.table import Case, cases


@pytest.mark.parametrize("case", cases(), ids=str)
def test_the_finder_answers_as_the_facts_do(case: Case) -> None:
    found = finder.answer(instrument(case.instrument), read_company(case.company), case.day)
    assert found.state == case.expect
    assert {missing.fact for missing in found.missing} == set(case.missing)
    routes = [each.route for each in found.deciding] or found.instrument.routes
    assert case.provision in {route.provision for route in routes}
    if case.since is not None:
        assert found.since == case.since


def test_the_table_is_large_enough_and_covers_every_instrument() -> None:
    table = cases()
    assert len(table) >= 60
    assert {case.instrument for case in table} == {each.id for each in for_companies()}


def test_every_company_of_the_table_is_marked_as_fictional() -> None:
    assert [
        case.company["name"] for case in cases() if "(fictional)" not in case.company["name"]
    ] == []
