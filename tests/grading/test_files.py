"""Reading folders."""

from pathlib import Path

from ngos_and_co.files import write_atomically
from ngos_and_co.grading.files import read_files


def test_reads_all_files_but_what_programs_leave(tmp_path: Path) -> None:
    for path in ("a.txt", "deep/b.txt", ".ipynb_checkpoints/c.ipynb", "deep/__pycache__/d.pyc"):
        write_atomically(tmp_path / path, path.encode())
    assert list(read_files(tmp_path)) == ["a.txt", "deep/b.txt"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert read_files(tmp_path / "none") == {}
