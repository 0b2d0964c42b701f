"""Known answers are what they are said to be, checked by reading the sample's keys."""

from fractions import Fraction

import pytest

from ngos_and_co.grading.known_answers import MAKERS, Kind, KnownAnswer, known_answer
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.questions import QUESTION_TYPES, Question, parse_question
from tests.questions import bodies

CATEGORISED = {"recruit": "act", "deceive": "means", "exploit": "purpose", "harbour": "act"}


def question(body: str, **replace: str) -> Question:
    for old, new in replace.items():
        body = body.replace(f"{old}:", f"{old}: {new}\nformer-{old}:", 1)
    return parse_question(body)


@pytest.mark.parametrize(
    ("body", "kind", "value", "share"),
    [
        (bodies.SINGLE, Kind.RIGHT, "b", 1),
        (bodies.SINGLE, Kind.WRONG, "a", 0),
        (bodies.SINGLE, Kind.PARTLY, "a", 0),
        (bodies.MULTIPLE, Kind.RIGHT, ["a", "b", "d"], 1),
        (bodies.MULTIPLE, Kind.PARTLY, ["a", "b"], Fraction(2, 3)),
        (bodies.MULTIPLE, Kind.WRONG, ["c", "e"], 0),
        (bodies.TRUE_FALSE, Kind.RIGHT, False, 1),
        (bodies.TRUE_FALSE, Kind.WRONG, True, 0),
        (bodies.NUMERIC, Kind.RIGHT, 25.25, 1),
        (bodies.NUMERIC, Kind.WRONG, 27.0, 0),
        (bodies.SHORT, Kind.RIGHT, "  BONDED   LABOUR ", 1),
        (bodies.SHORT, Kind.UNANSWERED, None, 0),
        (
            bodies.MATCHING,
            Kind.PARTLY,
            {"inspectorate": "visits", "union": "bargains"},
            Fraction(2, 3),
        ),
        (bodies.ORDERING, Kind.PARTLY, ["identify", "commit", "prevent", "report"], Fraction(5, 6)),
        (bodies.ORDERING, Kind.WRONG, ["report", "prevent", "identify", "commit"], 0),
        (
            bodies.CATEGORISE,
            Kind.RIGHT,
            {"recruit": "act", "deceive": "means", "exploit": "purpose", "harbour": "act"},
            1,
        ),
        (bodies.CLOZE, Kind.PARTLY, {"loan": "debt"}, Fraction(1, 2)),
        (
            bodies.CLOZE,
            Kind.WRONG,
            {"loan": "an answer that nobody accepts", "term": "servitude"},
            0,
        ),
    ],
)
def test_answers_and_their_shares(body: str, kind: Kind, value: object, share: Fraction) -> None:
    assert known_answer(parse_question(body), kind) == KnownAnswer(value, Fraction(share))


@pytest.mark.parametrize(
    ("policy", "share"),
    [("right-minus-wrong", Fraction(2, 3)), ("per-option", Fraction(4, 5)), ("all-or-nothing", 0)],
)
def test_a_partly_right_choice_is_worth_what_its_policy_says(policy: str, share: Fraction) -> None:
    body = bodies.MULTIPLE.replace("points: 3", f"points: 3\npolicy: {policy}")
    assert known_answer(parse_question(body), Kind.PARTLY).share == share


def test_where_all_options_are_right_the_wrong_way_is_not_to_answer() -> None:
    body = bodies.MULTIPLE.replace("[a, b, d]", "[a, b, c, d, e]")
    assert known_answer(parse_question(body), Kind.WRONG) == KnownAnswer(None, Fraction(0))


def test_every_type_of_question_has_known_answers() -> None:
    assert set(MAKERS) == set(QUESTION_TYPES)


def test_a_type_without_known_answers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ngos_and_co.grading.known_answers.MAKERS", {})
    with pytest.raises(GradingError, match="questions of type single"):
        known_answer(parse_question(bodies.SINGLE), Kind.RIGHT)
