"""Commands for those who write questions: check, look, take them to other platforms and from there."""

import enum
from pathlib import Path
from typing import Annotated

import typer

from ngos_and_co.cli.console import Course, app, err, find_course, out, speak_plainly
from ngos_and_co.notebooks.subjects import Subject


class ExportFormat(enum.StrEnum):
    """Formats of other platforms that a quiz can be written in."""

    MOODLE = "moodle"
    GIFT = "gift"
    QTI21 = "qti21"


class ImportFormat(enum.StrEnum):
    """Formats of other platforms that questions can be read from."""

    MOODLE = "moodle"
    GIFT = "gift"


SUFFIXES = {ExportFormat.MOODLE: ".xml", ExportFormat.GIFT: ".gift", ExportFormat.QTI21: ".zip"}


@app.command()
@speak_plainly
def check(
    what: Annotated[Subject, typer.Argument(help="What of the course to read.")] = Subject.ALL,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Give a JSON list of file, question, rule, message, mend."),
    ] = False,
    course: Course = Path(),
) -> None:
    """Read the whole course and report all that an author must mend."""
    from ngos_and_co.notebooks.checks import problems_in
    from ngos_and_co.notebooks.checks.content import read_course
    from ngos_and_co.notebooks.checks.report import locate, problem_table, problems_as_json

    content, unreadable = read_course(find_course(course))
    problems = problems_in(content, unreadable, what)
    located = locate(problems, content)
    if as_json:
        out.print(problems_as_json(located))
    elif problems and out.is_terminal:
        out.print(problem_table(located), soft_wrap=False)
    else:
        for problem in problems:
            out.print(str(problem))
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        err.print(f"{count} to mend.", style="red")
        raise typer.Exit(1)
    if not as_json:
        out.print("The course has no problems.")


@app.command("export")
@speak_plainly
def export_quiz(
    quiz: Annotated[Path, typer.Argument(help="A facilitator's notebook, with its keys.")],
    to: Annotated[ExportFormat, typer.Option("--format", help="What the other platform reads.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Beside the notebook if left out.")
    ] = None,
) -> None:
    """Write a quiz for another platform, and say what its format does not carry."""
    from ngos_and_co.exchange_formats import EXPORTERS, note_lines, read_quiz
    from ngos_and_co.files import write_atomically

    exported = EXPORTERS[to](read_quiz(quiz))
    target = output or quiz.with_suffix(SUFFIXES[to])
    write_atomically(target, exported.content)
    for line in note_lines(exported.notes):
        err.print(line)
    out.print(
        f"The quiz is in {target}. It holds the keys: do not put it where trainees can read it."
    )


@app.command("import")
@speak_plainly
def import_quiz(
    file: Annotated[Path, typer.Argument(help="What the other platform has written.")],
    of: Annotated[ImportFormat, typer.Option("--format", help="What it is.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The notebook to write.")],
) -> None:
    """Bring questions of another platform into a new notebook, and say what was not taken over."""
    from ngos_and_co.exchange_formats import IMPORTERS, note_lines
    from ngos_and_co.exchange_formats.new_notebook import notebook_of
    from ngos_and_co.files import write_atomically
    from ngos_and_co.notebooks.tidy import role_of

    if output.exists():
        err.print(f"{output} is there already. Name a new notebook.", style="red")
        raise typer.Exit(1)
    imported = IMPORTERS[of](file.read_bytes())
    for line in note_lines(imported.notes):
        err.print(line)
    if not imported.cells:
        err.print(f"{file} holds no questions that can be taken over.", style="red")
        raise typer.Exit(1)
    notebook = notebook_of(file.stem, imported.cells, role_of(output.resolve().as_posix()))
    write_atomically(output, notebook)
    count = len(imported.cells)
    out.print(f"{output}: {count} {'question' if count == 1 else 'questions'}. Read them, then run")
    out.print(f"'ngos execute {output}' and 'ngos check questions'.")


@app.command()
@speak_plainly
def preview(
    notebook: Annotated[Path, typer.Argument(help="A notebook with questions and their keys.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="The page to write; a temporary one if left out."),
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open it in a browser.")] = True,
) -> None:
    """Show a notebook's questions as trainees answer them and as facilitators check them."""
    import tempfile
    import webbrowser

    from ngos_and_co.exchange_formats import read_quiz
    from ngos_and_co.files import write_atomically
    from ngos_and_co.preview import preview_page

    page = preview_page(read_quiz(notebook))
    # The folder is nobody's but the user's: the page holds the keys.
    target = output or Path(tempfile.mkdtemp(prefix="ngos-preview-")) / "preview.html"
    write_atomically(target, page.encode())
    out.print(f"The preview is in {target}. It holds the keys.")
    if browser:
        webbrowser.open(target.resolve().as_uri())
