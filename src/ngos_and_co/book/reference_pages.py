"""The book's reference pages, made from tables and modules: glossary, sources, data dictionary and others.

A lesson links to ``reference/glossary.md#debt-bondage``, which is the term's heading in lower case with
hyphens, and to ``reference/sources.md#palermo-protocol``, which is the source's key. Both stand there as
headings: the only anchors that the book and JupyterLab's preview of Markdown understand alike.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from ngos_and_co import data
from ngos_and_co.data import Field, Party, Table
from ngos_and_co.files import write_atomically

FOLDER = "reference"
LANGUAGES = {"bg": "Bulgarian", "cs": "Czech", "pl": "Polish"}
UNSURE = "uncertain"
MADE = "<!-- Made by 'ngos reference' from the tables in src/ngos_and_co/data. Do not edit. -->"
MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>|#]|&(?=#?\w+;))")
KINDS = {
    "read": "read by us",
    "read-secondary": "an official figure read in a newspaper or summary",
    "known": "not opened by us",
    "uncertain": "not confirmed",
}

ABOUT_GLOSSARY = """\
What the words of the field mean in this course, and the usual Bulgarian, Czech and Polish word. A word
marked with (?) is a usable rendering that a native speaker should check before it is printed. Legal texts
have terms of their own; in a talk with a worker, use the worker's word."""

ABOUT_SOURCES = """\
Everything that the course rests on. What we read ourselves is told apart from what we know only from
others. An address that stands here was the source's when it was read, up to November 2026."""

ABOUT_TABLES = """\
The tables behind the figures of this course. In a notebook, `data.load("name")` gives a table. An empty
cell means that nothing was published or found; it never means zero.

Almost every row has three columns that say how far to trust it. `source` is a key of the page
[Sources](sources.md). `confidence` says how sure we are: *read* (seen at the source), *read-secondary* (an
official figure seen in a newspaper or summary), *known* (established, its page not opened), *computed* (our
arithmetic), *implied* (follows from a source), *uncertain* (sources disagree, or it is not confirmed);
cases have *high*, *medium* or *low*. `note` holds what to know before the row is used. Where two sources
disagree, both rows stay."""
EVIDENCE = ("source", "confidence", "note")
TYPE_NAMES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
}


def reference_pages(course: Path) -> Mapping[str, str]:
    """Give each page's Markdown by its file name.

    Parameters
    ----------
    course : Path
        The folder that the book publishes; the index of objectives is made from its modules.
    """
    # They use our escaping.
    from ngos_and_co.book.law_pages import law_pages
    from ngos_and_co.book.objectives_page import PAGE, objectives_page
    from ngos_and_co.book.plan_example_page import PLAN_PAGE, plan_example_page
    from ngos_and_co.notebooks.checks.content import read_course

    content, _ = read_course(course.parent)
    return {
        "glossary.md": glossary_page(data.rows("glossary")),
        "sources.md": sources_page(data.rows("sources")),
        "data-dictionary.md": data_dictionary_page(data.catalog()),
        **({PAGE: objectives_page(content)} if content.modules else {}),
        **law_pages(),
        PLAN_PAGE: plan_example_page(),
    }


def write_reference_pages(course: Path) -> list[Path]:
    """Write the pages into the course's ``reference`` folder, and list those that were not current."""
    outdated = outdated_reference_pages(course)
    for path, content in outdated.items():
        write_atomically(path, content)
    return list(outdated)


def outdated_reference_pages(course: Path) -> Mapping[Path, bytes]:
    """Give the pages and files that are not what tables and modules make, with what they should hold."""
    from ngos_and_co.book.plan_example_page import is_current, plan_example_files

    folder = course / FOLDER
    pages = {name: text.encode() for name, text in reference_pages(course).items()}
    return {
        folder / name: content
        for name, content in {**pages, **plan_example_files()}.items()
        if not is_current(folder / name, content)
    }


def glossary_page(rows: Iterable[Mapping[str, str]]) -> str:
    """Write the glossary: one section a term, in the order of the alphabet."""
    terms = sorted(rows, key=lambda row: row["term"].lower())
    names = {row["id"]: row["term"] for row in terms}
    parts = [
        MADE,
        "# Glossary",
        ABOUT_GLOSSARY,
    ]
    letter = ""
    for row in terms:
        if row["term"][0].upper() != letter:
            letter = row["term"][0].upper()
            parts.append(f"## {letter}")
        parts += [f"### {row['term']}", escape(row["definition"]), _translations(row)]
        if row["note"]:
            parts.append(escape(row["note"]))
        if see := [names[name] for name in row["see_also"].split() if name in names]:
            parts.append("See also: " + ", ".join(f"[{term}](#{slug(term)})" for term in see))
        parts.append(f"*Source: {escape(row['source_detail'] or row['source'])}*")
    return _page(parts)


def _translations(row: Mapping[str, str]) -> str:
    said = []
    for code, language in LANGUAGES.items():
        mark = " (?)" if row[f"{code}_confidence"] == UNSURE else ""
        said.append(f"**{language}:** {escape(row[code])}{mark}")
    return " · ".join(said)


def sources_page(rows: Iterable[Mapping[str, str]]) -> str:
    """Write the bibliography: each source under its key, by title."""
    parts = [
        MADE,
        "# Sources",
        ABOUT_SOURCES,
    ]
    for kind, group in groupby(sorted(rows, key=_by_kind_and_title), key=_kind):
        parts.append(f"## {kind}")
        parts += [_source_entry(row) for row in group]
    return _page(parts)


def _kind(row: Mapping[str, str]) -> str:
    return row["kind"][:1].upper() + row["kind"][1:]


def _by_kind_and_title(row: Mapping[str, str]) -> tuple[str, str]:
    return row["kind"].lower(), row["title"].lower()


def _source_entry(row: Mapping[str, str]) -> str:
    published = ", ".join(part for part in (row["publisher"], row["date"]) if part)
    address = f" [{_host(row['url'])}](<{row['url']}>)." if row["url"] else ""
    state = KINDS.get(row["read_state"], row["read_state"])
    note = f" {_sentence(escape(row['note']))}" if row["note"] else ""
    return (
        f"### {row['key']}\n\n"
        f"**{escape(row['title'])}.** {_sentence(escape(published))}{address} *State: {state}.*{note}"
    )


def data_dictionary_page(tables: Iterable[Table]) -> str:
    """Write the data dictionary: each table with its columns, source and terms of use."""
    known = list(tables)
    contents = "\n".join(f"- [{escape(table.title)}](#{slug(table.name)})" for table in known)
    parts = [MADE, "# Data dictionary", ABOUT_TABLES, contents]
    for table in known:
        # Lists, because the columns of a table are too narrow for sentences on a phone.
        parts += [
            f"## {table.name}",
            f"**{escape(table.title)}.** {_sentence(escape(table.description))}",
            "\n".join(_column(field) for field in table.fields if field.name not in EVIDENCE),
            _evidence_columns(table),
            _terms(table),
        ]
    return _page(part for part in parts if part)


def _column(field: Field) -> str:
    unit = f", {escape(field.unit)}" if field.unit else ""
    return f"- `{field.name}` ({TYPE_NAMES[field.type_name]}{unit}): {escape(field.description)}"


def _evidence_columns(table: Table) -> str:
    names = [f"`{name}`" for name in EVIDENCE if name in table.field_names]
    if not names:
        return ""
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"Each row also has {listed}."


def _terms(table: Table) -> str:
    return (
        f"*Source:* {_parties(table.sources)} Compiled {table.date}.\n\n"
        f"*Terms of use:* {_parties(table.licences)}"
    )


def _parties(parties: Iterable[Party]) -> str:
    linked = (
        f"[{escape(party.title)}](<{party.address}>)" if party.address else escape(party.title)
        for party in parties
    )
    return _sentence("; ".join(linked))


def slug(heading: str) -> str:
    """Give the anchor that the book makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def escape(text: str) -> str:
    """Make Markdown's own signs plain."""
    return MARKDOWN_SIGNS.sub(r"\\\1", " ".join(text.split()))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _host(address: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", address).split("/")[0]


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"
