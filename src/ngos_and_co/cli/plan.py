"""The commands on an engagement plan: what it lacks, and the document for the board."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ngos_and_co.cli.console import app, err, out, speak_plainly

if TYPE_CHECKING:
    from datetime import date

    from ngos_and_co.engagement import EngagementPlan, Gap

FORMATS = {"word": ".docx", "markdown": ".md"}
NOT_COMPLETE = 1

plan_app = typer.Typer(
    help="Check an engagement plan, and write it for a board.", no_args_is_help=True
)
app.add_typer(plan_app, name="plan")

PlanPath = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="A plan.json; yours if left out."),
]


@plan_app.command()
@speak_plainly
def check(
    file: PlanPath = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Say what a plan still lacks; end with status 1 if it is not complete."""
    import json

    import attrs

    from ngos_and_co.engagement import gaps

    missing = gaps(_read(file))
    if as_json:
        typer.echo(
            json.dumps([attrs.asdict(each) for each in missing], ensure_ascii=False, indent=2)
        )
    else:
        _print_gaps(missing)
    if missing:
        raise typer.Exit(NOT_COMPLETE)


@plan_app.command()
@speak_plainly
def export(
    file: PlanPath = None,
    form: Annotated[str, typer.Option("--format", help="word or markdown.")] = "word",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Where to write; beside the plan if left out."),
    ] = None,
    terms: Annotated[
        bool, typer.Option("--memorandum", help="Write the draft memorandum instead of the plan.")
    ] = False,
    on: Annotated[str, typer.Option(help="Date of the document; today if left out.")] = "",
) -> None:
    """Write a plan as a document for a board, or its terms as a draft memorandum."""
    from ngos_and_co.engagement.board_plan import board_plan
    from ngos_and_co.engagement.memorandum import memorandum

    if form not in FORMATS:
        err.print(f"There is no format '{form}'. Say word or markdown.", style="red")
        raise typer.Exit(2)
    day = _day(on)
    plan = _read(file)
    name = ("memorandum" if terms else "engagement-plan") + FORMATS[form]
    path = output or _path(file).with_name(name)
    document = (memorandum if terms else board_plan)(plan, day)
    # Each takes its library along, so only what was asked for is loaded.
    if form == "word":
        from ngos_and_co.engagement.word import write_document
    else:
        from ngos_and_co.engagement.markdown import write_document
    write_document(document, path)
    out.print(f"{path}: written")


def _path(file: Path | None) -> Path:
    from ngos_and_co.engagement import find_plan_path

    return file or find_plan_path(Path.cwd())


def _read(file: Path | None) -> EngagementPlan:
    from ngos_and_co.engagement import DamagedPlanFile, PlanFile

    path = _path(file)
    if not path.exists():
        err.print(
            f"There is no plan at {path}. Fill in a form of the planner in JupyterLab, or name the file.",
            style="red",
        )
        raise typer.Exit(2)
    try:
        return PlanFile(path).read()
    except DamagedPlanFile as error:
        # Nothing is set aside here: whoever checks a file that was handed in leaves it as it is.
        err.print(str(error), style="red")
        for problem in error.problems:
            err.print(f"  {problem.place}: {problem.message}", style="red")
        raise typer.Exit(2) from None


def _print_gaps(missing: tuple[Gap, ...]) -> None:
    from ngos_and_co.engagement.plan import TITLES

    if not missing:
        out.print("The plan is complete.")
        return
    blocking = [each for each in missing if each.blocks_export]
    others = [each for each in missing if not each.blocks_export]
    if blocking:
        out.print("NO EXPORT BEFORE THIS IS ANSWERED")
        for each in blocking:
            out.print(f"  {each.message}")
    for section, title in TITLES.items():
        found = [each for each in others if each.section == section]
        if found:
            out.print(f"{title.upper()} ({len(found)})")
            for each in found:
                out.print(f"  {each.message}")
    out.print(f"{len(missing)} {'thing is' if len(missing) == 1 else 'things are'} missing.")


def _day(text: str) -> date:
    import datetime

    if not text:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        err.print(f"The date is {text!r}. Give a day such as 2026-11-26.", style="red")
        raise typer.Exit(2) from None
