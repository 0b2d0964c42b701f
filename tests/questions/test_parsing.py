import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.questions import QuestionError, parse_question, split_hidden
from ngos_and_co.questions.tolerance import Tolerance
from tests.questions import bodies


def rules_broken_by(body: str) -> set[tuple[str, str | None]]:
    with pytest.raises(QuestionError) as caught:
        parse_question(body, "quiz.ipynb, cell 3")
    for problem in caught.value.problems:
        assert problem.place == "quiz.ipynb, cell 3"
        assert problem.message.endswith(".")
        assert problem.mend.endswith((".", "?"))
    return {(problem.rule, problem.field) for problem in caught.value.problems}


@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_every_type_is_read_with_its_key(body: str) -> None:
    question = parse_question(body)
    assert question.has_key
    assert question.key_html()


@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_every_type_is_read_without_its_key_and_shows_the_same_question(body: str) -> None:
    whole, released = parse_question(body), parse_question(bodies.stripped(body))
    assert not released.has_key
    assert not released.feedback
    assert released.explanation is None
    assert released.source == ()
    assert (released.id, released.prompt, released.points) == (whole.id, whole.prompt, whole.points)


def test_fields_are_read_as_the_types_need_them() -> None:
    assert parse_question(bodies.MULTIPLE).key == ("a", "b", "d")
    assert parse_question(bodies.TRUE_FALSE).key is False
    assert parse_question(bodies.TRUE_FALSE).feedback["true"].startswith("For a child")
    assert parse_question(bodies.NUMERIC).tolerance == Tolerance(0.5)
    assert parse_question(bodies.SINGLE).source == ("palermo-protocol",)
    assert parse_question(bodies.SINGLE).objective == "m1-elements"


def test_a_percentage_is_a_relative_tolerance() -> None:
    body = bodies.NUMERIC.replace("tolerance: 0.5", 'tolerance: "2%"')
    assert parse_question(body).tolerance == Tolerance(0.02, relative=True)


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ("id: q1-elements\n", "", ("field-missing", "id")),
        ("id: q1-elements", "id: Q1 Elements", ("field-value", "id")),
        ("id: q1-elements", "id: 1", ("field-value", "id")),
        ("id: q1-elements", "id: no", ("field-value", "id")),
        ("type: single\n", "", ("type", "type")),
        ("type: single", "type: essay", ("type", "type")),
        ("points: 2\n", "", ("field-missing", "points")),
        ("points: 2", "points: 0", ("field-value", "points")),
        ("points: 2", "points: -1", ("field-value", "points")),
        ("points: 2", "points: .nan", ("field-value", "points")),
        ("points: 2", "points: two", ("field-value", "points")),
        ("points: 2", "points: true", ("field-value", "points")),
        ("points: 2", "points: 0.333", ("field-value", "points")),
        ("prompt: Which of these makes it trafficking?\n", "", ("field-missing", "prompt")),
        ("prompt: Which of these makes it trafficking?", "prompt:", ("field-value", "prompt")),
        ("prompt: Which", "promt: x\nprompt: Which", ("field-unknown", "promt")),
        ("  a: The wage is below the minimum\n", "  no: Wage\n", ("field-value", "options")),
        ("  a: The wage is below the minimum\n", "  a: 5\n", ("field-value", "options")),
        (
            "  a: The wage is below the minimum\n",
            "  a: The work is hard\n",
            ("field-value", "options"),
        ),
        ("key: b\n", "", ("field-missing", "key")),
        ("key: b\n", "key: d\n", ("fields-fit", "key")),
        ("key: b\n", "key: [b]\n", ("field-value", "key")),
        ("  c: Hard work alone", "  d: Hard work alone", ("fields-fit", "feedback")),
        ("objective: m1-elements", "key: b", ("field-hidden", "key")),
        ("key: b\n", "key: b\nunit: persons\n", ("field-unknown", "unit")),
        ("objective: m1-elements\n", "", None),
    ],
)
def test_each_mistake_is_named_with_its_field(
    old: str, new: str, broken: tuple[str, str] | None
) -> None:
    assert old in bodies.SINGLE
    body = bodies.SINGLE.replace(old, new, 1)
    if broken is None:
        parse_question(body)
    else:
        assert broken in rules_broken_by(body)


def test_a_visible_field_between_the_hidden_lines_is_refused() -> None:
    body = bodies.SINGLE.replace("objective: m1-elements\n", "").replace(
        "key: b\n", "key: b\nobjective: m1-elements\n"
    )
    assert rules_broken_by(body) == {("field-visible", "objective")}


def test_all_problems_are_reported_at_once() -> None:
    body = bodies.SINGLE.replace("id: q1-elements", "id: 1").replace("points: 2", "points: none")
    assert rules_broken_by(body) == {("field-value", "id"), ("field-value", "points")}


def test_a_misspelt_field_is_answered_with_the_right_spelling() -> None:
    with pytest.raises(QuestionError, match="Did you mean 'prompt'"):
        parse_question(bodies.SINGLE.replace("prompt:", "promt:"))


@pytest.mark.parametrize(
    "text",
    [
        "id: [",
        "- a\n- b",
        "just words",
        "id: a\nid: b",
        "id: a\n---\nid: b",
        "id: !!python/object/apply:os.system [true]",
        "? [a, b]\n: c",
        "a: &x [*x]\nb: *y",
        "\tid: a",
    ],
)
def test_text_that_is_not_the_right_yaml_is_refused(text: str) -> None:
    assert rules_broken_by(text) & {("yaml", None), ("type", "type")}


@pytest.mark.parametrize(
    "marks",
    [
        ("### BEGIN HIDDEN TEST", "### END HIDDEN TESTS"),
        ("## BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"),
        ("### begin hidden tests", "### END HIDDEN TESTS"),
        ("### END HIDDEN TESTS", "### BEGIN HIDDEN TESTS"),
        ("### BEGIN HIDDEN TESTS", ""),
    ],
)
def test_lines_that_nbgrader_would_not_strip_are_refused(marks: tuple[str, str]) -> None:
    begin, end = marks
    body = bodies.SINGLE.replace("### BEGIN HIDDEN TESTS", "@").replace("### END HIDDEN TESTS", "%")
    assert rules_broken_by(body.replace("@", begin).replace("%", end)) == {("hidden-lines", None)}


def test_the_parts_keep_their_line_numbers() -> None:
    visible, hidden = split_hidden(bodies.SINGLE)
    lines = bodies.SINGLE.splitlines()
    assert hidden is not None
    for number, line in enumerate(lines):
        kept = (visible.splitlines() + [""] * len(lines))[number] or (
            hidden.splitlines() + [""] * len(lines)
        )[number]
        assert kept == ("" if line.startswith("###") else line)


@given(st.text())
def test_no_text_makes_the_parser_fall_over(text: str) -> None:
    try:
        parse_question(text)
    except QuestionError as error:
        assert error.problems


@given(st.sampled_from(bodies.ALL_TYPES), st.integers(0, 400), st.text(max_size=6))
def test_a_slip_of_the_pen_gives_a_question_or_its_problems(body: str, at: int, slip: str) -> None:
    try:
        parse_question(body[:at] + slip + body[at + len(slip) :])
    except QuestionError as error:
        assert error.problems
