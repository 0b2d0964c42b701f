"""Commands that run, build and check the course itself."""

from pathlib import Path
from typing import Annotated

import typer

from ngos_and_co.cli.console import Course, app, err, find_course, out, speak_plainly


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
    from ngos_and_co.lab.launch import choose_port
    from ngos_and_co.lab.launch import start as start_lab

    root = find_course(course)
    choose_port(port)  # one that is taken is said now, and not after minutes of building
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
    """Make course/reference: glossary, sources, data dictionary, laws, objectives, example of a plan."""
    from ngos_and_co.book.reference_pages import outdated_reference_pages, write_reference_pages

    folder = find_course(course) / "course"
    found = list(outdated_reference_pages(folder)) if check else write_reference_pages(folder)
    for path in found:
        out.print(f"{path}: {'not current' if check else 'written'}")
    if check and found:
        err.print("Run 'ngos reference'.", style="red")
        raise typer.Exit(1)
