"""The command that says which laws bind a company."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from ngos_and_co.cli.console import app, err, out, speak_plainly

COUNTRIES = "Countries (DE, PL), or none."
MONEY = "Such as 'EUR 36 million'."
FLAG = "yes or no."


@app.command()
@speak_plainly
def law(
    description: Annotated[
        Path | None, typer.Argument(help="YAML or JSON file; options come on top of it.")
    ] = None,
    on: Annotated[str, typer.Option(help="Day asked about; today if left out.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Show also why the others do not bind.")
    ] = False,
    example: Annotated[bool, typer.Option("--example", help="Ask about the example.")] = False,
    name: Annotated[str, typer.Option()] = "",
    seat: Annotated[str, typer.Option(help="Country of the seat.")] = "",
    branches: Annotated[str, typer.Option(help=COUNTRIES)] = "",
    sales: Annotated[str, typer.Option(help=COUNTRIES)] = "",
    imports_into: Annotated[str, typer.Option(help=COUNTRIES)] = "",
    listed_in: Annotated[str, typer.Option(help=COUNTRIES)] = "",
    public_supplier_to: Annotated[str, typer.Option(help=COUNTRIES)] = "",
    taxed_in: Annotated[str, typer.Option(help=COUNTRIES)] = "",
    legal_form: Annotated[str, typer.Option()] = "",
    structure: Annotated[str, typer.Option(help="single, parent or subsidiary.")] = "",
    figures_cover: Annotated[str, typer.Option(help="company or group.")] = "",
    sector: Annotated[str, typer.Option()] = "",
    roles: Annotated[str, typer.Option(help="Such as 'producer, importer'.")] = "",
    products: Annotated[str, typer.Option(help="Such as 'cocoa, other-goods'.")] = "",
    employees: Annotated[str, typer.Option(help="1200, '1000 to 5000' or 1000+.")] = "",
    employees_in: Annotated[str, typer.Option(help="Such as 'DE: 1100; PL: 300'.")] = "",
    turnover: Annotated[str, typer.Option(help=MONEY)] = "",
    turnover_in: Annotated[str, typer.Option(help="Such as 'EU: EUR 400 million'.")] = "",
    assets: Annotated[str, typer.Option(help=MONEY)] = "",
    royalties: Annotated[str, typer.Option(help=MONEY)] = "",
    eu_unit_turnover: Annotated[str, typer.Option(help=MONEY)] = "",
    years_at_this_size: Annotated[str, typer.Option()] = "",
    public_interest: Annotated[str, typer.Option(help=FLAG)] = "",
    micro_or_small: Annotated[str, typer.Option(help=FLAG)] = "",
    minerals_above_threshold: Annotated[str, typer.Option(help=FLAG)] = "",
    child_labour_suspected: Annotated[str, typer.Option(help=FLAG)] = "",
    business_in_california: Annotated[str, typer.Option(help=FLAG)] = "",
    rates: Annotated[str, typer.Option(help="Such as 'PLN/EUR: 0.23'.")] = "",
) -> None:
    """Say which laws and standards bind a company, why, and what an NGO can do with each."""
    texts = {key: value for key, value in locals().items() if isinstance(value, str)}
    texts.pop("on")
    from ngos_and_co.law import InvalidCompany

    try:
        _answer(_document(description, example, texts), on, as_json=as_json, every=every)
    except InvalidCompany as error:
        for problem in error.problems:
            err.print(problem, style="red")
        raise typer.Exit(1) from None


def _document(
    description: Path | None, with_example: bool, texts: Mapping[str, str]
) -> dict[Any, Any]:
    from ngos_and_co.law.export import example
    from ngos_and_co.law.form import document_of
    from ngos_and_co.law.reading_files import document_in

    document: dict[Any, Any] = dict(example()) if with_example else {}
    if description is not None:
        document |= document_in(description)
    document |= document_of(texts)
    if not document:
        err.print("Describe a company: name a file, give options, or say --example.", style="red")
        raise typer.Exit(2)
    return document


def _answer(document: Mapping[Any, Any], on: str, *, as_json: bool, every: bool) -> None:
    import json

    from ngos_and_co.law import applicable, read_company
    from ngos_and_co.law.result import answer_document

    answers = [answer_document(each) for each in applicable(read_company(document), _day(on))]
    if as_json:
        typer.echo(json.dumps(answers, ensure_ascii=False, indent=2))
        return
    for line in _lines(answers, every):
        out.print(line)


def _day(text: str) -> datetime.date:
    from ngos_and_co.law import InvalidCompany

    if not text:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise InvalidCompany([f"The date is {text!r}. Give a day such as 2026-11-26."]) from None


def _lines(answers: list[Mapping[str, Any]], every: bool) -> Iterator[str]:
    from ngos_and_co.law.words import PARTS, STATE_HEADINGS, WORDS

    for state, heading in STATE_HEADINGS.items():
        found = [each for each in answers if each["state"] == state]
        if not found:
            continue
        yield f"{heading.upper()} ({len(found)})"
        if state == "does-not" and not every:
            yield "  " + ", ".join(each["title"] for each in found)
            continue
        for each in found:
            yield f"  {each['title']}: {each['verdict']}"
            yield from (f"    {missing['text']}" for missing in each["missing"])
            for reason in each["why"]:
                yield f"    {PARTS['why']}: {reason['rule']} ({reason['provision']})"
                yield from (f"      {compared['text']}" for compared in reason["compared"])
            if state == "does-not":
                continue
            if each["unconfirmed"]:
                yield f"    {PARTS['unconfirmed']}: {each['unconfirmed']}"
            for part in ("duties", "levers", "write_to"):
                if each[part]:
                    yield f"    {PARTS[part]}:"
                    yield from (f"      - {text}" for text in each[part])
            yield f"    {each['url']}"
    yield WORDS["no-advice"].format(day=answers[0]["checked"])
