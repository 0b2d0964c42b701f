"""The words around questions: each that is used is there, and none that is not."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ngos_and_co.engagement.scripts import PLANNER_PARTS, planner_script
from ngos_and_co.questions import messages
from ngos_and_co.questions.messages import languages, words
from ngos_and_co.questions.scripts import (
    QUESTION_PARTS,
    STATIC,
    SUBMISSION_PARTS,
    question_script,
    submission_script,
)
from ngos_and_co.questions.types import QUESTION_TYPES

SOURCES = Path(messages.__file__).parent
SCRIPT_TEXTS = [
    (STATIC / part).read_text("utf-8")
    for part in {*QUESTION_PARTS, *SUBMISSION_PARTS, *PLANNER_PARTS}
]
PYTHON_TEXTS = [
    path.read_text("utf-8") for path in SOURCES.rglob("*.py") if path.name != "messages.py"
]
FAMILY = re.compile(r"words\[`(\w+\.)")


def named_in_scripts() -> set[str]:
    return {name for text in SCRIPT_TEXTS for name in re.findall(r"\bwords\.([a-zA-Z]+)", text)} | {
        "right",
        "partly",
        "wrong",
    }  # what verdicts are called


def named_in_python() -> set[str]:
    return {
        name
        for text in PYTHON_TEXTS
        for name in re.findall(r"""words\([^)]*\)\[["']([^"']+)["']\]""", text)
    }


def test_every_word_that_is_used_is_there() -> None:
    assert named_in_scripts() | named_in_python() <= set(words())
    assert len(named_in_scripts()) > 40, "the pattern finds them"
    assert len(named_in_python()) > 3, "the pattern finds them"


def test_every_word_that_is_there_is_used() -> None:
    quoted = {
        name
        for name in words()
        if any(re.search(f"[\"']{name}[\"']", text) for text in PYTHON_TEXTS)
    }
    families = tuple(prefix for text in SCRIPT_TEXTS for prefix in FAMILY.findall(text))
    unused = set(words()) - named_in_scripts() - quoted
    assert {name for name in unused if not name.startswith(families)} == set()


def test_every_policy_of_a_question_with_parts_has_its_words() -> None:
    policies = {
        f"policy.{policy}"
        for question_type in QUESTION_TYPES.values()
        for policy in getattr(question_type, "policies", ())
    }
    assert {name for name in words() if name.startswith("policy.")} == policies


def sentences(script: str) -> Iterator[str]:
    """Find literals that a person would read: a capital, small letters, and another word."""
    for literal in re.findall(r'"([^"\n]*)"|`([^`]*)`', script):
        text = "".join(literal)
        if re.match(r"[A-Z][a-z]+ [a-z]", text):
            yield text


def test_no_words_stand_in_the_scripts() -> None:
    known = {"A question stays in its printed form."}  # for the browser's console
    assert {text for script in SCRIPT_TEXTS for text in sentences(script)} <= known
    assert list(sentences('say("Choose one answer.")')) == ["Choose one answer."]


@pytest.mark.parametrize("script", [question_script, submission_script, planner_script])
def test_a_script_carries_the_words_of_every_language(script: object) -> None:
    text = script()  # type: ignore[operator]
    catalogues = re.search(r"const CATALOGUES = (.*);\n", text)
    assert catalogues is not None
    assert set(json.loads(catalogues[1])) == set(languages())


def test_the_words_of_a_language_without_a_catalogue_are_english() -> None:
    assert words("xx") == words("en")
    assert words("../en") == words("en")


def test_what_a_translation_lacks_is_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en.json").write_text('{"check": "Check", "right": "Right"}')
    (tmp_path / "cs.json").write_text('{"check": "Zkontrolovat"}', encoding="utf-8")
    monkeypatch.setattr(messages, "CATALOGUES", tmp_path)
    languages.cache_clear()
    words.cache_clear()
    try:
        assert languages() == ("en", "cs")
        assert words("cs") == {"check": "Zkontrolovat", "right": "Right"}
        assert words("en") == {"check": "Check", "right": "Right"}
    finally:
        languages.cache_clear()
        words.cache_clear()


def test_the_places_of_a_translation_are_those_of_the_english_text() -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    differing = [
        (language, name)
        for language in languages()
        for name, text in words(language).items()
        if places(text) != places(words()[name])
    ]
    assert differing == []
