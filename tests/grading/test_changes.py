"""Planning and making changes in the exercises."""

from pathlib import Path

from ngos_and_co.grading.changes import (
    RECORD,
    apply_changes,
    plan_changes,
    read_exercises,
    read_record,
)
from ngos_and_co.grading.files import digest

OURS = b"released"


def test_plans_what_is_new_different_stale_and_someone_elses() -> None:
    present = {"q/same": OURS, "q/edited": b"by hand", "q/stale": OURS, "q/answers.json": b"{}"}
    recorded = {path: digest(OURS) for path in ("q/same", "q/edited", "q/stale", "q/gone")}
    changes = plan_changes(present, {"q/same": OURS, "q/edited": OURS, "q/new": OURS}, recorded)
    assert changes.unchanged == ("q/same",)
    assert changes.written == ("q/edited", "q/new")
    assert changes.edited == ("q/edited",)
    assert changes.removed == ("q/stale",)
    assert changes.left == ("q/answers.json",)
    assert not changes.is_current


def test_a_stale_file_that_was_edited_stays() -> None:
    changes = plan_changes({"q/stale": b"by hand"}, {}, {"q/stale": digest(OURS)})
    assert changes.removed == ()
    assert changes.left == ("q/stale",)


def test_a_damaged_record_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_text("{")
    assert read_record(tmp_path) == {}


def test_an_empty_folder_goes_with_its_last_file(tmp_path: Path) -> None:
    built = {"q/a.ipynb": OURS}
    apply_changes(tmp_path, plan_changes({}, built, {}), built, ["q"])
    assert read_exercises(tmp_path, ["q"]) == built
    changes = plan_changes(built, {}, read_record(tmp_path))
    apply_changes(tmp_path, changes, {}, ["q"])
    assert [path.name for path in tmp_path.iterdir()] == [RECORD]


def test_releasing_one_assignment_keeps_the_record_of_others(tmp_path: Path) -> None:
    for name in ("p", "q"):
        built = {f"{name}/a.ipynb": OURS}
        apply_changes(tmp_path, plan_changes({}, built, {}), built, [name])
    assert set(read_record(tmp_path)) == {"p/a.ipynb", "q/a.ipynb"}
