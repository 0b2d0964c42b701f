"""What people see of a question, before any script runs and after grading."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.questions import parse_question, score
from ngos_and_co.questions.messages import words
from ngos_and_co.questions.render import question_payload, static_html, verdict_html
from ngos_and_co.questions.sources import Source
from ngos_and_co.questions.types.single import SingleQuestion
from tests.questions import bodies


def find_source(key: str) -> Source | None:
    known = {"palermo-protocol": Source("Palermo Protocol", "https://example.org/palermo?a=1&b=2")}
    return known.get(key)


def payload_in(page: str) -> dict[str, Any]:
    """Read the data attribute as a browser does."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value for name, value in attrs if value and name == "data-ngos-question")

    Reader().feed(page)
    assert len(found) == 1
    payload: dict[str, Any] = json.loads(found[0])
    return payload


def test_self_check_payload_carries_all_that_feedback_needs() -> None:
    payload = question_payload(parse_question(bodies.SINGLE), "self-check", find_source)
    assert payload["id"] == "q1-elements"
    assert payload["type"] == "single"
    assert payload["points"] == 2
    assert payload["prompt"] == "<p>Which of these makes it trafficking?</p>"
    assert [option["id"] for option in payload["options"]] == ["a", "b", "c"]
    assert payload["check"]["key"] == "b"
    assert payload["check"]["feedback"]["a"] == "<p>That is a breach of labour law.</p>"
    assert payload["check"]["explanation"] == "<p>Three elements are needed.</p>"
    assert payload["check"]["source"] == [
        {
            "key": "palermo-protocol",
            "title": "Palermo Protocol",
            "href": "https://example.org/palermo?a=1&b=2",
        }
    ]


@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_answer_payload_holds_no_key(body: str) -> None:
    payload = question_payload(parse_question(body), "answer")
    assert payload["check"] is None
    assert payload == question_payload(parse_question(bodies.stripped(body)), "answer")


@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_payload_is_json(body: str) -> None:
    payload = question_payload(parse_question(body), "self-check")
    assert json.loads(json.dumps(payload, allow_nan=False)) == payload


def test_true_false_has_two_options() -> None:
    payload = question_payload(parse_question(bodies.TRUE_FALSE), "self-check")
    assert [option["id"] for option in payload["options"]] == ["true", "false"]
    assert payload["check"]["key"] is False


def test_numeric_payload_names_unit_and_tolerance() -> None:
    relative = bodies.NUMERIC.replace("tolerance: 0.5", 'tolerance: "2%"')
    payload = question_payload(parse_question(relative), "self-check")
    assert payload["unit"] == "persons"
    assert payload["check"]["tolerance"] == {"kind": "relative", "size": 0.02}


def test_multiple_names_its_policy() -> None:
    payload = question_payload(parse_question(bodies.MULTIPLE), "answer")
    assert payload["policy"] == "right-minus-wrong"


def test_unknown_source_shows_its_key() -> None:
    page = static_html(parse_question(bodies.SINGLE), lambda _key: None)
    assert "<li>palermo-protocol</li>" in page


def test_static_form_can_be_read_without_a_script() -> None:
    page = static_html(parse_question(bodies.SINGLE), find_source)
    assert "<p>Which of these makes it trafficking?</p>" in page
    assert "<li>The work is hard</li>" in page
    details = page[page.index("<details") :]
    assert "<summary>Answer</summary>" in details
    assert "A worker was deceived and kept by debt" in details
    assert "Three elements are needed." in details
    assert 'href="https://example.org/palermo?a=1&amp;b=2"' in details


@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_static_form_without_a_key_gives_no_answer(body: str) -> None:
    page = static_html(parse_question(bodies.stripped(body)))
    assert "<details" not in page
    assert words()["answerInLab"] in page
    assert payload_in(page)["check"] is None


@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"'<>&\\/\n"), min_size=1)
)
def test_data_attribute_survives_any_text(text: str) -> None:
    question = SingleQuestion(
        id="q", points=1.0, prompt=text, options={"a": text, "b": "'</script>&quot;"}, key="a"
    )
    payload = payload_in(static_html(question))
    assert payload == question_payload(question, "self-check")


def test_verdict_says_answer_points_and_reasons_but_not_the_key() -> None:
    question = parse_question(bodies.SINGLE)
    result = verdict_html(question, "a", score(question, "a"), find_source)
    assert "The wage is below the minimum" in result
    assert "Not right: 0 of 2 points" in result
    assert "That is a breach of labour law." in result
    assert "Three elements are needed." in result
    assert "A worker was deceived" not in result
    assert "key:" not in result


def test_verdict_of_a_partly_right_answer_names_the_options() -> None:
    question = parse_question(bodies.MULTIPLE)
    result = verdict_html(question, ["a", "b", "c"], score(question, ["a", "b", "c"]))
    assert "<li>Debt bondage</li>" in result
    assert "Partly right: 1 of 3 points" in result
    assert "Not right: <em>Work at night</em>" in result


def test_verdict_names_a_right_option_that_was_left() -> None:
    question = parse_question(bodies.MULTIPLE.replace("  c: Night", "  a: Papers.\n  c: Night"))
    result = verdict_html(question, ["b"], score(question, ["b"]))
    assert "Also right: <em>Retention of documents</em>" in result


def test_verdict_of_no_answer_says_so() -> None:
    question = parse_question(bodies.NUMERIC)
    assert "Not answered: 0 of 2 points" in verdict_html(question, None, score(question, None))


def test_verdict_of_an_impossible_answer_says_why() -> None:
    question = parse_question(bodies.NUMERIC)
    result = verdict_html(question, "<script>", score(question, "<script>"))
    assert "cannot be scored" in result
    assert "not a number" in result


def test_typed_answer_is_shown_as_typed_and_cannot_inject() -> None:
    question = parse_question(bodies.SHORT)
    typed = "<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1))"
    result = verdict_html(question, typed, score(question, typed))
    assert "<img" not in result
    assert "<strong>bold" not in result
    assert "<a " not in result


def test_words_are_complete_and_carry_no_keys_of_questions() -> None:
    catalogue = words()
    assert all(isinstance(text, str) and text for text in catalogue.values())
    assert {"right", "partly", "wrong", "saved", "notSaved", "noReply"} <= set(catalogue)


@pytest.mark.parametrize(
    ("body", "shown", "hidden_away"),
    [
        (bodies.MATCHING, "<li>Trade union</li>", "<td>Bargains for better pay</td>"),
        (bodies.ORDERING, "<ul><li>Report</li>", "<ol><li>Commit</li>"),
        (bodies.CATEGORISE, "Act · Means · Purpose", "<td>Purpose</td>"),
        (
            bodies.CLOZE,
            "[servitude / employment / practice similar to slavery]",
            "<strong>debt</strong>",
        ),
        (bodies.VALUE, "answer('q10-totals', …)", "<td>0.625</td>"),
        (bodies.NUMERIC, "______ persons", "<p>25 persons</p>"),
    ],
)
def test_each_type_can_be_filled_in_on_paper(body: str, shown: str, hidden_away: str) -> None:
    page = static_html(parse_question(body))
    page = page[page.index(">\n") :]  # behind the data that the script reads
    question, answer = page.split("<details", 1)
    assert shown in question
    assert hidden_away not in question
    assert hidden_away in answer


@pytest.mark.parametrize(
    ("body", "answer", "told"),
    [
        (
            bodies.MATCHING,
            {"inspectorate": "visits", "union": "sells"},
            [
                "✓ Right: <em>Labour inspectorate</em>",
                "✗ Not right: <em>Trade union</em></p><p>Unions bargain for their members.",
                "○ Not answered: <em>Anti-trafficking",
                "Each has a task that the others lack.",
            ],
        ),
        (
            bodies.CATEGORISE,
            {"harbour": "act", "deceive": "act"},
            [
                "✗ Not right: <em>Deceiving</em>",
                "✓ Right: <em>Harbouring</em></p><p>To house somebody is an act.",
            ],
        ),
        (
            bodies.CLOZE,
            {"loan": "Wage", "term": "servitude"},
            [
                "◐ Partly right: <em>(1) Wage</em></p><p>A wage is what the worker is owed.",
                "✗ Not right: <em>(2) servitude</em></p><p>See the Supplementary Convention.",
            ],
        ),
        (
            bodies.ORDERING,
            ["identify", "commit", "prevent", "report"],
            ["<ol><li>Identify</li><li>Commit</li>", "Partly right: 2.5 of 3", "Without knowing"],
        ),
        (
            bodies.VALUE,
            {"columns": ["country", "persons"], "rows": [["BG", 12]]},
            ["Group by country first.", "Columns that are missing: share."],
        ),
    ],
)
def test_a_verdict_says_of_each_part_how_it_stands(
    body: str, answer: object, told: list[str]
) -> None:
    question = parse_question(body)
    result = verdict_html(question, answer, score(question, answer), find_source)
    for sentence in told:
        assert sentence in result


@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_all_that_is_hidden_is_known_as_hidden(body: str) -> None:
    texts = set(parse_question(body).hidden_texts())
    hidden = body.partition("### BEGIN HIDDEN TESTS")[2]
    for text in texts - {"True", "False"}:
        assert text.removesuffix(".0") in hidden
    assert texts
    assert list(parse_question(bodies.stripped(body)).hidden_texts()) in (
        [],
        ["0.0", "False"],  # no tolerance
    )


def test_wrong_answers_that_were_foreseen_are_hidden_texts() -> None:
    texts = set(parse_question(bodies.CLOZE).hidden_texts())
    assert {"debt", "wage", "A wage is what the worker is owed."} <= texts
    assert "BG" in set(parse_question(bodies.VALUE).hidden_texts())


def test_a_gap_or_a_value_cannot_inject() -> None:
    typed = "<img src=x onerror=alert(1)>"
    cloze = parse_question(bodies.CLOZE)
    assert "<img" not in verdict_html(cloze, {"loan": typed}, score(cloze, {"loan": typed}))
    value = parse_question(bodies.VALUE)
    table = {"columns": [typed], "rows": [[typed]]}
    assert "<img" not in verdict_html(value, table, score(value, table))


def test_payload_carries_hints_attempts_and_confidence() -> None:
    lines = "hints: [One *word*, {text: Two, cost: 0.5}]\nattempts: 3\nconfidence: true\n"
    question = parse_question(bodies.SINGLE.replace("prompt:", f"{lines}prompt:", 1))
    payload = question_payload(question, "answer")
    assert payload["hints"] == [
        {"html": "<p>One <em>word</em></p>", "cost": 0},
        {"html": "<p>Two</p>", "cost": 0.5},
    ]
    assert (payload["attempts"], payload["confidence"], payload["language"]) == (3, True, "en")


@pytest.mark.parametrize(
    ("body", "check"),
    [
        (
            bodies.MATCHING,
            {"key": {"inspectorate": "visits", "union": "bargains", "ngo": "shelters"}},
        ),
        (bodies.ORDERING, {"key": ["commit", "identify", "prevent", "report"]}),
        (bodies.SHORT, {"key": ["debt bondage", "bonded labour"], "wrong": []}),
        (
            bodies.CLOZE,
            {
                "key": {"loan": ["debt", "loan"], "term": ["practice similar to slavery"]},
                "wrong": [
                    {
                        "gap": "loan",
                        "key": ["wage"],
                        "feedback": "<p>A wage is what the worker is owed.</p>",
                        "share": 0.5,
                    }
                ],
            },
        ),
        (bodies.VALUE, {"key": None, "wrong": []}),
    ],
)
def test_the_page_gets_the_key_in_the_form_in_which_it_compares(
    body: str, check: dict[str, Any]
) -> None:
    payload = question_payload(parse_question(body), "self-check")["check"]
    assert {name: payload[name] for name in check} == check


def test_a_cloze_is_cut_into_text_and_gaps() -> None:
    body = bodies.CLOZE.replace("text: A", 'text: "A').replace(
        "{term}.", '{term}.\\n\\nThen *all*."'
    )
    payload = question_payload(parse_question(body), "answer")
    assert payload["segments"] == [
        {"html": "A worker who must work off a "},
        {"gap": "loan"},
        {"html": " is in <em>debt bondage</em>; the law calls it "},
        {"gap": "term"},
        {"html": ".<br><br>Then <em>all</em>."},
    ]
    assert payload["gaps"] == {
        "loan": {"choices": None},
        "term": {"choices": ["servitude", "employment", "practice similar to slavery"]},
    }
