"""What is taken in, whose it is, and what is left out without harm to anything else."""

import io
import json
import os
import stat
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from ngos_and_co.cli import app
from ngos_and_co.grading.collect import found_files
from ngos_and_co.grading.collect.collection import collect
from ngos_and_co.grading.collect.found_files import NotTaken
from ngos_and_co.grading.collect.naming import is_trainee, time_in, trainee_in
from ngos_and_co.grading.collect.storing import Storing
from ngos_and_co.grading.course_settings import CourseSettings
from ngos_and_co.grading.problems import GradingError
from ngos_and_co.questions.submission import pack

NOW = datetime(2026, 11, 26, 21, 0, tzinfo=UTC)
QUIZ = "quiz-01-trafficking"
ASSIGNMENTS = {QUIZ: ["quiz-01"], "quiz-02-business": ["quiz-02"]}
NOTEBOOK = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
ANSWERS = b'{"version": 1, "answers": {}}'
FILES = {"quiz-01.ipynb": NOTEBOOK, "answers.json": ANSWERS}
PACKED = "quiz-01-2026-11-20-1000.zip"


@pytest.fixture
def course(tmp_path: Path) -> CourseSettings:
    for assignment, (notebook,) in ASSIGNMENTS.items():
        folder = tmp_path / "course" / "exercises" / assignment
        folder.mkdir(parents=True)
        (folder / f"{notebook}.ipynb").write_bytes(NOTEBOOK)
    names = ("solutions", "exercises", "submitted", "autograded", "feedback")
    return CourseSettings(*(tmp_path / "course" / name for name in names), database="sqlite://")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def zipped(files: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 20, 9, 0, 0)), data)
    return content.getvalue()


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def taken(course: CourseSettings, *paths: Path, trainee: str | None = None) -> dict[str, Storing]:
    return {
        f"{each.parcel.trainee}/{each.parcel.assignment}": each.storing
        for each in collect(course, paths, trainee, NOW)
        if not isinstance(each, NotTaken)
    }


def left_out(course: CourseSettings, *paths: Path) -> str:
    return "\n".join(
        str(each) for each in collect(course, paths, now=NOW) if isinstance(each, NotTaken)
    )


def submitted(course: CourseSettings) -> set[str]:
    root = course.submitted
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_what_submission_packs_is_taken(course: CourseSettings, tmp_path: Path) -> None:
    put(tmp_path / "work" / "quiz-01.ipynb", NOTEBOOK)
    put(tmp_path / "work" / "answers.json", ANSWERS)
    notebook = tmp_path / "work" / "quiz-01.ipynb"
    path, content = pack(notebook, notebook.with_name("answers.json"), datetime(2026, 11, 20, 10))
    mail = put(tmp_path / f"ana_{path.name}", content)
    assert taken(course, mail) == {f"ana/{QUIZ}": Storing.COLLECTED}
    place = course.submitted / "ana" / QUIZ
    assert {each.name for each in place.iterdir()} == {*FILES, "timestamp.txt"}
    assert (place / "answers.json").read_bytes() == ANSWERS
    receipt = (course.submitted / "ana" / f"{QUIZ}.receipt.txt").read_text()
    assert sha256(NOTEBOOK).hexdigest() in receipt
    assert "by the trainee's clock" in receipt
    assert "Collected:   2026-11-26 21:00:00 UTC" in receipt


@pytest.mark.parametrize(
    ("place", "who"),
    [
        (f"ana+{QUIZ}+2026-11-20 10:00:00.000000 UTC+a1b2/quiz-01.ipynb", "ana"),
        ("Ana Popescu_1234_assignsubmission_file_/quiz-01.ipynb", "Ana-Popescu-1234"),
        ("Ana Popescu_1234_assignsubmission_file_quiz-01.ipynb", "Ana-Popescu-1234"),
        ("ana/quiz-01.ipynb", "ana"),
        (f"ana/{QUIZ}/quiz-01.ipynb", "ana"),
        (f"week 3/ana/{QUIZ}/quiz-01.ipynb", "ana"),
        ("ana/quiz-01 (1).ipynb", "ana"),
        ("ana/quiz-01-Copy2.ipynb", "ana"),
    ],
)
def test_patterns_in_folders_and_archives(
    course: CourseSettings, inbox: Path, tmp_path: Path, place: str, who: str
) -> None:
    put(inbox / place, NOTEBOOK)
    assert list(taken(course, inbox)) == [f"{who}/{QUIZ}"]
    assert f"{who}/{QUIZ}/quiz-01.ipynb" in submitted(course)
    archive = put(tmp_path / "download.zip", zipped({place: NOTEBOOK}))
    assert taken(course, archive) == {f"{who}/{QUIZ}": Storing.SAME}


@pytest.mark.parametrize(
    "place",
    [
        f"ana/{PACKED}",
        f"ana_{PACKED}",
        f"ana {PACKED}",
        f"Ana_7_assignsubmission_file_/{PACKED}",
        f"Ana_7_assignsubmission_file_{PACKED}",
    ],
)
def test_archives_within(course: CourseSettings, inbox: Path, place: str) -> None:
    put(inbox / place, zipped(FILES))
    put(inbox / "class.zip", zipped({place.lower().replace("ana", "ben"): zipped(FILES)}))
    found = taken(course, inbox)
    assert len(found) == 2
    assert all(f"{each}/answers.json" in submitted(course) for each in found)


@pytest.mark.parametrize(
    "inside",
    ["ben/quiz-01.ipynb", f"ben+{QUIZ}+2026-11-20 10:00:00 UTC/quiz-01.ipynb"],
)
def test_nobody_hands_in_in_anothers_name(course: CourseSettings, inbox: Path, inside: str) -> None:
    put(inbox / "ana" / "my work.zip", zipped({inside: NOTEBOOK}))
    put(inbox / f"ada_{PACKED}", zipped({inside: NOTEBOOK}))
    put(inbox / PACKED, zipped({inside: NOTEBOOK}))
    found = list(collect(course, [inbox], now=NOW))
    assert {each.parcel.trainee for each in found if not isinstance(each, NotTaken)} == {
        *("ana", "ada")
    }
    assert sum(isinstance(each, NotTaken) for each in found) == 1


def test_the_trainee_can_be_named(course: CourseSettings, tmp_path: Path) -> None:
    path = put(tmp_path / PACKED, zipped(FILES))
    assert "cannot be told whose it is" in left_out(course, path)
    assert list(taken(course, path, trainee="ana")) == [f"ana/{QUIZ}"]
    with pytest.raises(GradingError, match="cannot be a trainee's name"):
        list(collect(course, [path], "../ana"))


def test_the_newest_is_kept_and_the_earlier_is_not_lost(
    course: CourseSettings, tmp_path: Path
) -> None:
    first = put(tmp_path / "ana_quiz-01-2026-11-20-1000.zip", zipped(FILES))
    better = {**FILES, "answers.json": b'{"version": 1, "answers": {"q": "b"}}'}
    second = put(tmp_path / "ana_quiz-01-2026-11-21-1000.zip", zipped(better))
    assert set(taken(course, first).values()) == {Storing.COLLECTED}
    assert set(taken(course, first).values()) == {Storing.SAME}
    assert set(taken(course, second).values()) == {Storing.REPLACED}
    assert set(taken(course, first).values()) == {Storing.OLDER}
    place = course.submitted / "ana" / QUIZ / "answers.json"
    assert place.read_bytes() == better["answers.json"]
    (earlier,) = (course.submitted / ".earlier").iterdir()
    assert (earlier / "answers.json").read_bytes() == ANSWERS
    assert course.trainees(QUIZ) == ("ana",)


def bomb() -> bytes:
    return zipped({"quiz-01.ipynb": bytes(150_000_000)})


def with_link() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        link = zipfile.ZipInfo("answers.json")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("quiz-01.ipynb", NOTEBOOK)
    return content.getvalue()


def locked() -> bytes:
    content = bytearray(zipped(FILES))
    place = content.index(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 1)
    return bytes(content)


def twice() -> bytes:
    content = zipped({"quiz-01.ipynb": NOTEBOOK, "quiz-0x.ipynb": b"other"})
    return content.replace(b"quiz-0x", b"quiz-01")


HOSTILE = {
    "bomb": (bomb, "larger than 100 MB"),
    "climbing": (lambda: zipped({**FILES, "../../evil.txt": b"x"}), "leads out of its folder"),
    "absolute": (lambda: zipped({**FILES, "/tmp/evil.txt": b"x"}), "leads out of its folder"),  # noqa: S108
    "drive": (lambda: zipped({**FILES, "C:/evil.txt": b"x"}), "leads out of its folder"),
    "backslash": (lambda: zipped({**FILES, "..\\evil.txt": b"x"}), "leads out of its folder"),
    "twice": (twice, "twice"),
    "case": (lambda: zipped({**FILES, "QUIZ-01.ipynb": b"x"}), "twice"),
    "link": (with_link, "link or a device"),
    "locked": (locked, "password"),
    "escape": (lambda: zipped({**FILES, "a\x1b[2J.txt": b"x"}), "no file's"),
    "no zip": (lambda: b"PK\x03\x04 and then nothing", "cannot be read as a zip"),
    "torn": (lambda: zipped(FILES)[:-30], "cannot be read as a zip"),
    "damaged": (lambda: zipped(FILES).replace(b"PK\x03\x04", b"PK\x03\x05"), "damaged"),
    "many": (lambda: zipped({f"{n}.txt": b"" for n in range(1100)} | FILES), "1000 files"),
    "none": (lambda: zipped({"notes.txt": b""}), ""),
    "half": (lambda: zipped({"answers.json": ANSWERS}), "no notebook"),
    "unknown": (lambda: zipped({"homework.ipynb": NOTEBOOK}), "which assignment"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_is_left_out_and_the_rest_is_taken(
    course: CourseSettings, inbox: Path, name: str
) -> None:
    make, said = HOSTILE[name]
    put(inbox / f"eve_{PACKED}", make())
    put(inbox / f"zoe_{PACKED}", zipped(FILES))
    assert said in left_out(course, inbox)
    assert {each.split("/")[0] for each in submitted(course)} == {"zoe"}
    assert {each.name for each in inbox.parent.iterdir()} == {"course", "inbox"}


def test_links_and_pipes_in_folders_are_left_out(course: CourseSettings, inbox: Path) -> None:
    put(inbox / "ana" / "quiz-01.ipynb", NOTEBOOK)
    (inbox / "ana" / "answers.json").symlink_to("/etc/passwd")
    (inbox / "ben").symlink_to(inbox / "ana")
    os.mkfifo(inbox / "ana" / "pipe")
    said = left_out(course, inbox)
    assert said.count("link or a device") == 3
    assert submitted(course) == {
        *(f"ana/{QUIZ}/quiz-01.ipynb", f"ana/{QUIZ}/timestamp.txt", f"ana/{QUIZ}.receipt.txt")
    }


def test_an_archive_that_says_too_much_is_not_unpacked(
    course: CourseSettings, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_files, "LARGEST_ARCHIVE", 10)
    put(inbox / f"eve_{PACKED}", zipped(FILES))
    assert "MB" in left_out(course, inbox)
    assert not course.submitted.exists()


def test_what_cannot_be_opened_is_said(course: CourseSettings, tmp_path: Path) -> None:
    assert "not there" in left_out(course, tmp_path / "nowhere")
    assert "neither a folder nor a zip" in left_out(course, put(tmp_path / "a.txt", b""))
    (tmp_path / "empty").mkdir()
    assert "no notebook" in left_out(course, tmp_path / "empty")


def test_nothing_released_is_said(tmp_path: Path) -> None:
    empty = CourseSettings(*(tmp_path / "x" for _ in range(5)), database="sqlite://")
    with pytest.raises(GradingError, match="no released assignment"):
        list(collect(empty, [tmp_path]))


def test_times() -> None:
    exchange, _ = time_in([f"ana+{QUIZ}+2026-11-20 10:00:00.000000 UTC+x"]) or (None, "")
    assert exchange == datetime(2026, 11, 20, 10, tzinfo=UTC)
    packed, _ = time_in([PACKED]) or (None, "")
    assert packed == datetime(2026, 11, 20, 10).astimezone(UTC)
    assert time_in(["ana+quiz+yesterday", "quiz-01-2026-99-20-1000.zip"]) is None


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_names_give_a_folder_or_nothing(parts: list[str]) -> None:
    who = trainee_in(parts, ASSIGNMENTS)
    time_in(parts)
    if who is not None:
        assert is_trainee(who)
        assert Path("submitted", who).parent == Path("submitted")
        assert who not in {".", ".."}


@pytest.mark.usefixtures("course")
def test_the_command(tmp_path: Path) -> None:
    root = tmp_path / "course"
    (root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.release_directory = 'exercises'\n"
    )
    mail = put(tmp_path / f"ana_{PACKED}", zipped(FILES))
    done = CliRunner().invoke(app, ["collect", str(mail), "--course", str(root)])
    assert done.exit_code == 0, done.output
    assert f"ana, {QUIZ}: collected." in done.output
    bad = put(tmp_path / "x.zip", b"")
    done = CliRunner().invoke(app, ["collect", str(bad), "--course", str(root)])
    assert done.exit_code == 1
    assert "Left out: x.zip" in done.output
