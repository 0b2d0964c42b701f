"""Pieces of a view as HTML. Whatever goes in is text and comes out escaped."""

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from ngos_and_co.engagement.completeness import gaps
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.questions.html_parts import bullet_list, numbered_list

EMPTY = "\u2013"


def heading(text: str) -> str:
    """Give a heading of a view's part."""
    return f"<h3>{escape(text)}</h3>"


def paragraph(text: str) -> str:
    """Give a paragraph; line breaks stay."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>"


def strong(text: str) -> str:
    """Give a paragraph that stands out."""
    return f'<p class="ngos-plan-strong"><strong>{escape(text)}</strong></p>'


def items(lines: Iterable[str], *, is_numbered: bool = False) -> str:
    """Give a list; the empty text if there is nothing to list."""
    return (numbered_list if is_numbered else bullet_list)(map(escape, lines))


def asking_button(asked: Mapping[str, str], words: str, *, needs: str = "") -> str:
    """Give a button that asks the kernel for something.

    Parameters
    ----------
    asked : mapping
        The message, as JSON.
    words : str
        What stands on it.
    needs : str
        Id of the sentence that says why it cannot be used now; the empty text if it can.
    """
    message = escape(json.dumps(asked))
    disabled = f' disabled aria-describedby="{needs}"' if needs else ""
    return (
        f'<button type="button" class="ngos-button ngos-primary" data-ngos-ask="{message}"{disabled}>'
        f"{escape(words)}</button>"
    )


def folded(title: str, inner: str, *, is_open: bool = False) -> str:
    """Give a part that opens at its title; ``inner`` is HTML."""
    return (
        f"<details{' open' if is_open else ''}><summary>{escape(title)}</summary>{inner}</details>"
    )


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table whose first column heads its rows; a wide one scrolls in a frame of its own."""
    head = "".join(
        f'<th scope="col">{escape(each)}</th>' if each else "<td></td>" for each in header
    )
    body = "".join(
        f'<tr><th scope="row">{escape(first) or EMPTY}</th>'
        + "".join(f"<td>{escape(each) or EMPTY}</td>" for each in others)
        + "</tr>"
        for first, *others in rows
    )
    return (
        f'<div class="ngos-table" role="region" tabindex="0" aria-label="{escape(caption)}"'
        f' style="overflow-x:auto"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def missing(plan: EngagementPlan, section: str) -> str:
    """List what a section still lacks."""
    found = [each for each in gaps(plan) if each.section == section]
    if not found:
        return paragraph("Nothing is missing in this part.")
    lines = [
        f"{each.message}{' No plan is exported before.' if each.blocks_export else ''}"
        for each in found
    ]
    return folded(f"Still missing in this part: {len(found)}", items(lines))


def graded(value: int | None, words: dict[int, str]) -> str:
    """Write a grade with its words; the empty text where there is none."""
    return "" if value is None else f"{value} ({words[value]})".replace("-", "\u2212", 1)
