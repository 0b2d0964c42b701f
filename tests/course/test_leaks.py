"""No key leaves the facilitator's side: not by the exercises, the book, or the package."""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ngos_and_co.grading.readings import readings_of
from ngos_and_co.grading.secrets_of_source import only_letters, secrets_in
from tests.course.assignments import NOTEBOOKS, REPOSITORY, read

LONGEST_TERM = 30
"""Letters; what is shorter is a term that a lesson may use too, such as 'debt bondage'."""

LONGEST_TEACHING = 60
"""Letters; a rule as short as this a lesson may teach in the words in which a feedback recalls it."""


@pytest.fixture(scope="module")
def secrets() -> Mapping[str, str]:
    """Give all hidden texts of all assignments that no lesson says by chance."""
    found = secrets_in(read(each.source) for each in NOTEBOOKS)
    return {letters: text for letters, text in found.items() if len(letters) > LONGEST_TERM}


def leaks(content: bytes, secrets: Mapping[str, str]) -> list[str]:
    """Give the secrets that a file holds, in any encoding."""
    readings = [only_letters(text) for text in dict.fromkeys(readings_of(content))]
    return [text for letters, text in secrets.items() if any(letters in each for each in readings)]


def whole_texts(secrets: Mapping[str, str]) -> Mapping[str, str]:
    """Leave out the parts of a text: a lesson teaches in a sentence what a feedback says among others."""
    return {
        letters: text
        for letters, text in secrets.items()
        if len(letters) > LONGEST_TEACHING
        and not any(letters != other and letters in other for other in secrets)
    }


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_there_are_secrets_and_the_solutions_hold_them_all(secrets: Mapping[str, str]) -> None:
    assert len(secrets) > 50
    found = {text for each in NOTEBOOKS for text in leaks(each.source.read_bytes(), secrets)}
    assert found == set(secrets.values())


def test_the_exercises_hold_none(secrets: Mapping[str, str]) -> None:
    released = dict(files_of(REPOSITORY / "exercises"))
    assert released
    for name, content in released.items():
        assert leaks(content, secrets) == [], name


@pytest.mark.slow
def test_the_book_holds_none(secrets: Mapping[str, str]) -> None:
    from ngos_and_co.book.build import build_book

    pages = build_book(REPOSITORY)  # what is built already stays
    texts = {
        name: content
        for name, content in files_of(pages)
        if name.endswith((".html", ".js", ".json", ".txt", ".inv")) and "_static/vendor" not in name
    }
    whole = whole_texts(secrets)
    assert len(whole) > 50
    assert any(name.endswith("index.html") for name in texts)
    for name, content in texts.items():
        assert leaks(content, whole) == [], name
    assert not any("solutions" in name or "quiz-" in name for name in texts)


@pytest.mark.slow
def test_the_package_holds_none(secrets: Mapping[str, str], tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    [path] = WheelBuilder(str(REPOSITORY)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        assert "ngos_and_co/questions/parsing.py" in names
        for name in names:
            assert not name.endswith(".ipynb"), name
            # Tables are public and hold no sentence of ours; to undo their encodings would take minutes.
            assert leaks(wheel.read(name), secrets) == [], name
