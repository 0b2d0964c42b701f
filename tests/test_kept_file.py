"""Answers and plan are kept alike: a file that another program holds is told of, and stays as it was."""

from pathlib import Path

import pytest

from ngos_and_co.engagement import PlanFile
from ngos_and_co.engagement.situation import Situation
from ngos_and_co.kept_file import KeptFile
from ngos_and_co.questions import AnswerFile


@pytest.fixture(params=[AnswerFile, PlanFile])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> KeptFile:
    kept: KeptFile = request.param(tmp_path / "kept.json")
    return kept


def save(file: KeptFile) -> None:
    if isinstance(file, AnswerFile):
        file.save("q1", "b")
    elif isinstance(file, PlanFile):
        file.save("situation", Situation(company="Poledna"))


def test_a_file_that_another_program_holds_is_told_of(
    file: KeptFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ngos_and_co.kept_file.LOCK_SECONDS", 0.1)
    with (
        file.locked(),
        pytest.raises(file.error, match=r"not saved: another program has kept kept\.json locked"),
    ):
        save(type(file)(file.path))
    assert not file.path.exists()
    save(file)
    assert file.path.exists(), "and it is free again"


def test_without_a_file_there_is_no_text(file: KeptFile) -> None:
    assert file.read_text() is None


def test_a_file_that_is_no_text_is_damaged(file: KeptFile) -> None:
    file.path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(file.damaged, match="not text in UTF-8"):
        file.read_text()


def test_a_file_set_aside_keeps_all_that_it_holds(file: KeptFile) -> None:
    file.path.write_bytes(b"half of")
    aside = file.set_aside()
    assert aside.read_bytes() == b"half of"
    assert not file.path.exists()
