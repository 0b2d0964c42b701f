"""The environment's programs are found."""

import os
import shutil
import subprocess
import sys

import pytest

from ngos_and_co.grading.environment import put_environment_on_path


def test_alembic_is_found_whatever_the_path_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.defpath)
    put_environment_on_path()
    put_environment_on_path()
    assert shutil.which("alembic")
    assert len(os.environ["PATH"].split(os.pathsep)) == len(os.defpath.split(os.pathsep)) + 1


def test_the_facilitators_side_imports_nbgrader_only_when_used() -> None:
    modules = "release, publish, demo, demo_result"
    code = (
        f"from ngos_and_co.grading import {modules}; import sys; print('nbgrader' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
