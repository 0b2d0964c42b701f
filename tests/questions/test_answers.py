import json
import os
import stat
import threading
from datetime import UTC, datetime
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


def test_answers_carry_the_time_at_which_they_were_saved(file: AnswerFile) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    file.save("q1", "b")
    saved = file.read_all()
    assert before <= saved.saved["q1"] <= datetime.now(UTC)
    assert saved.last_saved == saved.saved["q1"]
    file.save("q1", None)
    assert file.read_all().last_saved is None


def test_hints_and_confidence_leave_the_rest_as_it_was(file: AnswerFile) -> None:
    file.path.write_text(
        '{"version": 1, "answers": {"q0": 1}, "more": [1], "hints": {"q0": 3}}', "utf-8"
    )
    file.save_hints("q1", 2)
    file.save_confidence("q1", "sure")
    document = json.loads(file.path.read_text("utf-8"))
    assert document["answers"] == {"q0": 1}
    assert document["more"] == [1]
    assert document["hints"] == {"q0": 3, "q1": 2}
    assert file.read_all().confidence == {"q1": "sure"}
    file.save_confidence("q1", None)
    assert "confidence" not in json.loads(file.path.read_text("utf-8"))


@pytest.mark.parametrize(
    "wrong", ["[]", "7", "null", '"text"', '{"q1": null, "q2": -1, "q3": true}']
)
@pytest.mark.parametrize("name", ["hints", "confidence", "saved"])
def test_what_stands_beside_the_answers_in_a_wrong_form_counts_as_empty(
    file: AnswerFile, name: str, wrong: str
) -> None:
    file.path.write_text(f'{{"version": 1, "answers": {{"q": 1}}, "{name}": {wrong}}}', "utf-8")
    saved = file.read_all()
    assert saved.answers == {"q": 1}
    assert getattr(saved, name) == {}
    file.save_hints("q", 1)
    file.save("q", 2)
    assert file.read() == {"q": 2}
    assert file.read_all().hints == {"q": 1}


@pytest.mark.parametrize("time", ["yesterday", "2026-03-01T12:00:00", "9" * 1000, ""])
def test_a_time_without_a_zone_or_sense_is_left_out(file: AnswerFile, time: str) -> None:
    file.path.write_text(json.dumps({"version": 1, "answers": {}, "saved": {"q": time}}), "utf-8")
    assert file.read_all().saved == {}


def test_the_file_never_grows_beyond_what_would_be_read(file: AnswerFile) -> None:
    file.save("q1", "b")
    with pytest.raises(AnswerFileError, match="larger than 5 MB"):
        file.save("q2", "x" * 5_000_000)
    assert file.read() == {"q1": "b"}


def test_another_program_s_odd_values_do_not_keep_answers_from_being_saved(
    file: AnswerFile,
) -> None:
    file.path.write_text(r'{"version": 1, "answers": {"a": NaN, "b": "\ud800", "c": 1}}', "utf-8")
    file.save("q1", "b")
    assert file.read()["c"] == 1
    assert file.read()["b"] == "\ud800"


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
