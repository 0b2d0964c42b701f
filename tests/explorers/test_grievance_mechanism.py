import pytest

from ngos_and_co.explorers import grievance_mechanism
from ngos_and_co.explorers.grievance_mechanism import DEFAULTS, HIGHEST, TESTS, sentence
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE

BEST = dict.fromkeys(TESTS, HIGHEST)


def test_the_example_has_its_sum_and_its_zeros() -> None:
    assert sentence(DEFAULTS) == "4 of 16 points. 4 tests stand at 0: begin there."


def test_a_zero_that_can_do_harm_comes_before_a_high_sum() -> None:
    said = sentence(BEST | {"rights_compatible": 0})
    assert said.startswith("Send nobody there yet: 0 for rights-compatible.")
    assert "14 of 16" in said


def test_another_zero_is_only_a_place_to_begin() -> None:
    assert (
        sentence(BEST | {"transparent": 0}) == "14 of 16 points. 1 test stands at 0: begin there."
    )
    assert sentence(BEST) == "16 of 16 points. No test stands at 0."


def test_full_points_leave_nothing_to_ask() -> None:
    table = grievance_mechanism.table(BEST | {"dialogue": 1})
    assert list(table.loc[table["Ask next"] != "", "Test"]) == ["Based on dialogue"]


@pytest.mark.parametrize("grade", [-1, 3, None])
def test_a_grade_outside_the_scale_is_refused_by_name(grade: int | None) -> None:
    with pytest.raises(ChoiceError, match="Equitable has"):
        sentence(BEST | {"equitable": grade})  # type: ignore[dict-item]


def test_the_view_names_source_and_fiction() -> None:
    shown = grievance_mechanism.view(**DEFAULTS)
    assert "Guiding Principles" in shown
    assert "The mechanism is fictional" in shown


def test_a_slider_changes_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    *sliders, shown = grievance_mechanism.explore().children
    sliders[list(TESTS).index("rights_compatible")].value = 0
    assert "Send nobody there yet" in shown.value
