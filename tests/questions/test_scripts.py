"""The scripts of questions are whole, and small enough to be read."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ngos_and_co.questions.scripts import (
    QUESTION_PARTS,
    QUESTION_STYLES,
    STATIC,
    SUBMISSION_PARTS,
    SUBMISSION_STYLES,
    question_script,
    submission_script,
)

LONGEST_PART = 350  # lines


@pytest.mark.parametrize("script", [question_script, submission_script])
def test_a_script_is_one_module_with_one_export(script: Callable[[], str], tmp_path: Path) -> None:
    text = script()
    assert text.count("export default ") == 1
    assert "import " not in [line[:7] for line in text.splitlines()]
    node = shutil.which("node")
    if node:  # a name that two parts declare is an error there
        (tmp_path / "script.mjs").write_text(text, encoding="utf-8")
        subprocess.run([node, "--check", tmp_path / "script.mjs"], check=True, capture_output=True)


def test_every_file_is_a_part_of_something() -> None:
    parts = {*QUESTION_PARTS, *SUBMISSION_PARTS, *QUESTION_STYLES, *SUBMISSION_STYLES}
    files = [path for path in STATIC.rglob("*") if path.is_file()]
    assert {path.relative_to(STATIC).as_posix() for path in files} == parts
    assert all(len(path.read_text("utf-8").splitlines()) <= LONGEST_PART for path in files)
