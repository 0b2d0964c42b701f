"""What holds of scores for every type of question, whatever is answered."""

import json
import math
import pickle
import random
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ngos_and_co.engagement.reading import as_document
from ngos_and_co.questions import AnswerFile, Outcome, Question, parse_question, score
from ngos_and_co.questions.render import verdict_html
from tests.engagement.plans import random_plans
from tests.questions import bodies
from tests.questions.test_scoring import JSON_VALUES, stored_key

QUESTIONS = {question.type_name: question for question in map(parse_question, bodies.ALL_TYPES)}
BY_TYPE = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
WORDS = st.text(max_size=12) | st.sampled_from(["debt", "LOAN", "wage", "employment", "servitude"])


def with_field(body: str, line: str) -> Question:
    return parse_question(body.replace("prompt:", f"{line}\nprompt:", 1))


def with_policies(body: str) -> list[Question]:
    plain = parse_question(body)
    if "wrong:" in body:  # a share of what is wrong and all-or-nothing exclude each other
        body = body.replace(", share: 0.5}", "}")
    return [with_field(body, f"policy: {policy}") for policy in plain.policies] or [plain]


def assigned(parts: Any, choices: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401
    optional = {part: st.sampled_from(sorted(choices)) for part in parts}
    return st.fixed_dictionaries({}, optional=optional)


def possible_answers(question: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401
    """Give answers of the form that a question of this type asks for."""
    entries = st.none() | st.floats(-100, 100) | st.sampled_from(["BG", "cz", "PL", "x"])
    row = st.tuples(entries, entries, entries).map(list)
    makers = {
        "single": lambda: st.sampled_from(sorted(question.options)),
        "multiple": lambda: st.lists(st.sampled_from(sorted(question.options)), unique=True),
        "true-false": st.booleans,
        "numeric": lambda: st.integers(20, 30) | st.floats(-1e9, 1e9),
        "short": lambda: WORDS,
        "matching": lambda: assigned(question.left, question.right),
        "ordering": lambda: st.permutations(sorted(question.items)),
        "categorise": lambda: assigned(question.items, question.categories),
        "cloze": lambda: st.fixed_dictionaries(
            {}, optional={"loan": WORDS, "term": st.sampled_from(question.gaps["term"])}
        ),
        "value": lambda: st.builds(
            lambda rows: {"columns": ["country", "persons", "share"], "rows": rows},
            st.lists(row, max_size=4),
        ),
        "plan": lambda: random_plans().map(as_document),
    }
    return makers[question.type_name]()


ANSWERED = st.sampled_from(list(QUESTIONS.values())).flatmap(
    lambda question: st.tuples(st.just(question), possible_answers(question) | JSON_VALUES)
)


@settings(max_examples=500)
@given(ANSWERED, st.integers(-3, 9))
def test_no_answer_leaves_the_bounds_and_no_hint_raises_a_score(
    answered: tuple[Question, Any], hints_taken: int
) -> None:
    question, value = answered
    plain = score(question, value)
    assert 0 <= plain.points <= plain.maximum == question.points
    assert round(plain.points, 2) == plain.points
    assert (plain.reason is None) == (plain.outcome is not Outcome.NOT_GRADABLE)
    assert plain.points == 0 or plain.outcome is Outcome.ANSWERED
    assert score(question, value, hints_taken) == plain, "it has no hints that cost"


@given(ANSWERED)
def test_what_is_parsed_and_stored_again_scores_the_same(answered: tuple[Question, Any]) -> None:
    question, value = answered
    before = score(question, value)
    if before.outcome is not Outcome.ANSWERED:
        return
    stored = question.as_json(question.parse_answer(value))
    assert score(question, json.loads(json.dumps(stored, allow_nan=False))) == before


@given(ANSWERED)
def test_every_answer_can_be_shown_with_its_verdict(answered: tuple[Question, Any]) -> None:
    question, value = answered
    shown = verdict_html(question, value, score(question, value), lambda _: None)
    shown.encode("utf-8")
    assert "<script" not in shown
    assert len(shown) < (100_000 if question.type_name == "plan" else 20_000)


@BY_TYPE
def test_the_key_scores_full_by_every_policy(question: Question) -> None:
    body = bodies.ALL_TYPES[list(QUESTIONS).index(question.type_name)]
    for version in with_policies(body):
        result = score(version, stored_key(version))
        assert (result.points, result.outcome) == (version.points, Outcome.ANSWERED)


@BY_TYPE
def test_nothing_scores_nothing_by_every_policy(question: Question) -> None:
    body = bodies.ALL_TYPES[list(QUESTIONS).index(question.type_name)]
    for version in with_policies(body):
        assert score(version, None).outcome is Outcome.NOT_ANSWERED


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("multiple", []),
        ("short", " "),
        ("matching", {}),
        ("ordering", []),
        ("categorise", {}),
        ("cloze", {}),
        ("cloze", {"loan": "  "}),
        ("value", {"columns": [], "rows": []}),
    ],
)
def test_an_empty_answer_is_none(name: str, empty: object) -> None:
    assert score(QUESTIONS[name], empty).outcome is Outcome.NOT_ANSWERED


@given(st.data(), st.sampled_from(["matching", "categorise", "cloze"]))
def test_a_wrong_choice_more_never_raises_the_score(data: st.DataObject, name: str) -> None:
    wrong_choices = {
        "matching": {"inspectorate": "sells", "union": "visits", "ngo": "bargains"},
        "categorise": {
            "recruit": "means",
            "deceive": "act",
            "exploit": "means",
            "harbour": "purpose",
        },
        "cloze": {"loan": "nobody says this", "term": "employment"},
    }
    body = bodies.ALL_TYPES[list(QUESTIONS).index(name)]
    for question in with_policies(body):
        answer = data.draw(possible_answers(question))
        part, wrong = data.draw(st.sampled_from(sorted(wrong_choices[name].items())))
        before = score(question, answer)
        assert score(question, {**answer, part: wrong}).points <= before.points


@given(st.permutations(["commit", "identify", "prevent", "report"]), st.integers(0, 2))
def test_undoing_a_right_pair_never_raises_the_score(order: list[str], at: int) -> None:
    key = QUESTIONS["ordering"].key
    swapped = [*order]
    swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
    for question in with_policies(bodies.ORDERING):
        before, after = score(question, order).points, score(question, swapped).points
        if key.index(order[at]) < key.index(order[at + 1]):
            assert after <= before
        else:
            assert after >= before


@given(ANSWERED, st.randoms(use_true_random=False))
def test_the_order_in_which_an_answer_is_given_never_matters(
    answered: tuple[Question, Any], chance: random.Random
) -> None:
    question, value = answered
    mixed = value
    if isinstance(value, dict):
        mixed = dict(chance.sample(list(value.items()), len(value)))
    elif question.type_name == "multiple" and isinstance(value, list):
        mixed = chance.sample(value, len(value))
    assert score(question, mixed).points == score(question, value).points


@given(ANSWERED)
def test_shuffling_the_options_changes_no_score(answered: tuple[Question, Any]) -> None:
    question, value = answered
    body = bodies.ALL_TYPES[list(QUESTIONS).index(question.type_name)]
    assert score(with_field(body, "shuffle: true"), value) == score(question, value)


@BY_TYPE
def test_a_question_goes_to_another_process_and_scores_the_same(question: Question) -> None:
    there = pickle.loads(pickle.dumps(question))  # noqa: S301 (our own)
    assert score(there, stored_key(question)) == score(question, stored_key(question))


@pytest.mark.parametrize(
    ("taken", "answer", "points"),
    [(0, "b", 2), (1, "b", 1.75), (2, "b", 1.5), (9, "b", 1.5), (-1, "b", 2), (2, "a", 0)],
)
def test_hints_cost_what_their_author_says(taken: int, answer: str, points: float) -> None:
    hints = "hints: [{text: One, cost: 0.25}, {text: Two, cost: 0.25}, Free]"
    assert score(with_field(bodies.SINGLE, hints), answer, taken).points == points


@pytest.mark.parametrize(
    ("body", "answer", "points"),
    [
        (bodies.MATCHING, {"inspectorate": "visits", "union": "bargains", "ngo": "sells"}, 2),
        (bodies.MATCHING, {"inspectorate": "visits", "union": "visits"}, 1),
        (bodies.ORDERING, ["commit", "identify", "report", "prevent"], 2.5),
        (bodies.ORDERING, ["report", "prevent", "identify", "commit"], 0),
        (bodies.CATEGORISE, {"recruit": "act", "harbour": "act", "deceive": "act"}, 1),
        (bodies.CLOZE, {"loan": " DEBT ", "term": "employment"}, 1),
        (bodies.CLOZE, {"loan": "wage"}, 0.5),
        (bodies.CLOZE, {"loan": "wage", "term": "practice similar to  slavery"}, 1.5),
        (bodies.MATCHING.replace("points: 3", "points: 1"), {"union": "bargains"}, 0.33),
    ],
)
def test_partly_right_answers_by_hand(body: str, answer: object, points: float) -> None:
    assert score(parse_question(body), answer).points == points


@pytest.mark.parametrize(
    ("body", "wrong", "answer", "share"),
    [
        (bodies.NUMERIC, "{answer: 30, feedback: No., share: 0.25}", 30.4, 0.25),
        (bodies.NUMERIC, "{answer: 30, feedback: No., share: 0.25}", 31, 0),
        (bodies.NUMERIC, "{answer: 25.8, feedback: No., share: 0.25}", 25.4, 1),
        (bodies.SHORT, "{answer: [slavery, serfdom], feedback: No., share: 0.5}", " Serfdom", 0.5),
        (bodies.SHORT, "{answer: slavery, feedback: No.}", "slavery", 0),
    ],
)
def test_a_foreseen_wrong_answer_earns_what_its_author_declared(
    body: str, wrong: str, answer: object, share: float
) -> None:
    question = parse_question(body.replace("### END", f"wrong: [{wrong}]\n### END"))
    assert score(question, answer).points == share * question.points
    if share < 1:
        told = [each.feedback for each in question.remarks(question.parse_answer(answer))]
        assert ("No." in told) == (answer != 31)


DEEP: Any = reduce(lambda inner, _: [inner], range(900), [])
DEEP_MAPPING: Any = reduce(lambda inner, _: {"a": inner}, range(900), {})
BAD_ANSWERS = {
    "a number": 10**400,
    "not a number": math.nan,
    "endless": math.inf,
    "an object": {"no": "such answer"},
    "numbers as names": {1: 2},
    "a list of lists": [["a"], ["b"]],
    "a million entries": ["a"] * 1_000_000,
    "a million names": dict.fromkeys(map(str, range(1_000_000)), "a"),
    "a million letters": "a" * 1_000_000,
    "deep lists": DEEP,
    "deep mappings": DEEP_MAPPING,
    "half a pair": "\ud800",
    "half a pair in a list": ["\ud800"],
    "half a pair as a name": {"\ud800": "\udfff"},
    "a control character": "a\x00b",
    "a wide table": {"columns": [f"c{n}" for n in range(30_000)], "rows": []},
    "a long table": {"columns": ["a"], "rows": [[1]] * 30_000},
    "a ragged table": {"columns": ["a", "b"], "rows": [[1]]},
    "deep in a table": {"columns": ["a"], "rows": [[DEEP]]},
}


@pytest.mark.parametrize("answer", BAD_ANSWERS.values(), ids=BAD_ANSWERS)
@BY_TYPE
def test_a_bad_answer_is_not_gradable_and_says_why_in_short(
    question: Question, answer: object
) -> None:
    result = score(question, answer)
    assert (result.points, result.outcome) == (0, Outcome.NOT_GRADABLE)
    assert question.id in (result.reason or "")
    assert len(result.reason or "") < 300
    shown = verdict_html(question, answer, result)
    assert len(shown.encode("utf-8")) < 10_000


@pytest.mark.parametrize(
    "text",
    [
        "1e999",
        "NaN",
        "-Infinity",
        "9" * 5000,
        "[" * 500 + "]" * 500,
        '"\\ud800"',
        '{"a": {"a": 1}}',
    ],
)
@BY_TYPE
def test_what_stands_in_a_file_by_whatever_hand_is_scored_or_refused(
    tmp_path: Path, question: Question, text: str
) -> None:
    path = tmp_path / "answers.json"
    path.write_text(f'{{"version": 1, "answers": {{"{question.id}": {text}}}}}', encoding="utf-8")
    try:
        stored = AnswerFile(path).read().get(question.id)
    except OSError as error:
        assert "answers.json" in str(error)
    else:
        assert score(question, stored).points == 0
