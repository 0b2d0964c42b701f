from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.law import InvalidCompany, read_company
from ngos_and_co.law.company import Company
from ngos_and_co.law.export import example
from ngos_and_co.law.form import document_of, texts_of
from ngos_and_co.law.quantities import Interval, Money
from tests.law.wrong_descriptions import WRONG

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from([field.name for field in Company.__attrs_attrs__])


@pytest.mark.parametrize(
    ("document", "field", "accepted"),
    WRONG,
)
def test_a_wrong_field_is_named_with_what_is_accepted(
    document: dict[str, Any], field: str, accepted: str
) -> None:
    with pytest.raises(InvalidCompany) as caught:
        read_company(document)
    (problem,) = caught.value.problems
    assert f"'{field}'" in problem
    assert accepted in problem


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(InvalidCompany) as caught:
        read_company({"seat": "x", "turnover": "y", "z": 1})
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("document", [None, [], "DE", 5])
def test_what_is_no_description_is_told(document: object) -> None:
    with pytest.raises(InvalidCompany, match="does not consist of fields"):
        read_company(document)


def test_what_is_left_out_or_null_is_not_known_and_an_empty_list_is_none() -> None:
    company = read_company({"seat": None, "sales": []})
    assert company.seat is None
    assert company.branches is None
    assert company.sales == frozenset()


def test_figures_are_one_value_or_one_by_place() -> None:
    assert read_company({"employees": "1000+"}).employees == {"world": Interval(1000)}
    turnover = read_company({"turnover": {"EU": "EUR 5", "GB": "GBP 7"}}).turnover
    assert turnover["GB"] == Money("GBP", Interval(7, 7))


@given(st.dictionaries(FIELDS, JSON, max_size=4))
def test_any_document_is_read_or_refused_in_sentences(document: dict[str, Any]) -> None:
    try:
        read_company(document)
    except InvalidCompany as error:
        assert all(problem.endswith((".", "?")) for problem in error.problems)


def test_what_is_typed_is_the_description_again() -> None:
    again = document_of(texts_of(example()))
    assert read_company(again) == read_company(example())


def test_names_of_countries_and_words_are_understood() -> None:
    typed = {
        "seat": "germany",
        "sales": "none",
        "roles": "producer, importer",
        "public_interest": "no",
        "employees_in": "DE: 5; Poland: 6",
        "rates": "PLN/EUR: 0.2",
        "turnover": "",
    }
    assert document_of(typed) == {
        "seat": "DE",
        "sales": [],
        "roles": ["producer", "importer"],
        "public_interest": False,
        "employees": {"DE": "5", "PL": "6"},
        "rates": {"PLN/EUR": 0.2},
    }
