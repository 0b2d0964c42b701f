from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.engagement.reading import as_document
from ngos_and_co.questions import MissingKey, Outcome, Question, parse_question, score
from ngos_and_co.questions.folding import fold
from tests.engagement.plans import complete_plan
from tests.questions import bodies

KEYED = [parse_question(body) for body in bodies.ALL_TYPES]
OPTIONS = ["a", "b", "c", "d", "e"]

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def stored_key(question: Question) -> Any:  # noqa: ANN401
    """Give an answer that says just what the key says."""
    if question.type_name == "short":
        return question.key[0]
    if question.type_name == "cloze":
        return {gap: forms[0] for gap, forms in question.key.items()}
    if question.type_name == "plan":
        return as_document(complete_plan())
    return question.key if question.type_name == "value" else question.as_json(question.key)


def with_policy(policy: str) -> Question:
    return parse_question(bodies.MULTIPLE.replace("points: 3", f"points: 3\npolicy: {policy}"))


@pytest.mark.parametrize("question", KEYED)
def test_the_key_scores_full(question: Question) -> None:
    result = score(question, stored_key(question))
    assert (result.points, result.outcome) == (question.points, Outcome.ANSWERED)


@pytest.mark.parametrize("question", KEYED)
def test_no_answer_scores_nothing_and_says_so(question: Question) -> None:
    assert score(question, None).outcome is Outcome.NOT_ANSWERED
    assert score(question, None).points == 0


def test_an_empty_list_or_text_is_no_answer() -> None:
    assert score(KEYED[1], []).outcome is Outcome.NOT_ANSWERED
    assert score(KEYED[4], "  \n").outcome is Outcome.NOT_ANSWERED


@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_without_a_key_nothing_is_scored(body: str) -> None:
    with pytest.raises(MissingKey):
        score(parse_question(bodies.stripped(body)), None)


@given(st.sampled_from(KEYED), JSON_VALUES)
def test_no_value_leaves_the_bounds_or_makes_scoring_fall_over(
    question: Question, value: object
) -> None:
    result = score(question, value)
    assert 0 <= result.points <= result.maximum == question.points
    assert (result.reason is not None) == (result.outcome is Outcome.NOT_GRADABLE)


@pytest.mark.parametrize(
    ("index", "value"),
    [
        (0, "z"),
        (0, ["b"]),
        (0, True),
        (1, "a"),
        (1, ["a", "a"]),
        (1, ["z"]),
        (2, "false"),
        (2, 0),
        (3, "25"),
        (3, True),
        (3, float("nan")),
        (3, float("inf")),
        (3, 10**400),
        (4, 7),
        (4, "x" * 501),
    ],
)
def test_a_value_of_the_wrong_form_is_not_gradable(index: int, value: object) -> None:
    result = score(KEYED[index], value)
    assert (result.points, result.outcome) == (0, Outcome.NOT_GRADABLE)
    assert KEYED[index].id in (result.reason or "")


@pytest.mark.parametrize(
    ("picks", "points"),
    [("abd", 3), ("ab", 2), ("abc", 1), ("abde", 2), ("c", 0), ("ce", 0), ("abcde", 1), ("a", 1)],
)
def test_right_minus_wrong_by_hand(picks: str, points: float) -> None:
    assert score(KEYED[1], list(picks)).points == points


@pytest.mark.parametrize(("picks", "points"), [("abd", 3), ("ab", 0), ("abde", 0)])
def test_all_or_nothing_by_hand(picks: str, points: float) -> None:
    assert score(with_policy("all-or-nothing"), list(picks)).points == points


@pytest.mark.parametrize(("picks", "points"), [("abd", 3), ("ab", 2.4), ("ce", 0), ("abde", 2.4)])
def test_per_option_by_hand(picks: str, points: float) -> None:
    assert score(with_policy("per-option"), list(picks)).points == points


@given(st.sets(st.sampled_from(OPTIONS)), st.sampled_from(["c", "e"]))
def test_a_wrong_pick_more_never_raises_the_score(picks: set[str], wrong: str) -> None:
    for policy in ("right-minus-wrong", "all-or-nothing", "per-option"):
        question = with_policy(policy)
        before, after = score(question, sorted(picks)), score(question, sorted(picks | {wrong}))
        if before.outcome is Outcome.ANSWERED:
            assert after.points <= before.points


@given(st.lists(st.sampled_from(OPTIONS), unique=True), st.randoms())
def test_the_order_of_picks_never_matters(picks: list[str], random: Any) -> None:  # noqa: ANN401
    mixed = random.sample(picks, len(picks))
    assert score(KEYED[1], picks) == score(KEYED[1], mixed)


@pytest.mark.parametrize(
    ("tolerance", "key", "answer", "full"),
    [
        ("0.5", "25", 25.5, True),
        ("0.5", "25", 25.51, False),
        ("0", "25", 25, True),
        ("0.1", "0.3", 0.4, True),
        ('"2%"', "50", 51, True),
        ('"2%"', "50", 51.1, False),
        ('"2%"', "-50", -51, True),
        ("0", "0", 0.001, False),
    ],
)
def test_tolerance_by_hand(tolerance: str, key: str, answer: float, full: bool) -> None:
    body = bodies.NUMERIC.replace("tolerance: 0.5", f"tolerance: {tolerance}")
    question = parse_question(body.replace("key: 25", f"key: {key}"))
    assert score(question, answer).points == (2 if full else 0)


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("Debt Bondage", True),
        ("  debt   bondage ", True),
        ("débt bondage", True),
        ("bonded labour", True),
        ("debtbondage", False),
        ("debt", False),
    ],
)
def test_short_answers_are_folded(typed: str, full: bool) -> None:
    assert score(KEYED[4], typed).points == (1.5 if full else 0)


@pytest.mark.parametrize(
    ("typed", "folded"), [("ŁÓDŹ", "lodz"), ("Straße", "strasse"), ("ﬁ", "fi")]
)
def test_letters_of_the_course_s_languages_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_points_are_rounded_to_two_decimals() -> None:
    body = bodies.MULTIPLE.replace("points: 3", "points: 1")
    assert score(parse_question(body), ["a"]).points == 0.33
