import pytest

from ngos_and_co import data
from ngos_and_co.explorers import supply_chain
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE

CASES = [case for _, case in supply_chain.cases()]


@pytest.mark.parametrize("case", CASES)
def test_a_chain_ends_with_the_workers_and_has_no_gap(case: str) -> None:
    links = supply_chain.chain(case).links
    assert [link.position for link in links] == list(range(1, len(links) + 1))
    assert links[-1].role == "workers"


@pytest.mark.parametrize("case", CASES)
def test_one_place_is_one_actor_with_one_role(case: str) -> None:
    rows = [row for row in data.rows("case_chains") if row["case"] == case]
    named = {(row["position"], row["role"], row["actor"]) for row in rows}
    assert len(named) == len({row["position"] for row in rows})


def test_a_sign_has_a_basis_and_indicators_that_exist() -> None:
    codes = {row["code"] for row in data.rows("indicators")}
    for row in data.rows("case_chains"):
        assert bool(row["sign"]) == bool(row["basis"])
        assert set(row["indicators"].split()) <= codes


def test_typical_signs_can_be_left_out_and_are_marked() -> None:
    every = supply_chain.view("kozee-sleep", with_typical=True)
    documented = supply_chain.view("kozee-sleep", with_typical=False)
    assert "not documented in this one" in every
    assert "not documented in this one" not in documented
    assert "three pounds an hour" in documented


def test_an_unknown_case_is_told_with_those_there_are() -> None:
    with pytest.raises(ChoiceError, match="kozee-sleep"):
        supply_chain.view("unknown", with_typical=True)


def test_a_menu_changes_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    case, _, shown = supply_chain.explore().children
    case.value = "operation-fort"
    assert "recruitment agency" in shown.value
