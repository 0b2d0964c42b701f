"""The book's law pages, made from the instruments' files: what each asks for, what an NGO can do with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ngos_and_co.book.reference_pages import escape, slug
from ngos_and_co.days import MONTHS, day_text
from ngos_and_co.law.instruments import Addressee, Instrument, Level, Reference, instruments
from ngos_and_co.law.places import country_names
from ngos_and_co.law.words import CONFIDENCES, PARTS

MADE = "<!-- Made by 'ngos reference' from src/ngos_and_co/law/instruments. Do not edit. -->"
CHANGES_FROM = "2015"
PAGES: Mapping[str, tuple[str, tuple[Level, ...]]] = {
    "laws-international.md": (
        "International and Council of Europe law",
        (Level.INTERNATIONAL, Level.COUNCIL_OF_EUROPE),
    ),
    "laws-eu.md": ("European Union law", (Level.EU,)),
    "laws-national.md": ("National laws", (Level.NATIONAL,)),
    "laws-standards.md": ("Standards that are no binding law", (Level.SOFT_LAW,)),
}
"""Each page's title and the levels that it holds."""

ABOUT = """\
The laws, treaties and standards that this course teaches, as they stood on {day}. They are described in
our own words: read the official text, which each entry links to, before you rely on a provision. This is
for training and is no legal advice. What could not be confirmed is said to be so."""
JURISDICTIONS: Mapping[str, str] = {
    "UN": "United Nations",
    "ILO": "International Labour Organization",
    "OECD": "OECD",
    "CoE": "Council of Europe",
    "EU": "European Union",
}
ADDRESSEES: Mapping[Addressee, str] = {
    Addressee.COMPANIES: "companies; the [law finder](law-finder.md) says which",
    Addressee.STATES: "States",
}


def law_pages() -> Mapping[str, str]:
    """Give each page's Markdown by its file name: an overview, and a page for each group."""
    found = instruments()
    groups = {
        name: [each for each in found if each.level in levels]
        for name, (_, levels) in PAGES.items()
    }
    pages = {name: law_page(PAGES[name][0], members) for name, members in groups.items()}
    return {"laws.md": overview_page(groups), **pages}


def overview_page(groups: Mapping[str, Sequence[Instrument]]) -> str:
    """Write the overview: every instrument by group, with whom it addresses."""
    parts = [MADE, "# Laws and standards", _about(next(iter(groups.values())))]
    parts.append("Which of them bind a company you know? Ask the [law finder](law-finder.md).")
    for name, members in groups.items():
        parts.append(f"## {PAGES[name][0]}")
        parts.append(
            "\n".join(
                f"- [{escape(each.short_title)}]({name}#{slug(each.short_title)}): "
                f"{'companies' if each.addressees is Addressee.COMPANIES else 'States'}"
                f"{'; partly not confirmed' if each.unconfirmed else ''}"
                for each in members
            )
        )
    return _page(parts)


def law_page(title: str, members: Sequence[Instrument]) -> str:
    """Write a group's page: one section an instrument, by who made it."""
    parts = [MADE, f"# {title}", _about(members)]
    for jurisdiction, group in groupby(members, key=lambda each: each.jurisdiction):
        parts.append(f"## {JURISDICTIONS.get(jurisdiction) or country_names()[jurisdiction]}")
        for each in group:
            parts += _entry(each)
    return _page(parts)


def _about(members: Sequence[Instrument]) -> str:
    return ABOUT.format(day=day_text(max(each.checked for each in members)))


def _entry(instrument: Instrument) -> Iterator[str]:
    yield f"### {escape(instrument.short_title)}"
    yield (
        f"**{escape(instrument.title)}.** {escape(instrument.official_reference)}: "
        f"[official text](<{instrument.url}>). {_dates(instrument)} "
        f"It addresses {ADDRESSEES[instrument.addressees]}."
    )
    yield escape(instrument.about)
    yield f"**Whom it covers.** {escape(instrument.covers)}"
    yield from _list(PARTS["duties"], instrument.duties)
    yield f"**How it is enforced.** {escape(instrument.enforcement)}"
    yield from _list(PARTS["levers"], instrument.levers)
    yield from _list(PARTS["write_to"], instrument.write_to)
    yield from _list(PARTS["remarks"], instrument.remarks)
    recent = [each for each in instrument.changes if each.date >= CHANGES_FROM]
    yield from _list(
        f"Changes since {CHANGES_FROM}", (f"{date_text(each.date)}: {each.text}" for each in recent)
    )
    yield f"**State on {day_text(instrument.checked)}.** {escape(instrument.status)}"
    if instrument.unconfirmed:
        yield f"**{PARTS['unconfirmed']}.** {escape(instrument.unconfirmed)}"
    sources = ", ".join(_reference(each) for each in instrument.references)
    yield (
        f"**{PARTS['confidence']}:** {CONFIDENCES[instrument.confidence]}. "
        f"[In the list of sources](sources.md#{instrument.source}). {PARTS['sources']}: {sources}."
    )


def _dates(instrument: Instrument) -> str:
    adopted = f"Adopted {date_text(instrument.adopted)}"
    if instrument.in_force:
        return f"{adopted}, in force {date_text(instrument.in_force)}."
    return f"{adopted}; no entry into force."


def date_text(date: str) -> str:
    """Write a date as exactly as it is known: 26 July 2029, July 2029, 2029."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    lines = [f"- {escape(item)}" for item in items]
    if lines:
        yield f"**{title}**"
        yield "\n".join(lines)


def _reference(reference: Reference) -> str:
    text = escape(reference.text)
    return f"[{text}](<{reference.url}>)" if reference.url else text


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"
