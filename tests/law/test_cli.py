import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ngos_and_co.cli import app

runner = CliRunner()
ON = ["--on", "2026-11-26"]


def test_options_describe_a_company() -> None:
    options = ["--seat", "Germany", "--branches", "none", "--structure", "single"]
    result = runner.invoke(app, ["law", *options, "--employees-in", "DE: 1000", *ON])
    assert result.exit_code == 0
    assert "German LkSG: Binds it, since 1 January 2024." in result.output
    assert "at least 1,000" in result.output
    assert "Not confirmed: Whether the bill" in result.output
    assert "no legal advice" in result.output


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("company.yml", "seat: GB\nstructure: single\nturnover: GBP 36 million\n"),
        ("company.json", '{"seat": "GB", "structure": "single", "turnover": "GBP 36 million"}'),
    ],
)
def test_a_file_describes_a_company_and_the_answer_is_json(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    result = runner.invoke(app, ["law", str(tmp_path / name), "--json", *ON])
    answers = {each["instrument"]: each for each in json.loads(result.output)}
    assert answers["uk-msa-s54"]["state"] == "binds"
    assert answers["uk-msa-s54"]["since"] == "2015-10-29"


def test_the_others_are_explained_when_asked() -> None:
    few = runner.invoke(app, ["law", "--example", *ON]).output
    many = runner.invoke(app, ["law", "--example", "--all", *ON]).output
    assert "Asked for: France" not in few
    assert "Asked for: France" in many


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--seat", "Atlantis"], "The field 'seat' is 'Atlantis'"),
        (["--turnover", "EUR -5"], "less than 0"),
        (["--turnover", "XYZ 5"], "ISO 4217"),
        (["--seat", "DE", "--on", "1899-01-01"], "Give a day from 1900-01-01"),
        (["--seat", "DE", "--on", "soon"], "The date is 'soon'"),
        (["gone.yml"], "gone.yml"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(options: list[str], said: str) -> None:
    result = runner.invoke(app, ["law", *options])
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"seat: [", "cannot be read as YAML or JSON"),
        (b"\xff\xfe\x00", "no text in UTF-8"),
        (b"seat: DE\nseat: PL", "twice"),
        (b"#" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "company.yml"
    path.write_bytes(content)
    result = runner.invoke(app, ["law", str(path)])
    assert result.exit_code == 1
    assert said in result.output


def test_nothing_is_no_company() -> None:
    result = runner.invoke(app, ["law"])
    assert result.exit_code == 2
    assert "Describe a company" in result.output
