import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ngos_and_co.cli import app

COMMANDS = [
    *("start", "release", "publish", "demo", "grade", "book", "execute", "reference"),
    *("check", "export", "import", "preview", "law", "plan"),
]
runner = CliRunner()


@pytest.fixture
def course(tmp_path: Path, course_root: Path) -> Path:
    """Give a course whose one quiz is the real one."""
    shutil.copy(course_root / "nbgrader_config.py", tmp_path)
    shutil.copytree(course_root / "solutions", tmp_path / "solutions")
    return tmp_path


def test_help_names_every_command() -> None:
    result = runner.invoke(app, ["--help"])
    assert result.exit_code == 0
    for command in COMMANDS:
        assert f"  {command}" in result.output


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; import ngos_and_co.cli; "
        "sys.exit(' '.join({'nbgrader', 'pandas', 'sphinx', 'nbclient'} & set(sys.modules)) or None)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_port_that_is_taken_is_said_before_anything_is_built(course: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = runner.invoke(app, ["start", "--port", port, "--course", str(course)])
    assert result.exit_code == 1
    assert f"Port {port} is taken" in result.stderr
    assert "Building" not in result.output
    assert not (course / "exercises").exists()


@pytest.mark.parametrize(
    "command", [["check"], ["book"], ["release", "--all"], ["demo"], ["start"]]
)
def test_a_folder_that_is_no_course_is_told_in_words(tmp_path: Path, command: list[str]) -> None:
    result = runner.invoke(app, [*command, "--course", str(tmp_path)])
    assert result.exit_code == 1
    assert "is not a course" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", [["release"], ["release", "quiz-01", "--all"], ["execute"]])
def test_what_to_work_on_must_be_said(course: Path, command: list[str]) -> None:
    result = runner.invoke(app, [*command, "--course", str(course)])
    assert result.exit_code == 2


@pytest.mark.slow
def test_a_release_is_current_once_it_was_made(course: Path) -> None:
    at = ["--course", str(course)]
    before = runner.invoke(app, ["release", "--all", "--check", *at])
    assert before.exit_code == 1
    assert "not current" in before.output
    assert not (course / "exercises").exists()
    assert runner.invoke(app, ["release", "--all", *at]).exit_code == 0
    assert runner.invoke(app, ["release", "--all", "--check", *at]).exit_code == 0


def test_an_unknown_assignment_is_told_in_words(course: Path) -> None:
    result = runner.invoke(app, ["release", "quiz-99", "--course", str(course)])
    assert result.exit_code == 1
    assert "There is no assignment 'quiz-99'" in result.output


def test_a_notebook_that_is_not_there_is_told_in_words(course: Path) -> None:
    result = runner.invoke(app, ["execute", str(course / "gone.ipynb")])
    assert result.exit_code == 1
    assert "gone.ipynb" in result.output
