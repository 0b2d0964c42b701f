import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.explorers import salience
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.explorers.salience import EXAMPLE, FORCED_LABOUR, Risk, by_matrix, by_salience
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE

grades = st.integers(1, 5)
risks = st.builds(Risk, st.text(min_size=1), grades, grades, grades, grades)


def test_a_grave_risk_comes_before_a_frequent_one() -> None:
    assert by_salience(EXAMPLE)[0].name == FORCED_LABOUR
    assert by_matrix(EXAMPLE)[0].name == "Long hours before holidays"


def test_the_sentence_says_where_the_matrix_would_have_put_it() -> None:
    assert "it would be number" in salience.sentence(EXAMPLE)
    likely = (Risk(FORCED_LABOUR, 5, 5, 5, 5), *EXAMPLE[1:])
    assert "says so too" in salience.sentence(likely)


@given(st.lists(risks, min_size=2, max_size=6))
def test_likelihood_never_moves_a_risk_past_a_more_severe_one(found: list[Risk]) -> None:
    ordered = by_salience(found)
    assert [risk.severity for risk in ordered] == sorted(
        (risk.severity for risk in found), reverse=True
    )


@pytest.mark.parametrize("grade", [0, 6, -1])
def test_a_grade_outside_the_scale_is_refused_by_name(grade: int) -> None:
    with pytest.raises(ChoiceError, match="The scope is"):
        Risk("x", 1, grade, 1, 1)


def test_the_table_has_both_places() -> None:
    table = salience.table(EXAMPLE)
    assert list(table["place"]) == [1, 2, 3, 4, 5]
    assert sorted(table["place in a usual matrix"]) == [1, 2, 3, 4, 5]


def test_a_slider_changes_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    scale, _scope, irremediable, _likelihood, shown = salience.explore().children
    scale.value = irremediable.value = 1
    assert f"{FORCED_LABOUR} comes first" not in shown.value
