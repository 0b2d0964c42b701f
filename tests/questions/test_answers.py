import json
import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.questions import AnswerFile, AnswerFileError, DamagedAnswerFile
from ngos_and_co.questions.answers import _parse_document

DAMAGED = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"version": 1}',
    b'{"version": 1, "answers": []}',
    b'{"answers": {}}',
    b'{"version": true, "answers": {}}',
    b'{"version": "1", "answers": {}}',
    b"\xff\xfe\x00",
    b"[" * 100_000,
]


@pytest.fixture
def file(tmp_path: Path) -> AnswerFile:
    return AnswerFile(tmp_path / "answers.json")


def test_there_are_no_answers_before_the_first(file: AnswerFile) -> None:
    assert file.read() == {}
    assert not file.path.exists()


def test_what_is_saved_is_read_again_and_the_rest_stays(file: AnswerFile) -> None:
    file.save("q1", "b")
    file.save("q2", ["a", "c"])
    file.save("q1", "a")
    assert file.read() == {"q1": "a", "q2": ["a", "c"]}
    assert json.loads(file.path.read_text("utf-8"))["version"] == 1


def test_an_answer_can_be_withdrawn(file: AnswerFile) -> None:
    file.save("q1", "b")
    file.save("q1", None)
    assert file.read() == {}


def test_keys_that_are_not_known_are_kept(file: AnswerFile) -> None:
    file.path.write_text('{"version": 1, "answers": {}, "hints": {"q1": 2}}', "utf-8")
    file.save("q1", "b")
    assert json.loads(file.path.read_text("utf-8"))["hints"] == {"q1": 2}


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_set_aside_whole(file: AnswerFile, content: bytes) -> None:
    file.path.write_bytes(content)
    with pytest.raises(DamagedAnswerFile):
        file.read()
    notice = file.save("q1", "b")
    aside = [path for path in file.path.parent.iterdir() if ".damaged-" in path.name]
    assert [path.read_bytes() for path in aside] == [content]
    assert aside[0].name in (notice or "")
    assert file.read() == {"q1": "b"}


def test_a_newer_version_is_left_alone(file: AnswerFile) -> None:
    content = '{"version": 2, "answers": {}}'
    file.path.write_text(content, "utf-8")
    with pytest.raises(AnswerFileError, match="newer version"):
        file.save("q1", "b")
    assert file.path.read_text("utf-8") == content


def test_an_enormous_file_is_not_read(file: AnswerFile) -> None:
    with file.path.open("wb") as sparse:
        sparse.truncate(200_000_000)
    with pytest.raises(DamagedAnswerFile, match="too large"):
        file.read()


def test_two_notebooks_open_at_once_lose_nothing(file: AnswerFile) -> None:
    def answer_all(prefix: str) -> None:
        for number in range(25):
            AnswerFile(file.path).save(f"{prefix}-{number}", number)

    threads = [threading.Thread(target=answer_all, args=(name,)) for name in ("left", "right")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(file.read()) == 50


def test_only_the_answers_lie_beside_the_notebook(file: AnswerFile) -> None:
    file.save("q1", "b")
    assert [path.name for path in file.path.parent.iterdir()] == ["answers.json"]


def test_a_facilitator_may_read_the_file(file: AnswerFile) -> None:
    file.save("q1", "b")
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o644


def test_a_folder_that_is_gone_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(AnswerFileError, match="not saved"):
        AnswerFile(tmp_path / "gone" / "answers.json").save("q1", "b")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX file modes")
def test_a_failing_write_leaves_the_file_as_it_was(
    file: AnswerFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.save("q1", "b")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(AnswerFileError, match="No space left"):
        file.save("q1", "c")
    assert file.read() == {"q1": "b"}
    assert [path.name for path in file.path.parent.iterdir()] == ["answers.json"]


@given(st.text())
def test_no_text_makes_reading_fall_over(text: str) -> None:
    try:
        assert isinstance(_parse_document(text, "answers.json")["answers"], dict)
    except AnswerFileError as error:
        assert "answers.json" in str(error)
