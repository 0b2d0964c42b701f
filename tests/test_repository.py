"""The repository as a whole: what it may not name, and what a newcomer meets."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

INDEX_ADDRESSES = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)"])
)
MADE_ON_A_MACHINE = re.compile(r"(/home/|/root/|/work/|[A-Z]:\\Users\\)\w")


def tracked_files(root: Path) -> Iterator[tuple[str, str]]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    for name in filter(None, listing.split("\0")):
        try:
            yield name, (root / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def naming(pattern: re.Pattern[str], files: Iterator[tuple[str, str]]) -> list[str]:
    return [name for name, text in files if pattern.search(text)]


def test_no_file_names_a_package_index(course_root: Path) -> None:
    assert naming(INDEX_ADDRESSES, tracked_files(course_root)) == []


def test_a_file_that_names_a_package_index_is_caught() -> None:
    assert naming(INDEX_ADDRESSES, iter([("a.txt", "https://" + "py" + "pi.org/simple")])) == [
        "a.txt"
    ]


def test_no_course_file_holds_a_path_of_the_machine_it_was_made_on(course_root: Path) -> None:
    course = [
        (name, text)
        for name, text in tracked_files(course_root)
        if name.startswith(("course/", "solutions/", "exercises/", "src/ngos_and_co/data/"))
    ]
    assert course
    assert naming(MADE_ON_A_MACHINE, iter(course)) == []


def test_every_requirement_is_pinned_with_hashes(course_root: Path) -> None:
    for path in (course_root / "requirements").glob("*.txt"):
        requirements = re.split(r"\n(?=\S)", path.read_text("utf-8").strip())
        assert len(requirements) > 50
        for requirement in requirements:
            assert re.match(r"[\w.-]+==\S+", requirement), requirement
            assert "--hash=sha256:" in requirement, requirement


def test_the_course_is_pinned_as_the_tests_are(course_root: Path) -> None:
    def pins(name: str) -> set[str]:
        text = (course_root / "requirements" / name).read_text("utf-8")
        return set(re.findall(r"(?m)^[\w.-]+==[^ ;\\]+", text))

    assert pins("course.txt") <= pins("test.txt")


def test_the_extras_are_those_that_the_readme_s_users_need(course_root: Path) -> None:
    project = tomllib.loads((course_root / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {"facilitator", "book", "test", "cluster", "postgresql"}
    assert set(project["optional-dependencies"]) == extras


def test_what_the_notebooks_import_needs_no_grading_tool() -> None:
    program = (
        "import sys; import ngos_and_co.questions, ngos_and_co.questions.magic, ngos_and_co.data; "
        "sys.exit(' '.join({'nbgrader', 'ngos_and_co.grading', 'pandas'} & set(sys.modules)) or None)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the script is for make")
def test_an_index_that_does_not_answer_is_told_in_words(course_root: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    environment |= {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "0",
    }
    wanted = tmp_path / "requirements.txt"
    wanted.write_text(f"attrs==1 --hash=sha256:{'0' * 64}\n")
    result = subprocess.run(
        [course_root / "tools" / "make-environment", sys.executable, tmp_path / "env", wanted],
        cwd=course_root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "could not be fetched from the package index" in result.stderr


def test_a_python_that_is_too_old_is_told_in_words(course_root: Path, tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"\nexit 1\n')
    old.chmod(0o755)
    result = subprocess.run(
        [course_root / "tools" / "make-environment", old, tmp_path / "env", "unused"],
        cwd=course_root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13" in result.stderr
    assert "Python 3.9.2" in result.stderr
