"""Read YAML as an author means it: plain values alone, no field twice, and nothing that can grow or run.

The document is built from the parser's events, so that what YAML has beside plain values (anchors, aliases,
tags, merging) is refused before anything is made of it, in a sentence that says where it stands.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from ngos_and_co.questions.problems import excerpt

LONGEST_TEXT = 100_000
"""Characters of a cell; no question that a person reads is longer."""
DEEPEST_NESTING = 8
"""Lists and mappings within each other; a table in a list of wrong answers takes 5."""

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Characters that nobody sees and that change what is read: control, direction, byte order, halves."""

# The C parser is some ten times faster; not every system has it, and both give the same events.
LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
RESOLVER: Any = Resolver()  # PyYAML's own types leave its methods out
CONSTRUCTOR = SafeConstructor()
STRING_TAGS = frozenset({Resolver.DEFAULT_SCALAR_TAG, "tag:yaml.org,2002:value"})
REFERENCE = "what begins with '*' or '&' is taken for a reference by YAML."
KINDS = {"timestamp": "date", "int": "number", "float": "number"}
USUAL_MEND = "Put texts that contain a colon, a hash or a quote in quotes, and indent with spaces."
QUOTE_IT = "Put the whole text in quotes."
MERGE_TAG = "tag:yaml.org,2002:merge"


class YamlError(ValueError):
    """A text is not the YAML that it should be.

    Attributes
    ----------
    message, mend : str
        Where and why, and what to do.
    """

    def __init__(self, message: str, mend: str = USUAL_MEND) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


def load_mapping(text: str) -> dict[Any, Any]:
    """Read a YAML document that is a mapping of fields.

    Parameters
    ----------
    text : str
        One YAML document; an empty one gives an empty mapping.

    Raises
    ------
    YamlError
        If it is no YAML, more than one document, not a mapping, names a field twice, is far too long or
        deep, or has more than plain values in it.
    """
    if len(text) > LONGEST_TEXT:
        raise YamlError(
            f"It has {len(text):,} characters; {LONGEST_TEXT:,} are the most.", "Shorten it."
        )
    if found := INVISIBLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise YamlError(
            f"Line {line}: there is an invisible character, U+{ord(found[0]):04X}.",
            "Delete it, or type the line again.",
        )
    try:
        document = _document(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error) from None
    except yaml.YAMLError as error:
        raise YamlError(f"{error}.") from None
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise YamlError("It does not consist of fields with values.")
    return document


def _document(events: Iterator[Any]) -> Any:  # noqa: ANN401
    document = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            document = _value(next(events), events, 0)
            next(events)  # the document's end
            if isinstance(next(events), yaml.DocumentStartEvent):
                raise YamlError(
                    "There is more than one document.", "Take out the line of three hyphens."
                )
            break
    return document


def _value(event: Any, events: Iterator[Any], depth: int) -> Any:  # noqa: ANN401
    """Build the value that begins with this event."""
    _refuse_more_than_values(event)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event)
    if depth == DEEPEST_NESTING:
        raise YamlError(
            f"{_where(event)}: it is nested more than {DEEPEST_NESTING} levels deep.",
            "Write it flatter.",
        )
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(events, depth + 1)
    return _mapping(events, depth + 1)


def _sequence(events: Iterator[Any], depth: int) -> list[Any]:
    values = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        values.append(_value(event, events, depth))
    return values


def _mapping(events: Iterator[Any], depth: int) -> dict[Any, Any]:
    values: dict[Any, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        _refuse_more_than_values(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlError(
                f"{_where(event)}: a field's name is not a text.", "Write a plain name."
            )
        name = _scalar(event)
        if name in values:
            raise YamlError(
                f"{_where(event)}: the field {excerpt(name)} stands there twice.", "Take one out."
            )
        values[name] = _value(next(events), events, depth)
    return values


def _scalar(event: Any) -> Any:  # noqa: ANN401
    tag = RESOLVER.resolve(yaml.ScalarNode, event.value, event.implicit)
    if tag in STRING_TAGS:
        return event.value
    if tag == MERGE_TAG:
        raise YamlError(
            f"{_where(event)}: '<<' merges fields in YAML. Write them out, or use quotes."
        )
    node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
    try:
        return CONSTRUCTOR.yaml_constructors[tag](CONSTRUCTOR, node)
    except ValueError:  # a day that is not in the calendar, a number of a thousand digits
        kind = tag.rpartition(":")[2]
        raise YamlError(
            f"{_where(event)}: {excerpt(event.value)} is taken for a {KINDS.get(kind, kind)} that "
            "there cannot be.",
            "If it is a text, put it in quotes.",
        ) from None


def _refuse_more_than_values(event: Any) -> None:  # noqa: ANN401
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise YamlError(f"{_where(event)}: {REFERENCE}", QUOTE_IT)
    if event.tag is not None:
        raise YamlError(
            f"{_where(event)}: what begins with '!' is taken for a tag by YAML.", QUOTE_IT
        )


def _where(event: Any) -> str:  # noqa: ANN401
    return f"Line {event.start_mark.line + 1}, column {event.start_mark.column + 1}"


def _syntax_error(error: yaml.MarkedYAMLError) -> YamlError:
    mark = error.problem_mark
    where = f"Line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    if error.context in ("while scanning an alias", "while scanning an anchor"):
        return YamlError(where + REFERENCE, QUOTE_IT)
    return YamlError(f"{where}{error.problem or error.context}.")
