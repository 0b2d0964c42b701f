"""What the types share that let a trainee choose among named texts."""

from collections.abc import Iterable, Mapping
from typing import Any

from ngos_and_co.questions.markdown import inline_html, plain_text
from ngos_and_co.questions.reading import FieldError


def drawn(texts: Mapping[str, str], order: Iterable[str]) -> list[dict[str, str]]:
    """Give texts as the page draws them, in this order."""
    return [{"id": name, "html": inline_html(texts[name])} for name in order]


def drawn_with_text(texts: Mapping[str, str], order: Iterable[str]) -> list[dict[str, str]]:
    """Give texts as the page draws them, and plain too, for menus that can hold no HTML."""
    return [
        {"id": name, "html": inline_html(texts[name]), "text": plain_text(texts[name])}
        for name in order
    ]


def unknown_option_error(name: str, options: Mapping[str, Any]) -> FieldError:
    """Say that a key names something that is no option."""
    return FieldError(
        f"The key {name!r} names no option; the options are {', '.join(options)}.",
        "Use the id of an option.",
    )
