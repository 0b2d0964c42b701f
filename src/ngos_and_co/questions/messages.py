"""The words around questions, in each language that has a catalogue: ``messages/<language>.json``."""

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

CATALOGUES = Path(__file__).parent / "messages"
DEFAULT_LANGUAGE = "en"


@functools.cache
def languages() -> tuple[str, ...]:
    """List the languages that have a catalogue, as BCP 47 writes them; the default first."""
    names = sorted(path.stem for path in CATALOGUES.glob("*.json"))
    return (DEFAULT_LANGUAGE, *(name for name in names if name != DEFAULT_LANGUAGE))


@functools.cache
def words(language: str = DEFAULT_LANGUAGE) -> Mapping[str, str]:
    """Give the words of a language, by name.

    Parameters
    ----------
    language : str
        As BCP 47 writes it. For one without a catalogue, and for what a catalogue lacks, the words are
        English: a half-translated question is better than none.

    Returns
    -------
    mapping of str to str
        Texts may hold places in braces, ``{points}``, for :meth:`str.format`.
    """
    found = _catalogue(DEFAULT_LANGUAGE)
    if language in languages():
        found = found | _catalogue(language)
    return MappingProxyType(found)


def _catalogue(language: str) -> dict[str, str]:
    texts: dict[str, str] = json.loads((CATALOGUES / f"{language}.json").read_text("utf-8"))
    return texts
