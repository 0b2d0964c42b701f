"""Commands on what was handed in."""

from pathlib import Path
from typing import Annotated

import typer

from ngos_and_co.cli.console import Course, app, err, find_course, out, speak_plainly


@app.command()
@speak_plainly
def grade(
    assignment: Annotated[str, typer.Argument(help="A folder in solutions/.")],
    trainee: Annotated[
        list[str] | None, typer.Option(help="Only this one; may be said several times.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes; by itself at most one a processor.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="Use the workers of this Dask scheduler.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Grade again what is graded; manual grades stay.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    course: Course = Path(),
) -> None:
    """Grade what was handed in; status 1 if a submission is refused."""
    from ngos_and_co.grading.engine.pipeline import grade_assignment
    from ngos_and_co.grading.engine.progress import report_json, report_lines, shown_progress
    from ngos_and_co.grading.engine.result import Ending

    with shown_progress(err) as watch:
        report = grade_assignment(
            find_course(course),
            assignment,
            trainee,
            workers=workers,
            scheduler=scheduler,
            force=force,
            watch=watch,
        )
    if json:
        out.print(report_json(report))
    else:
        for line in report_lines(report):
            out.print(line)
    if report.count(Ending.REFUSED):
        raise typer.Exit(1)


@app.command()
@speak_plainly
def report(
    assignment: Annotated[
        str | None, typer.Argument(help="In detail, with questions; all in short if left out.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="table|html|csv|json", help="How it is written.")
    ] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file, in place of the terminal.")
    ] = None,
    course: Course = Path(),
) -> None:
    """Tell who handed in, what waits for a person, the grades, and how the questions worked."""
    from ngos_and_co.files import write_atomically
    from ngos_and_co.grading.report.cohort_report import make_report
    from ngos_and_co.grading.report.formats import ReportFormat, write_report

    if form not in list(ReportFormat):
        raise typer.BadParameter(
            f"{form!r} is none of {', '.join(ReportFormat)}.", param_hint="--format"
        )
    text = write_report(make_report(find_course(course), assignment), ReportFormat(form))
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_atomically(output, text.encode())
        err.print(f"Written: {output}")


@app.command()
@speak_plainly
def collect(
    paths: Annotated[list[Path], typer.Argument(help="Folders or zip files.")],
    trainee: Annotated[
        str | None, typer.Option(help="Whose all of it is, where no name tells it.")
    ] = None,
    course: Course = Path(),
) -> None:
    """Take in what was handed in; status 1 if something is left out.

    Whose it is, is told by a name on the way to the notebook: WHO+ASSIGNMENT+TIME (nbgrader's exchange);
    NAME_NUMBER_assignsubmission_file_ (Moodle, "Download all submissions"); WHO_NOTEBOOK...zip (a file from
    mail, with the trainee's name put before its own); or a folder WHO. What it is of is told by the
    notebook's name. A receipt to send to the trainee is written beside each submission in submitted/.
    """
    from ngos_and_co.grading.collect.collection import collect as collect_all
    from ngos_and_co.grading.collect.found_files import NotTaken
    from ngos_and_co.grading.nbgrader_course import open_course
    from ngos_and_co.grading.report.sheets import shown

    left_out = 0
    for each in collect_all(open_course(find_course(course)).settings, paths, trainee):
        is_left_out = isinstance(each, NotTaken)
        left_out += is_left_out
        out.print(shown(f"Left out: {each}" if is_left_out else str(each)))
    if left_out:
        raise typer.Exit(1)


@app.command()
@speak_plainly
def feedback(
    assignment: Annotated[str, typer.Argument(help="A graded one.")],
    trainee: Annotated[
        list[str] | None, typer.Option(help="Only this one; may be said several times.")
    ] = None,
    book: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The published book, to link lessons to.")
    ] = None,
    course: Course = Path(),
) -> None:
    """Write a page for each trainee: answers, points, reasons, what to read again; status 1 if one lacks."""
    from ngos_and_co.grading.feedback_pages.writing import write_feedback
    from ngos_and_co.grading.report.sheets import shown

    lacking = count = 0
    for each in write_feedback(find_course(course), assignment, trainee, book):
        count += len(each.pages)
        if each.reason:
            lacking += 1
            out.print(shown(f"{each.trainee}: no feedback. {each.reason}"))
    out.print(f"{assignment}: {count} {'page' if count == 1 else 'pages'} of feedback written.")
    if lacking:
        raise typer.Exit(1)
