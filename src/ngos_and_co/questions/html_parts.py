"""The few forms of HTML in which questions and answers are written without a script."""

from collections.abc import Iterable

BLANK = "______"
"""A line to write on."""


def bullet_list(items: Iterable[str]) -> str:
    """Give pieces of HTML as a list; nothing if there are none."""
    return _list("ul", items)


def numbered_list(items: Iterable[str]) -> str:
    """Give pieces of HTML as a numbered list; nothing if there are none."""
    return _list("ol", items)


def table(rows: Iterable[Iterable[str]], headings: Iterable[str]) -> str:
    """Give rows of pieces of HTML as a table with a heading for each column."""
    head = "".join(f'<th scope="col">{heading}</th>' for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def pairs(rows: Iterable[tuple[str, str]]) -> str:
    """Give pairs of pieces of HTML as a table, the first of each pair as its row's heading."""
    body = "".join(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in rows)
    return f"<table><tbody>{body}</tbody></table>"


def _list(tag: str, items: Iterable[str]) -> str:
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>{rows}</{tag}>" if rows else ""
