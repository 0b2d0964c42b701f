"""Options are shuffled for each trainee, always in the same way, and scores do not depend on it."""

import subprocess
import sys
from collections import Counter

import pytest

from ngos_and_co.questions import parse_question, score
from ngos_and_co.questions.arrangement import Arrangement, current_trainee
from ngos_and_co.questions.render import question_payload
from tests.questions import bodies

NAMES = tuple("abcdef")


def test_unshuffled_options_stay_as_the_author_wrote_them() -> None:
    assert Arrangement("q1", trainee="ana").order(NAMES) == NAMES


def test_the_order_is_the_trainee_s_and_the_question_s_own() -> None:
    orders = {
        Arrangement(question, shuffled=True, trainee=trainee).order(NAMES)
        for question in ("q1", "q2")
        for trainee in ("ana", "ben", "cyd")
    }
    assert len(orders) == 6
    assert all(sorted(order) == list(NAMES) for order in orders)


def test_every_option_comes_first_about_as_often() -> None:
    first = Counter(
        Arrangement("q1", shuffled=True, trainee=f"trainee-{number}").order(NAMES)[0]
        for number in range(600)
    )
    assert set(first) == set(NAMES)
    assert min(first.values()) > 60


def test_the_order_is_the_same_in_another_process() -> None:
    code = (
        "from ngos_and_co.questions.arrangement import Arrangement;"
        "print(*Arrangement('q1', shuffled=True, trainee='ana').order('abcdef'))"
    )
    output = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert tuple(output.stdout.split()) == Arrangement("q1", shuffled=True, trainee="ana").order(
        NAMES
    )


def test_an_option_more_leaves_the_others_in_their_order() -> None:
    arrangement = Arrangement("q1", shuffled=True, trainee="ana")
    without = tuple(name for name in arrangement.order((*NAMES, "new")) if name != "new")
    assert without == arrangement.order(NAMES)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (bodies.SINGLE, "options"),
        (bodies.MULTIPLE, "options"),
        (bodies.MATCHING, "right"),
        (bodies.ORDERING, "items"),
        (bodies.CATEGORISE, "items"),
    ],
)
def test_the_page_gets_the_trainee_s_order_of_ids(body: str, field: str) -> None:
    shuffled = parse_question(body.replace("prompt:", "shuffle: true\nprompt:", 1))
    plain = question_payload(parse_question(body), "answer")
    orders = {
        tuple(each["id"] for each in question_payload(shuffled, "answer", trainee=name)[field])
        for name in ("ana", "ben", "cyd", "dan", "eva")
    }
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {
        frozenset(each["id"] for each in plain[field])
    }


def test_menus_of_gaps_are_shuffled_true_and_false_never() -> None:
    cloze = parse_question(bodies.CLOZE.replace("prompt:", "shuffle: true\nprompt:", 1))
    menus = {
        tuple(question_payload(cloze, "answer", trainee=name)["gaps"]["term"]["choices"])
        for name in ("ana", "ben", "cyd", "dan")
    }
    assert len(menus) > 1
    judged = parse_question(bodies.TRUE_FALSE.replace("prompt:", "shuffle: true\nprompt:", 1))
    assert [
        each["id"] for each in question_payload(judged, "answer", trainee="ben")["options"]
    ] == [
        "true",
        "false",
    ]


def test_shuffling_changes_no_score() -> None:
    shuffled = parse_question(bodies.MULTIPLE.replace("prompt:", "shuffle: true\nprompt:", 1))
    for picks in (["a"], ["d", "a"], ["c", "a", "b"]):
        assert score(shuffled, picks) == score(parse_question(bodies.MULTIPLE), picks)


def test_the_trainee_is_named_as_nbgrader_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    utils = pytest.importorskip("nbgrader.utils")
    for account, hub in (
        ("ana", None),
        ("ana", "hub-name"),
        ("jovyan", "hub-name"),
        ("jovyan", None),
    ):
        monkeypatch.setattr("getpass.getuser", lambda account=account: account)
        monkeypatch.setattr(utils, "get_osusername", lambda account=account: account)
        if hub is None:
            monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
        else:
            monkeypatch.setenv("JUPYTERHUB_USER", hub)
        assert current_trainee() == utils.get_username()
