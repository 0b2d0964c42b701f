"""Commands for those who write questions: check them."""

from pathlib import Path
from typing import Annotated

import typer

from ngos_and_co.cli.console import Course, app, err, find_course, out, speak_plainly
from ngos_and_co.notebooks.subjects import Subject


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
