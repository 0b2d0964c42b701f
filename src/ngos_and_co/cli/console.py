"""What all commands share: the application, where they speak, and how they fail."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, ParamSpec

import typer
from rich.console import Console

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
        except Exception as error:
            # Our own errors are whole sentences; any other is a bug and keeps its stack.
            ours = type(error).__module__.startswith("ngos_and_co.")
            if not (ours or isinstance(error, OSError)):
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
