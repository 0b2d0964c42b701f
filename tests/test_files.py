import os
import stat
from pathlib import Path

import pytest

from ngos_and_co.files import write_atomically


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_failing_write_leaves_the_former_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    write_atomically(path, b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_made_only_where_that_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    with pytest.raises(FileNotFoundError):
        write_atomically(path, b"text", makes_folder=False)
    assert list(tmp_path.iterdir()) == []
    write_atomically(path, b"text")
    assert path.read_bytes() == b"text"
