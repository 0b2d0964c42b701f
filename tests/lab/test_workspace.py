import json
import shutil
import tempfile
from pathlib import Path

import nbformat
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from nbformat.v4 import new_code_cell, new_notebook, new_output

from ngos_and_co.lab.workspace import course_sources, fingerprint_of, refresh_workspace
from tests.lab.small_course import LESSON, QUIZ, write_small_course

RECORD = ".course.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_course(tmp_path)


def files_of(folder: Path) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith(".")
    }


def save_as_lab_does(path: Path) -> None:
    """Give a notebook outputs and metadata, and leave its cells' sources."""
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = 7
            cell.outputs = [new_output("stream", text="said\n")]
    notebook.metadata["language_info"]["version"] = "3.11.7"
    nbformat.write(notebook, path)


def change_source(path: Path, source: str) -> bytes:
    notebook = nbformat.read(path, 4)
    notebook.cells[0].source = source
    nbformat.write(notebook, path)
    return path.read_bytes()


def test_the_workspace_holds_the_course_and_not_the_repository(root: Path) -> None:
    assert refresh_workspace(root) == ["5 files of the course put into workspace/."]
    assert files_of(root / "workspace") == {
        "start.ipynb",
        LESSON,
        "modules/01-small/silent.ipynb",
        "modules/01-small/index.md",
        QUIZ,
    }


def test_a_second_refresh_changes_and_says_nothing(root: Path) -> None:
    refresh_workspace(root)
    before = {file: file.stat().st_mtime_ns for file in (root / "workspace").rglob("*.ipynb")}
    assert refresh_workspace(root) == []
    assert before == {
        file: file.stat().st_mtime_ns for file in (root / "workspace").rglob("*.ipynb")
    }


def test_a_notebook_that_lab_saved_is_refreshed(root: Path) -> None:
    refresh_workspace(root)
    save_as_lab_does(root / "workspace" / LESSON)
    expected = change_source(root / "course" / LESSON, "# Better words")
    assert refresh_workspace(root) == ["1 file in workspace/ brought up to date."]
    assert (root / "workspace" / LESSON).read_bytes() == expected


def test_a_changed_notebook_stays_and_the_new_version_is_put_beside(root: Path) -> None:
    refresh_workspace(root)
    mine = change_source(root / "workspace" / LESSON, "# My own words")
    new = change_source(root / "course" / LESSON, "# Better words")
    (sentence,) = refresh_workspace(root)
    assert LESSON in sentence
    assert "lesson (new version).ipynb" in sentence
    assert (root / "workspace" / LESSON).read_bytes() == mine
    beside = root / "workspace" / "modules" / "01-small" / "lesson (new version).ipynb"
    assert beside.read_bytes() == new
    assert refresh_workspace(root) == [], "and it says so once"


def test_answers_and_unknown_files_are_never_touched(root: Path) -> None:
    refresh_workspace(root)
    folder = (root / "workspace" / QUIZ).parent
    (folder / "answers.json").write_text("mine")
    (folder / "notes.txt").write_text("mine too")
    (root / QUIZ).with_name("answers.json").write_text("an author's")
    shutil.rmtree(root / "exercises")
    assert refresh_workspace(root) == [f"{QUIZ} is no longer part of the course and was removed."]
    assert (folder / "answers.json").read_text() == "mine"
    assert (folder / "notes.txt").read_text() == "mine too"


def test_a_former_folder_goes_with_its_last_file(root: Path) -> None:
    refresh_workspace(root)
    shutil.rmtree(root / "exercises")
    refresh_workspace(root)
    assert not (root / "workspace" / "exercises").exists()


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"version": 1, "files": {"start.ipynb": 3}}', '{"files": []}']
)
def test_with_a_damaged_record_nothing_that_differs_is_overwritten(root: Path, damage: str) -> None:
    refresh_workspace(root)
    mine = change_source(root / "workspace" / LESSON, "# My own words")
    (root / "workspace" / RECORD).write_text(damage)
    refresh_workspace(root)
    assert (root / "workspace" / LESSON).read_bytes() == mine
    assert json.loads((root / "workspace" / RECORD).read_text())["files"]


def test_something_in_the_way_is_told_and_left(root: Path) -> None:
    workspace = root / "workspace"
    (workspace / "start.ipynb").mkdir(parents=True)
    (workspace / "exercises").write_text("a file where a folder would be")
    sentences = refresh_workspace(root)
    for path in ("start.ipynb", QUIZ):
        assert f"{path} was not written: something of yours is in its place." in sentences
    assert (workspace / "exercises").read_text() == "a file where a folder would be"
    assert (workspace / LESSON).is_file()


def test_what_is_for_authors_and_facilitators_stays_out(root: Path) -> None:
    names = set(course_sources(root))
    assert LESSON in names
    assert not [name for name in names if "facilitators" in name or name.endswith(".yml")]


def test_a_fingerprint_s_text_is_the_cells_sources(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("1", id="a")]), path)
    first = fingerprint_of(path.name, path)
    run = new_code_cell("1", id="a", execution_count=1, outputs=[new_output("stream", text="1")])
    nbformat.write(new_notebook(cells=[run]), path)
    second = fingerprint_of(path.name, path)
    assert (first.text, first.content != second.content) == (second.text, True)
    path.write_text("not a notebook")
    assert fingerprint_of(path.name, path).text == fingerprint_of(path.name, path).content


class TraineeAndCourse(RuleBasedStateMachine):
    """A course and a trainee change their files, in whatever order; what the trainee wrote stays."""

    names = st.sampled_from(["modules/a.md", "modules/b.md", "cases/c.md"])

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        (self.root / "workspace").mkdir()
        self.mine: dict[str, str] = {}
        self.unsure: set[str] = set()  # without the record, these may be the trainee's as well
        self.count = 0

    def teardown(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.root)

    @rule(name=names, version=st.integers(1, 3))
    def course_writes(self, name: str, version: int) -> None:
        """Publish one of three versions."""
        path = self.root / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"version {version}")

    @rule(name=names)
    def course_removes(self, name: str) -> None:
        """Take a file out of the course."""
        (self.root / "course" / name).unlink(missing_ok=True)

    @rule(name=names, suffix=st.sampled_from(["", " (new version)", " (new version 2)"]))
    def trainee_writes(self, name: str, suffix: str) -> None:
        """Write over or beside a file."""
        self.count += 1
        path = Path(name)
        name = path.with_stem(path.stem + suffix).as_posix()
        self.mine[name] = f"mine {self.count}"
        (self.root / "workspace" / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / "workspace" / name).write_text(self.mine[name])

    @rule(name=names)
    def trainee_deletes(self, name: str) -> None:
        """Delete a file."""
        self.mine.pop(name, None)
        self.unsure.discard(name)
        (self.root / "workspace" / name).unlink(missing_ok=True)

    @rule()
    def record_is_lost(self) -> None:
        """Forget what was copied: from now on a file that differs from the course's counts as changed."""
        self.unsure |= course_sources(self.root).keys()
        (self.root / "workspace" / RECORD).unlink(missing_ok=True)

    @rule()
    def refresh(self) -> None:
        """Start the course: what the trainee surely did not change is current."""
        refresh_workspace(self.root)
        for name in course_sources(self.root).keys() - self.mine.keys() - self.unsure:
            there, course = self.root / "workspace" / name, self.root / "course" / name
            assert there.read_text() == course.read_text()

    @invariant()
    def nothing_is_lost(self) -> None:
        """Look for every word of the trainee."""
        for name, words in self.mine.items():
            assert (self.root / "workspace" / name).read_text() == words


TraineeAndCourse.TestCase.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None
)
test_whatever_happens_nothing_of_the_trainee_s_is_lost = TraineeAndCourse.TestCase
