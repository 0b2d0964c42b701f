from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.lab.workspace_plan import (
    Action,
    Copied,
    Fingerprint,
    Kind,
    beside_path,
    plan_refresh,
)


def mark(content: str, text: str | None = None) -> Fingerprint:
    return Fingerprint(content, text or content)


def plan_one(
    course: str | None, there: str | None, copied: str | None, path: str = "a.ipynb"
) -> list[Action]:
    return plan_refresh(
        {path: mark(course)} if course else {},
        {path: mark(there)} if there else {},
        {path: Copied(mark(copied))} if copied else {},
    )


def test_a_new_file_is_added() -> None:
    assert plan_one("v1", None, None) == [Action(Kind.ADD, "a.ipynb", "a.ipynb")]


def test_an_unchanged_file_is_refreshed() -> None:
    assert plan_one("v2", "v1", "v1") == [Action(Kind.REFRESH, "a.ipynb", "a.ipynb")]


def test_a_file_that_only_the_trainee_changed_stays() -> None:
    assert plan_one("v1", "mine", "v1") == [Action(Kind.ADOPT, "a.ipynb", "a.ipynb")]


def test_a_new_version_is_put_beside_a_changed_file() -> None:
    assert plan_one("v2", "mine", "v1") == [
        Action(Kind.PUT_BESIDE, "a (new version).ipynb", "a.ipynb")
    ]


def test_without_a_record_a_file_that_differs_counts_as_changed() -> None:
    assert plan_one("v2", "v1", None)[0].kind is Kind.PUT_BESIDE


def test_a_former_file_is_removed_only_if_it_is_unchanged() -> None:
    assert plan_one(None, "v1", "v1") == [Action(Kind.REMOVE, "a.ipynb")]
    assert plan_one(None, "mine", "v1") == [Action(Kind.FORGET, "a.ipynb")]


def test_a_notebook_that_was_only_run_is_refreshed_when_its_outputs_changed_upstream() -> None:
    course, there, copied = mark("outputs 2", "s"), mark("run by Lab", "s"), mark("outputs 1", "s")
    assert plan_refresh({"a": course}, {"a": there}, {"a": Copied(copied)})[0].kind is Kind.REFRESH
    assert plan_refresh({"a": copied}, {"a": there}, {"a": Copied(copied)})[0].kind is Kind.ADOPT


def test_answers_are_nobody_s_but_the_trainee_s() -> None:
    path = "exercises/quiz/answers.json"
    assert plan_one("v1", None, None, path) == []
    assert plan_one("v2", "v1", "v1", path) == []
    assert plan_one(None, "v1", "v1", path) == [Action(Kind.FORGET, path)]


def test_a_new_version_goes_when_the_trainee_has_taken_it() -> None:
    beside = "a (new version).ipynb"
    record = {"a.ipynb": Copied(mark("v2")), beside: Copied(mark("v2"), beside="a.ipynb")}
    still_mine = {"a.ipynb": mark("mine"), beside: mark("v2")}
    taken = {"a.ipynb": mark("v2"), beside: mark("v2")}
    course = {"a.ipynb": mark("v2")}
    assert plan_refresh(course, still_mine, record)[1] == Action(Kind.KEEP, beside)
    assert plan_refresh(course, taken, record)[1] == Action(Kind.REMOVE, beside)


def test_a_newer_version_takes_the_place_of_an_untouched_one_and_of_no_other() -> None:
    beside = "a (new version).ipynb"
    record = {"a.ipynb": Copied(mark("v2")), beside: Copied(mark("v2"), beside="a.ipynb")}
    course = {"a.ipynb": mark("v3")}
    untouched = {"a.ipynb": mark("mine"), beside: mark("v2")}
    touched = {"a.ipynb": mark("mine"), beside: mark("mine too")}
    assert plan_refresh(course, untouched, record)[0].path == beside
    assert plan_refresh(course, touched, record)[0].path == "a (new version 2).ipynb"


def test_names_beside_are_free() -> None:
    taken = {"x/a (new version).md", "x/a (new version 2).md"}
    assert beside_path("x/a.md", taken) == "x/a (new version 3).md"


paths = st.sampled_from(
    ["a.ipynb", "b.md", "a (new version).ipynb", "a (new version 2).ipynb", "x/answers.json"]
)
fingerprints = st.builds(Fingerprint, st.sampled_from("12345"), st.sampled_from("xyz"))
copies = st.builds(Copied, fingerprints, st.none() | paths)


@given(
    st.dictionaries(paths, fingerprints),
    st.dictionaries(paths, fingerprints),
    st.dictionaries(paths, copies),
)
def test_nothing_of_the_trainee_s_is_written_over_or_removed(
    course: dict[str, Fingerprint], there: dict[str, Fingerprint], record: dict[str, Copied]
) -> None:
    actions = plan_refresh(course, there, record)
    assert len({action.path for action in actions}) == len(actions), "one step for each file"
    for action in actions:
        writes = action.kind in (Kind.ADD, Kind.REFRESH, Kind.PUT_BESIDE)
        if action.path not in there or not (writes or action.kind is Kind.REMOVE):
            continue
        mine = there[action.path].text
        is_the_course_s = action.path in record and record[action.path].fingerprint.text == mine
        is_written_again = writes and course[action.source or ""].text == mine
        assert is_the_course_s or is_written_again
        assert PurePosixPath(action.path).name != "answers.json"
