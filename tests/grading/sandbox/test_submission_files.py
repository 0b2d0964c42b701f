"""Only plain files of the submission itself go into the sandbox."""

import os
import socket
from pathlib import Path

import pytest

from ngos_and_co.grading.sandbox.submission_files import SubmissionTooLarge, read_submission_files


def test_files_in_folders_are_read(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "a.csv").write_text("a\n1\n")
    (tmp_path / "b.csv").write_bytes(b"\xff")
    assert read_submission_files(tmp_path, 100) == {"tables/a.csv": b"a\n1\n", "b.csv": b"\xff"}


def test_notebooks_hidden_files_and_former_answers_stay_outside(tmp_path: Path) -> None:
    for name in ("one.ipynb", ".hidden", "answers.json"):
        (tmp_path / name).write_text("{}")
    assert read_submission_files(tmp_path, 100) == {}


def test_links_pipes_and_sockets_stay_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.txt").write_text("the key")
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret / "key.txt")
    (folder / "folder").symlink_to(secret)
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "socket"))
        assert read_submission_files(folder, 100) == {}


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    deep = tmp_path
    for _ in range(30):
        deep /= "deeper"
        deep.mkdir()
        (deep / "a.csv").write_text("1")
    assert len(read_submission_files(tmp_path, 100)) == 8


def test_too_much_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "large.bin").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of nothing, which takes no room on the disk
    with pytest.raises(SubmissionTooLarge, match="Take out"):
        read_submission_files(tmp_path, 1000)


def test_too_many_are_refused(tmp_path: Path) -> None:
    for number in range(1001):
        (tmp_path / str(number)).touch()
    with pytest.raises(SubmissionTooLarge, match="1000 files"):
        read_submission_files(tmp_path, 1000)


def test_a_missing_folder_has_no_files(tmp_path: Path) -> None:
    assert read_submission_files(tmp_path / "none", 100) == {}
