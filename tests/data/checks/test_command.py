"""``ngos check data``, on the course's own tables and on a damaged copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ngos_and_co.cli import app
from ngos_and_co.notebooks.checks import package
from tests.data.checks.damage import copy_package

CHECK = ["check", "data"]


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    package._problems_of_installed_tables.cache_clear()
    yield
    package._problems_of_installed_tables.cache_clear()


def test_sound_tables_pass(course_root: Path) -> None:
    result = CliRunner().invoke(app, [*CHECK, "--course", str(course_root)])
    assert (result.exit_code, result.stdout) == (0, "The course has no problems.\n")


def test_a_damaged_table_fails_with_place_and_mend(
    course_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_package(tmp_path / "data", "national_figures")
    copy.set_cell("national_figures", {"geo": "PL", "year": "2019"}, "source", "")
    monkeypatch.setattr(package, "data_folder", lambda: copy.folder)
    result = CliRunner().invoke(app, [*CHECK, "--course", str(course_root)])
    assert result.exit_code == 1
    assert "tables/national_figures.csv, line 2, source: Its value has no source." in result.stdout
    assert "Name the source's key" in result.stdout
