"""Each cell of the folder ``bad_cells`` has one mistake, and gets one clear answer."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.questions import QuestionError, parse_question
from ngos_and_co.questions.yaml_document import (
    DEEPEST_NESTING,
    LONGEST_TEXT,
    YamlError,
    load_mapping,
)
from tests.questions import bodies

FOLDER = Path(__file__).parent / "bad_cells"
LONGEST_SENTENCE = 400
EXPECTED = {
    "alias": ("yaml", "reference"),
    "alias-bomb": ("yaml", "reference"),
    "alias-of-itself": ("yaml", "reference"),
    "anchor": ("yaml", "reference"),
    "starts-bold": ("yaml", "in quotes"),
    "merge": ("yaml", "merges"),
    "tag-python": ("yaml", "tag"),
    "tag-own": ("yaml", "tag"),
    "tag-plain": ("yaml", "tag"),
    "tab": ("yaml", "Line 6"),
    "byte-order-mark": ("yaml", "U+FEFF"),
    "null-character": ("yaml", "Line 6"),
    "direction-override": ("yaml", "U+202E"),
    "deep-flow": ("yaml", "levels deep"),
    "deep-block": ("yaml", "levels deep"),
    "two-documents": ("yaml", "more than one document"),
    "duplicate-quoted": ("yaml", "stands there twice"),
    "points-thousand-digits": ("yaml", "that there cannot be"),
    "prompt-no-such-day": ("yaml", "that there cannot be"),
    "points-nan": ("field-value", "finite"),
    "cloze-gap-twice": ("fields-fit", "2 times"),
    "matching-same-partner": ("fields-fit", "categorise"),
    "value-table-ragged": ("fields-fit", "rows"),
    "numeric-wrong-is-right": ("fields-fit", "right by the key"),
    "hints-cost-too-much": ("fields-fit", "cost more"),
}


def cells() -> list[Path]:
    return sorted(FOLDER.glob("*.yaml"))


def problems_of(body: str) -> list[str]:
    with pytest.raises(QuestionError) as caught:
        parse_question(body, "quiz.ipynb, cell 3")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("path", cells(), ids=lambda path: path.stem)
def test_each_bad_cell_gets_a_clear_answer(path: Path) -> None:
    problems = problems_of(path.read_bytes().decode("utf-8"))
    for problem in problems:
        assert problem.startswith("quiz.ipynb, cell 3")
        assert len(problem) < LONGEST_SENTENCE
        assert not re.search(r"[\x00-\x1f\ud800-\udfff]", problem)
        assert "Error" not in problem
    rule, words = EXPECTED.get(path.stem, ("", ""))
    assert any(f"[{rule}" in problem and words in problem for problem in problems) or not rule


def test_every_expected_cell_is_there() -> None:
    assert set(EXPECTED) <= {path.stem for path in cells()}


def test_a_prompt_of_a_million_letters_is_refused_at_once() -> None:
    body = bodies.SINGLE.replace("Which of these", "a " * 500_000)
    (problem,) = problems_of(body)
    assert f"{LONGEST_TEXT:,} are the most" in problem


def test_half_a_surrogate_pair_is_refused() -> None:
    (problem,) = problems_of(bodies.SINGLE.replace("Which", "\ud800"))
    assert "U+D800" in problem


def test_nesting_up_to_the_limit_is_read() -> None:
    inner = DEEPEST_NESTING - 1
    assert load_mapping("a: " + "[" * inner + "]" * inner)
    with pytest.raises(YamlError, match="levels deep"):
        load_mapping("a: " + "[" * (inner + 1) + "]" * (inner + 1))


def test_a_hundred_thousand_brackets_do_no_harm() -> None:
    with pytest.raises(YamlError):
        load_mapping("a: " + "[" * 90_000)
    with pytest.raises(YamlError):
        load_mapping("a: " + "{b: " * 20_000)


@pytest.mark.parametrize("loader", ["SafeLoader", "CSafeLoader"])
@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_both_parsers_of_yaml_read_the_same(
    monkeypatch: pytest.MonkeyPatch, loader: str, body: str
) -> None:
    yaml = pytest.importorskip("yaml")
    if not hasattr(yaml, loader):
        pytest.skip("this Python's YAML has no C parser")
    visible = bodies.stripped(body)
    expected = yaml.safe_load(visible)
    monkeypatch.setattr("ngos_and_co.questions.yaml_document.LOADER", getattr(yaml, loader))
    assert load_mapping(visible) == expected


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.dates()
    | st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcdefgh", min_size=1), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abcdefgh", min_size=1), VALUES, max_size=5))
def test_what_yaml_writes_is_read_as_it_was(document: dict[str, object]) -> None:
    yaml = pytest.importorskip("yaml")
    text = yaml.safe_dump(document, allow_unicode=True)
    try:
        assert load_mapping(text) == document
    except YamlError as error:
        # Only what is too deep, or what the writer had to mark with a reference or a tag, is refused.
        assert re.search("levels deep|reference|tag", str(error))
