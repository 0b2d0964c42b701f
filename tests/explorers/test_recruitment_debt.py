import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.explorers import recruitment_debt
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.explorers.recruitment_debt import LONGEST, Offer, repay, sentence
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE


def offer(**changes: float) -> Offer:
    plain = {"fee": 1000.0, "interest": 0.0, "wage": 800.0, "deductions": 200.0, "living": 350.0}
    return Offer(**(plain | changes))


def test_without_interest_the_months_are_fee_over_what_is_left() -> None:
    repayment = repay(offer())
    assert len(repayment.months) == 4
    assert repayment.paid == 1000
    assert "paid after 4 months" in sentence(repayment)


def test_interest_is_taken_on_the_debt_at_the_beginning_of_the_month() -> None:
    first, second, *_ = repay(offer(interest=10)).months
    assert (first.interest, first.after) == (100, 850)
    assert (second.interest, second.after) == (85, 685)


def test_a_debt_whose_interest_eats_what_is_left_never_ends() -> None:
    repayment = repay(offer(interest=25))
    assert repayment.never_ends
    assert len(repayment.months) == LONGEST
    assert "never ends" in sentence(repayment)


def test_a_slow_debt_says_what_is_open_after_ten_years() -> None:
    repayment = repay(offer(fee=10000, interest=2.4))
    assert not repayment.never_ends
    assert not repayment.is_paid
    assert "After 10 years" in sentence(repayment)


def test_nothing_left_is_said_so() -> None:
    assert "nothing is left" in sentence(repay(offer(wage=500)))


def test_no_fee_is_no_debt() -> None:
    assert repay(offer(fee=0)).months == ()
    assert "no debt" in recruitment_debt.view(0, 5, 800, 200, 350)


@pytest.mark.parametrize("value", [-1, math.nan, math.inf])
@pytest.mark.parametrize("field", ["fee", "interest", "wage", "deductions", "living"])
def test_what_is_no_sum_is_refused_by_name(field: str, value: float) -> None:
    with pytest.raises(ChoiceError, match=f"The {field} is"):
        offer(**{field: value})


sums = st.integers(0, 20000)


@given(sums, st.integers(0, 40), sums, sums, sums)
def test_what_is_paid_is_the_debt_and_its_interest(
    fee: int, interest: int, wage: int, deductions: int, living: int
) -> None:
    repayment = repay(
        Offer(fee=fee, interest=interest / 2, wage=wage, deductions=deductions, living=living)
    )
    months = repayment.months
    assert len(months) <= LONGEST
    assert all(month.after >= 0 for month in months)
    still_open = months[-1].after if months else 0
    owed = fee + sum(month.interest for month in months)
    assert repayment.paid + still_open == pytest.approx(owed, abs=0.01 * (len(months) + 1))
    assert sentence(repayment)


def test_the_view_has_the_line_and_the_months() -> None:
    markup = recruitment_debt.view(**recruitment_debt.DEFAULTS)
    assert "29 months" in markup
    assert "<figure" in markup
    assert "our own arithmetic" in markup


def test_a_slider_changes_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    _, interest, *_, shown = recruitment_debt.explore().children
    interest.value = 10.0
    assert "never ends" in shown.value
