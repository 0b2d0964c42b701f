"""Read YAML as an author means it: safe, and no field twice."""

from collections.abc import Hashable
from typing import Any

import yaml


class YamlError(ValueError):
    """A text is not the YAML that it should be; the message says where and why."""


class _OnceOnlyLoader(yaml.SafeLoader):
    """A safe loader that refuses a repeated field, which PyYAML would silently let win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise YamlError(f"Line {_line(key_node)}: a field's name is not a text.")
            if key in seen:
                raise YamlError(f"Line {_line(key_node)}: the field {key!r} stands there twice.")
            seen.add(key)
        return super().construct_mapping(node, deep)


def load_mapping(text: str) -> dict[Any, Any]:
    """Read a YAML document that is a mapping of fields.

    Parameters
    ----------
    text : str
        One YAML document; an empty one gives an empty mapping.

    Raises
    ------
    YamlError
        If it is no YAML, more than one document, not a mapping, or names a field twice.
    """
    try:
        document = yaml.load(text, Loader=_OnceOnlyLoader)  # noqa: S506 (a safe loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"Line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise YamlError(f"{where}{error.problem or error.context}.") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, YamlError):
            raise
        raise YamlError(f"{error}.") from None
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise YamlError("It does not consist of fields with values.")
    return document


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
