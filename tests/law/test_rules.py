from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.law import read_company
from ngos_and_co.law.facts import Reason, at_place, read_path
from ngos_and_co.law.quantities import Interval
from ngos_and_co.law.rules_reading import RuleError, read_rule

DAY = date(2026, 11, 26)
TRUE: dict[str, Any] = {"all": []}
FALSE = {"not": TRUE}
UNKNOWN = {"unconfirmed": "something"}
BY_TRUTH = {True: TRUE, False: FALSE, None: UNKNOWN}
TRUTHS = st.sampled_from([True, False, None])


def truth(rule: object, company: dict[str, Any] | None = None, day: date = DAY) -> bool | None:
    return read_rule(rule).evaluate(read_company(company or {}), day).truth


@given(st.lists(TRUTHS, min_size=1, max_size=5), st.data())
def test_joined_rules_count_what_is_right_and_what_may_be(
    truths: list[bool | None], data: st.DataObject
) -> None:
    least = data.draw(st.integers(1, len(truths)))
    rules = [BY_TRUTH[each] for each in truths]
    right, open_ = truths.count(True), truths.count(None)
    expected = True if right >= least else False if right + open_ < least else None
    assert truth({"some": least, "of": rules}) is expected
    assert truth({"any": rules}) is (True if right else None if open_ else False)
    wrong = len(truths) - right - open_
    assert truth({"all": rules}) is (False if wrong else None if open_ else True)


@pytest.mark.parametrize(("known", "expected"), [(True, False), (False, True), (None, None)])
def test_not_turns_round_what_is_known(known: bool | None, expected: bool | None) -> None:
    assert truth({"not": BY_TRUTH[known]}) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 12, 31), False),
        (date(2023, 1, 1), True),
        (date(2023, 12, 31), True),
        (date(2024, 1, 1), False),
    ],
)
def test_a_rule_holds_from_its_first_day_until_the_day_before_its_end(
    day: date, expected: bool
) -> None:
    rule = {"all": [], "from": date(2023, 1, 1), "until": date(2024, 1, 1)}
    assert truth(rule, day=day) is expected


@pytest.mark.parametrize(
    ("operator", "at_bound"),
    [("above", False), ("at_least", True), ("below", False), ("at_most", True)],
)
def test_a_bound_itself_counts_or_does_not(operator: str, at_bound: bool) -> None:
    rule = {"fact": "employees", operator: 50}
    single = {"structure": "single"}
    assert truth(rule, {**single, "employees": 50}) is at_bound
    assert truth(rule, {**single, "employees": 51}) is (operator in ("above", "at_least"))
    assert truth(rule, {**single, "employees": 49}) is (operator in ("below", "at_most"))
    assert truth(rule, {**single, "employees": "49 to 51"}) is None
    assert truth(rule, {}) is None


@pytest.mark.parametrize(
    ("company", "reason"),
    [
        ({}, Reason.NOT_GIVEN),
        ({"structure": "single", "turnover": "EUR 1 to 100 million"}, Reason.RANGE),
        ({"structure": "single", "turnover": "USD 100 million"}, Reason.CURRENCY),
        (
            {"structure": "parent", "turnover": "EUR 10 million", "figures_cover": "company"},
            Reason.WHOSE_FIGURES,
        ),
    ],
)
def test_why_it_cannot_be_told(company: dict[str, Any], reason: Reason) -> None:
    rule = read_rule({"fact": "group.turnover", "above": "EUR 50 million"})
    (missing,) = rule.evaluate(read_company(company), DAY).missing
    assert missing.reason == reason


def test_a_stated_rate_is_used_and_said() -> None:
    rule = read_rule({"fact": "turnover", "above": "EUR 50 million"})
    company = {"structure": "single", "turnover": "PLN 300 million", "rates": {"PLN/EUR": 0.2}}
    outcome = rule.evaluate(read_company(company), DAY)
    assert outcome.truth is True
    assert outcome.compared[0].was_converted
    assert rule.evaluate(read_company({**company, "rates": {"EUR/PLN": 5}}), DAY).truth is None


@pytest.mark.parametrize(
    ("structure", "cover", "alone", "with_group"),
    [
        ("single", "group", True, True),
        ("parent", "company", True, True),
        ("parent", "group", None, True),
        ("subsidiary", "company", True, True),
        ("subsidiary", "group", None, None),
        (None, "company", True, True),
        (None, None, None, None),
    ],
)
def test_whom_a_figure_counts_decides_what_it_proves(
    structure: str | None, cover: str | None, alone: bool | None, with_group: bool | None
) -> None:
    company = {"structure": structure, "figures_cover": cover, "employees": 100}
    assert truth({"fact": "employees", "at_least": 100}, company) is alone
    assert truth({"fact": "group.employees", "at_least": 100}, company) is with_group


@given(
    st.dictionaries(st.sampled_from(["DE", "PL", "NO", "GB"]), st.integers(0, 1000)),
    st.integers(0, 9000),
)
def test_a_place_never_has_more_than_the_whole(figures: dict[str, int], more: int) -> None:
    whole = float(sum(figures.values()) + more)
    known = {place: Interval(float(n), float(n)) for place, n in figures.items()}
    known["world"] = Interval(whole, whole)
    for place in ("DE", "FR", "EU", "world"):
        found = at_place(known, place, DAY)
        assert 0 <= found.low <= found.high <= whole


def test_a_small_whole_settles_a_part_that_was_not_given() -> None:
    company = {"structure": "single", "employees": 999}
    assert truth({"fact": "employees.DE", "at_least": 1000}, company) is False


def test_a_country_belongs_to_a_region_on_its_days() -> None:
    rule = {"fact": "seat", "in": ["EU"]}
    assert truth(rule, {"seat": "HR"}, date(2013, 6, 30)) is False
    assert truth(rule, {"seat": "HR"}, date(2013, 7, 1)) is True
    assert truth(rule, {"seat": "GB"}, date(2020, 12, 31)) is True
    assert truth(rule, {"seat": "GB"}, date(2021, 1, 1)) is False


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("seat", "does not consist of fields"),
        ({}, "has none of"),
        ({"fact": "seats", "in": ["DE"]}, "no fact 'seats'"),
        ({"fact": "seat"}, "needs one of"),
        ({"fact": "seat", "above": 5}, "cannot be compared"),
        ({"fact": "seat", "in": ["XX"]}, "cannot be 'XX'"),
        ({"fact": "seat", "in": []}, "cannot be None"),
        ({"fact": "seat", "in": [False]}, "cannot be False"),
        ({"fact": "roles", "in": ["boss"]}, "cannot be 'boss'"),
        ({"fact": "structure", "is": "boss"}, "cannot be 'boss'"),
        ({"fact": "public_interest", "is": "yes"}, "cannot be 'yes'"),
        ({"fact": "turnover", "above": 5}, "does not name a currency"),
        ({"fact": "turnover", "above": "EUR 5+"}, "cannot be 'EUR 5"),
        ({"fact": "employees.XX", "above": 5}, "no country's code"),
        ({"fact": "assets.DE", "above": "EUR 5"}, "has no place"),
        ({"fact": "group.seat", "in": ["DE"]}, "not counted for a group"),
        ({"all": {}}, "does not hold a list"),
        ({"any": []}, "asks for 1 of 0"),
        ({"some": 3, "of": [TRUE]}, "asks for 3 of 1"),
        ({"not": TRUE, "and": 1}, "more than one rule"),
        ({"unconfirmed": " "}, "does not hold a text"),
        ({"all": [], "from": "soon"}, "no date"),
        ({"all": [], "from": date(2024, 1, 1), "until": date(2024, 1, 1)}, "not after"),
    ],
)
def test_a_broken_rule_is_told_in_a_sentence(rule: object, said: str) -> None:
    with pytest.raises(RuleError, match=said):
        read_rule(rule)


def test_a_path_is_written_as_it_was_read() -> None:
    for text in ("seat", "employees.DE", "group.turnover.EU", "group.assets"):
        assert read_path(text).text == text
