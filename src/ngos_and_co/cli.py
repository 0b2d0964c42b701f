"""The command ``ngos``: one word for each thing that somebody does with the course.

Each command imports what it needs when it runs, so that ``ngos --help`` answers at once.
"""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, ParamSpec

import typer
from rich.console import Console

from ngos_and_co.questions.problems import QuestionError

COURSE_FILE = "nbgrader_config.py"

app = typer.Typer(
    name="ngos",
    help="Run, release, grade, check and publish the course NGOs & Co.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
out = Console(highlight=False, soft_wrap=True, markup=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

Course = Annotated[
    Path,
    typer.Option("--course", help=f"The course's folder: the one with {COURSE_FILE}."),
]
Parameters = ParamSpec("Parameters")


def speak_plainly(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Let a command end with a sentence and status 1 where it would end with a traceback."""

    @functools.wraps(command)
    def run(*args: Parameters.args, **options: Parameters.kwargs) -> None:
        try:
            command(*args, **options)
        except (RuntimeError, QuestionError, OSError) as error:
            # Our own errors are RuntimeErrors with whole sentences; any other is a bug and keeps its stack.
            if isinstance(error, RuntimeError) and not type(error).__module__.startswith(
                "ngos_and_co"
            ):
                raise
            err.print(str(error), style="red")
            if details := getattr(error, "details", ""):
                err.print(details, style="dim")
            raise typer.Exit(1) from None

    return run


def find_course(folder: Path) -> Path:
    """Give a course's root, or end with a sentence if the folder is none."""
    if not (folder / COURSE_FILE).is_file():
        err.print(
            f"{folder.resolve()} is not a course: it has no {COURSE_FILE}. "
            "Go to the course's folder, or name it with --course.",
            style="red",
        )
        raise typer.Exit(1)
    return folder.resolve()


@app.command()
@speak_plainly
def start(
    port: Annotated[int | None, typer.Option(help="Port on this machine; 8888 if free.")] = None,
    facilitator: Annotated[
        bool, typer.Option("--facilitator", help="Open the repository, with Formgrader.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Prove that Lab, book and kernel answer, and stop again."),
    ] = False,
    browser: Annotated[bool, typer.Option(help="Open a browser.")] = True,
    course: Course = Path(),
) -> None:
    """Build what is needed and open the course in JupyterLab."""
    from ngos_and_co.book.build import build_book
    from ngos_and_co.grading.publish import publish
    from ngos_and_co.grading.release import release as release_assignments
    from ngos_and_co.lab.launch import start as start_lab

    root = find_course(course)
    out.print("Building the book ...")
    build_book(root)
    out.print("Releasing the exercises ...")
    release_assignments(root)
    publish(root)
    status = start_lab(
        root, facilitator=facilitator, port=port, check=check, open_browser=browser and not check
    )
    if status:
        raise typer.Exit(status)


@app.command()
@speak_plainly
def release(
    assignments: Annotated[list[str] | None, typer.Argument(help="Folders in solutions/.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All assignments.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail if exercises/ is not current.")
    ] = False,
    course: Course = Path(),
) -> None:
    """Make exercises/ from solutions/, without a key, a mark scheme or a solution."""
    from ngos_and_co.grading.release import release as release_assignments

    if bool(assignments) == every:
        err.print("Name the assignments to release, or say --all.", style="red")
        raise typer.Exit(2)
    report = release_assignments(find_course(course), assignments, check=check)
    for line in report.lines():
        out.print(line)
    if check and not report.is_current:
        raise typer.Exit(1)


@app.command()
@speak_plainly
def publish(
    assignments: Annotated[list[str] | None, typer.Argument(help="All, if none is named.")] = None,
    course: Course = Path(),
) -> None:
    """Put released assignments where trainees on this machine can download them."""
    from ngos_and_co.grading.publish import publish as publish_assignments

    for line in publish_assignments(find_course(course), assignments).lines():
        out.print(line)


@app.command()
@speak_plainly
def demo(
    trainees: Annotated[int, typer.Option(min=1, max=500)] = 20,
    seed: Annotated[int, typer.Option(help="For what mixed trainees answer.")] = 1,
    keep: Annotated[
        Path | None, typer.Option(help="A new folder in which everything stays to look at.")
    ] = None,
    course: Course = Path(),
) -> None:
    """Let simulated trainees hand in a quiz; collect, grade, give feedback, and check the grades."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from ngos_and_co.grading.demo import run_demo
    from ngos_and_co.grading.demo_result import print_demo

    columns = (
        TextColumn("{task.description:>12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("", total=1)
        result = run_demo(
            find_course(course),
            trainees,
            seed,
            keep,
            progress=lambda what, done, total: bar.update(
                task, description=what, completed=done, total=total
            ),
        )
    print_demo(result, Console())
    if not result.is_right:
        raise typer.Exit(1)


@app.command()
@speak_plainly
def book(course: Course = Path()) -> None:
    """Build the book into _build/html; a warning is an error."""
    from ngos_and_co.book.build import build_book

    pages = build_book(find_course(course))
    out.print(f"The book is in {pages}. Open {pages / 'index.html'}.")


@app.command()
@speak_plainly
def execute(
    notebooks: Annotated[list[Path] | None, typer.Argument()] = None,
    every: Annotated[bool, typer.Option("--all", help="All notebooks of the course.")] = False,
    course: Course = Path(),
) -> None:
    """Run notebooks in fresh kernels, store what they show, and put their metadata in order."""
    from ngos_and_co.notebooks.execute import execute as execute_notebooks
    from ngos_and_co.notebooks.execute import find_notebooks

    if bool(notebooks) == every:
        err.print("Name the notebooks to run, or say --all.", style="red")
        raise typer.Exit(2)
    for path in execute_notebooks(notebooks or find_notebooks(find_course(course))):
        out.print(f"{path}: run and stored")


@app.command()
@speak_plainly
def reference(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail if a page is not current.")
    ] = False,
    course: Course = Path(),
) -> None:
    """Make the pages of course/reference from the tables: glossary, sources, data dictionary."""
    from ngos_and_co.book.reference_pages import outdated_reference_pages, write_reference_pages

    folder = find_course(course) / "course"
    outdated = outdated_reference_pages(folder)
    for path in outdated:
        out.print(f"{path}: {'not current' if check else 'written'}")
    if check and outdated:
        err.print("Run 'ngos reference'.", style="red")
        raise typer.Exit(1)
    write_reference_pages(folder)


@app.command()
@speak_plainly
def check(course: Course = Path()) -> None:
    """Read the whole course and report all that an author must mend."""
    from ngos_and_co.notebooks.checks import check_course

    problems = check_course(find_course(course))
    for problem in problems:
        out.print(str(problem))
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        err.print(f"{count} to mend.", style="red")
        raise typer.Exit(1)
    out.print("The course has no problems.")


def main() -> None:
    """Run the command line."""
    app()
