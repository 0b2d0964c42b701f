"""``ngos export`` and ``ngos import``: files, what is said, and what is refused."""

import zipfile
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

from ngos_and_co.cli import app
from ngos_and_co.cli.questions import ExportFormat, ImportFormat
from ngos_and_co.exchange_formats import EXPORTERS, IMPORTERS
from ngos_and_co.questions import questions_in
from tests.course.assignments import QUIZZES

runner = CliRunner()
QUIZ = QUIZZES[0]


def test_every_format_has_its_word() -> None:
    assert set(ExportFormat) == set(EXPORTERS)
    assert set(ImportFormat) == set(IMPORTERS)


@pytest.mark.parametrize("name", ImportFormat)
def test_a_quiz_goes_out_and_comes_in(name: str, tmp_path: Path) -> None:
    file, notebook = tmp_path / "quiz", tmp_path / "solutions" / "quiz-02" / "quiz-02.ipynb"
    out = runner.invoke(app, ["export", str(QUIZ.source), "--format", name, "-o", str(file)])
    assert out.exit_code == 0
    assert "It holds the keys" in out.stdout
    assert "sources are kept as tags" in out.stderr
    assert len(out.stderr.splitlines()) < 10  # one line for each loss, with all its questions
    back = runner.invoke(app, ["import", str(file), "--format", name, "-o", str(notebook)])
    assert back.exit_code == 0, back.output
    document = nbformat.read(notebook, as_version=4)
    nbformat.validate(document)
    questions = [found.question for found in questions_in(document)]
    assert [each.id for each in questions] == [each.id for each in QUIZ.questions()]
    assert document.cells[2].metadata["nbgrader"]["grade_id"] == questions[0].id
    again = runner.invoke(app, ["import", str(file), "--format", name, "-o", str(notebook)])
    assert again.exit_code == 1
    assert "is there already" in again.stderr


def test_a_package_lies_beside_its_notebook(tmp_path: Path) -> None:
    notebook = tmp_path / "quiz.ipynb"
    notebook.write_bytes(QUIZ.source.read_bytes())
    assert runner.invoke(app, ["export", str(notebook), "--format", "qti21"]).exit_code == 0
    assert zipfile.is_zipfile(tmp_path / "quiz.zip")


def test_a_released_quiz_has_no_keys_to_export(tmp_path: Path) -> None:
    result = runner.invoke(
        app, ["export", str(QUIZ.released), "--format", "gift", "-o", str(tmp_path / "x")]
    )
    assert result.exit_code == 1
    assert "has no key. Name the notebook in solutions/." in result.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("content", "said"), [("{", "is no notebook"), ("[]", "is no notebook"), ("", "is no notebook")]
)
def test_what_is_no_notebook_is_refused(tmp_path: Path, content: str, said: str) -> None:
    notebook = tmp_path / "quiz.ipynb"
    notebook.write_text(content)
    result = runner.invoke(app, ["export", str(notebook), "--format", "gift"])
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_file_without_questions_makes_no_notebook(tmp_path: Path) -> None:
    file = tmp_path / "quiz.gift"
    file.write_text("Only a text.\n")
    target = tmp_path / "quiz.ipynb"
    result = runner.invoke(app, ["import", str(file), "--format", "gift", "-o", str(target)])
    assert result.exit_code == 1
    assert "no questions that can be taken over" in result.stderr
    assert not target.exists()
    gone = runner.invoke(app, ["import", "gone", "--format", "gift", "-o", str(target)])
    assert gone.exit_code == 1
    assert "Traceback" not in gone.output
