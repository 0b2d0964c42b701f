"""Commands on assignments: release, hand out, try out."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ngos_and_co.cli.console import Course, app, err, find_course, out, speak_plainly


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
