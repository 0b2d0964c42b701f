"""The script that draws a question scores as Python does."""

import unicodedata
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from ngos_and_co.questions import parse_question
from ngos_and_co.questions.folding import fold
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.policies import ALL_OR_NOTHING, PAIRS_IN_ORDER, SHARE_RIGHT
from ngos_and_co.questions.render import question_payload
from ngos_and_co.questions.tolerance import Tolerance
from ngos_and_co.questions.types.categorise import CategoriseQuestion
from ngos_and_co.questions.types.cloze import ClozeQuestion
from ngos_and_co.questions.types.matching import MatchingQuestion
from ngos_and_co.questions.types.multiple import POLICIES, MultipleQuestion
from ngos_and_co.questions.types.numeric import NumericQuestion
from ngos_and_co.questions.types.ordering import OrderingQuestion
from ngos_and_co.questions.types.short import ShortQuestion
from tests.questions import bodies, pages

pytestmark = pytest.mark.browser

OPTIONS = {name: f"Option {name}" for name in "abcde"}
PICKS = st.lists(st.sampled_from(sorted(OPTIONS)), unique=True, min_size=1).map(sorted)
NUMBERS = st.floats(-1e9, 1e9) | st.integers(-(10**6), 10**6)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cn"]) | st.sampled_from("aAéÉßẞŁłςΣσІі İı"), min_size=1
)


@pytest.fixture(scope="module")
def scorer(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_content(pages.page("", scripts=[pages.script()]))
    yield page
    page.close()


def share_in_browser(scorer: Page, question: Question, answer: object) -> float:
    payload = question_payload(question, "self-check")
    script = "([question, answer]) => ngosQuestion.share(question, answer)"
    return float(scorer.evaluate(script, [payload, answer]))


@settings(max_examples=60)
@given(key=PICKS, picks=PICKS, policy=st.sampled_from(POLICIES))
def test_multiple_scores_as_python_does(
    scorer: Page, key: list[str], picks: list[str], policy: str
) -> None:
    question = MultipleQuestion(
        id="q", points=1.0, prompt="?", options=OPTIONS, key=tuple(key), policy=policy
    )
    assert share_in_browser(scorer, question, picks) == question.share_right(tuple(picks))


@settings(max_examples=100)
@given(
    key=NUMBERS,
    step=st.sampled_from([0, 0.5, 0.999999, 1, 1.000001, -1, 2, 1 + 1e-9]),
    tolerance=st.builds(Tolerance, st.sampled_from([0.0, 0.1, 0.02, 0.5, 3.0]), st.booleans()),
)
def test_numeric_scores_as_python_does(
    scorer: Page, key: float, step: float, tolerance: Tolerance
) -> None:
    question = NumericQuestion(id="q", points=1.0, prompt="?", key=key, tolerance=tolerance)
    answer = key + step * tolerance.size * (abs(key) if tolerance.relative else 1)
    assert share_in_browser(scorer, question, answer) == question.share_right(answer)


@settings(max_examples=60)
@given(form=TEXTS, answer=TEXTS, change=st.sampled_from([str, str.upper, str.title, " {} ".format]))
def test_short_scores_as_python_does(scorer: Page, form: str, answer: str, change: object) -> None:
    question = ShortQuestion(id="q", points=1.0, prompt="?", key=(form, "debt bondage"))
    for typed in (answer, change(form)):  # type: ignore[operator]
        assert share_in_browser(scorer, question, typed) == question.share_right(typed)


def test_every_letter_is_folded_as_python_folds_it(scorer: Page) -> None:
    letters = [
        letter
        for letter in map(chr, range(0x110000))
        if unicodedata.category(letter) not in {"Cs", "Cn", "Co"}
        and "CHEROKEE" not in unicodedata.name(letter, "")  # folds to capitals, in Python alone
    ]
    script = "(letters) => letters.map((letter) => ngosQuestion.fold(`a${letter}b`))"
    folded = scorer.evaluate(script, letters)
    differing = [
        (letter, here, there)
        for letter, there in zip(letters, folded, strict=True)
        if (here := fold(f"a{letter}b")) != there
    ]
    assert differing == []


LEFT, RIGHT = {name: name for name in "abc"}, {name: name for name in "uvwxy"}
SHARED_POLICIES = st.sampled_from([SHARE_RIGHT, ALL_OR_NOTHING])


def assigned(parts: Iterable[str], choices: Iterable[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(
        st.sampled_from(sorted(parts)), st.sampled_from(sorted(choices)), min_size=1
    )


@settings(max_examples=40)
@given(
    key=st.fixed_dictionaries({name: st.sampled_from(sorted(RIGHT)) for name in LEFT}),
    answer=assigned(LEFT, RIGHT),
    policy=SHARED_POLICIES,
)
def test_matching_and_categorising_score_as_python_does(
    scorer: Page, key: dict[str, str], answer: dict[str, str], policy: str
) -> None:
    shared = {"id": "q", "points": 1.0, "prompt": "?", "key": key, "policy": policy}
    for question in (
        MatchingQuestion(left=LEFT, right=RIGHT, **shared),
        CategoriseQuestion(items=LEFT, categories=RIGHT, **shared),
    ):
        assert share_in_browser(scorer, question, answer) == question.share_right(answer)


@settings(max_examples=40)
@given(
    key=st.permutations(list("abcde")),
    answer=st.permutations(list("abcde")),
    policy=st.sampled_from([PAIRS_IN_ORDER, ALL_OR_NOTHING]),
)
def test_ordering_scores_as_python_does(
    scorer: Page, key: list[str], answer: list[str], policy: str
) -> None:
    question = OrderingQuestion(
        id="q", points=1.0, prompt="?", items=OPTIONS, key=tuple(key), policy=policy
    )
    assert share_in_browser(scorer, question, answer) == question.share_right(tuple(answer))


@settings(max_examples=60)
@given(
    answer=st.dictionaries(
        st.sampled_from(["loan", "term"]),
        st.sampled_from(
            ["Debt", " loan ", "wage", "WAGE", "servitude", "practice similar to slavery"]
        ),
        min_size=1,
    ),
    policy=SHARED_POLICIES,
)
def test_gaps_score_as_python_does(scorer: Page, answer: dict[str, str], policy: str) -> None:
    body = bodies.CLOZE.replace("type: cloze", f"type: cloze\npolicy: {policy}")
    if policy == ALL_OR_NOTHING:  # where no mistake earns a share
        body = body.replace(", share: 0.5", "")
    question = parse_question(body)
    assert isinstance(question, ClozeQuestion)
    assert share_in_browser(scorer, question, answer) == question.share_right(answer)


@pytest.mark.parametrize("answer", [25, 24.4, 12, 12.4, 13, 0])
def test_a_foreseen_wrong_number_earns_what_it_does_in_python(scorer: Page, answer: float) -> None:
    wrong = "wrong:\n  - {answer: 12, feedback: Half of it., share: 0.25}\n### END"
    question = parse_question(bodies.NUMERIC.replace("### END", wrong))
    assert share_in_browser(scorer, question, answer) == question.share_right(answer)


@pytest.mark.parametrize("answer", ["debt bondage", "Slavery", " slavery ", "work"])
def test_a_foreseen_wrong_text_earns_what_it_does_in_python(scorer: Page, answer: str) -> None:
    wrong = "wrong:\n  - {answer: slavery, feedback: Graver., share: 0.5}\n### END"
    question = parse_question(bodies.SHORT.replace("### END", wrong))
    assert share_in_browser(scorer, question, answer) == question.share_right(answer)


@pytest.mark.parametrize("body", [bodies.SINGLE, bodies.TRUE_FALSE])
def test_choices_score_as_python_does(scorer: Page, body: str) -> None:
    question = parse_question(body)
    for answer in (True, False) if question.type_name == "true-false" else ("a", "b", "c"):
        assert share_in_browser(scorer, question, answer) == question.share_right(answer)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("41.1", 41.1),
        ("41,1", 41.1),
        (" 41,1 % ", 41.1),
        ("9703", 9703),
        ("9 703", 9703),
        ("9 703,5", 9703.5),
        ("9,703.5", 9703.5),
        ("9.703,5", 9703.5),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("9.703", 9.703),
        ("0,125", 0.125),
        ("−3", -3),
        ("+.5", 0.5),
        ("", None),
        ("%", None),
    ],
)
def test_a_number_is_read_as_people_write_it(scorer: Page, typed: str, number: float) -> None:
    script = "(typed) => ngosQuestion.readNumber(typed, '%')"
    assert scorer.evaluate(script, typed) == {"value": number}


@pytest.mark.parametrize("typed", ["9,703", "abc", "1,2,3", "1e5", "12 persons", "1.2.3", "--1"])
def test_what_is_no_clear_number_is_refused_with_a_sentence(scorer: Page, typed: str) -> None:
    read = scorer.evaluate("(typed) => ngosQuestion.readNumber(typed, '%')", typed)
    assert read["value"] is None
    assert "Write" in read["problem"]
