import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ngos_and_co.book.plan_example_page import (
    MEMORANDUM_WORD,
    PLAN_WORD,
    is_current,
    plan_example_files,
    plan_example_page,
)


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return plan_example_files()


def repacked(content: bytes, name: str, part: bytes) -> bytes:
    """Give a Word file with one other part."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(packed, "w") as after,
    ):
        for each in before.namelist():
            after.writestr(each, part if each == name else before.read(each))
    return packed.getvalue()


def test_the_page_is_marked_as_fictional_and_links_to_its_files(files: Mapping[str, bytes]) -> None:
    page = plan_example_page()
    assert "are fictional" in page
    for name in files:
        assert f"({name})" in page or f'src="{name}"' in page
    assert page.count("\n# ") == 1


def test_the_picture_has_alt_text_and_does_not_fill_a_wide_page() -> None:
    picture = next(line for line in plan_example_page().splitlines() if line.startswith("<img "))
    assert 'alt="Grid of power and interest.' in picture
    assert 'width="380"' in picture


def test_a_file_that_is_not_there_is_not_current(tmp_path: Path) -> None:
    assert not is_current(tmp_path / PLAN_WORD, b"")


def test_a_word_file_with_another_picture_is_current(
    tmp_path: Path, files: Mapping[str, bytes]
) -> None:
    content = files[PLAN_WORD]
    (tmp_path / PLAN_WORD).write_bytes(repacked(content, "word/media/image1.png", b"another"))
    assert is_current(tmp_path / PLAN_WORD, content)


def test_a_word_file_with_another_text_is_not_current(
    tmp_path: Path, files: Mapping[str, bytes]
) -> None:
    content = files[MEMORANDUM_WORD]
    changed = repacked(content, "word/document.xml", b"another")
    (tmp_path / MEMORANDUM_WORD).write_bytes(changed)
    assert not is_current(tmp_path / MEMORANDUM_WORD, content)


def test_a_broken_word_file_is_not_current(tmp_path: Path, files: Mapping[str, bytes]) -> None:
    (tmp_path / PLAN_WORD).write_bytes(b"no zip")
    assert not is_current(tmp_path / PLAN_WORD, files[PLAN_WORD])


def test_the_committed_page_and_files_are_current(
    course_root: Path, files: Mapping[str, bytes]
) -> None:
    folder = course_root / "course" / "reference"
    page = folder / "engagement-plan-example.md"
    assert page.read_text(encoding="utf-8") == plan_example_page()
    assert all(is_current(folder / name, content) for name, content in files.items())
