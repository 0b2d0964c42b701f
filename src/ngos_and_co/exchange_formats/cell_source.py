"""The source of a question cell, from its fields."""

from collections.abc import Mapping
from typing import Any

import yaml

from ngos_and_co.questions.notebook import MAGIC
from ngos_and_co.questions.parsing import HIDDEN_BEGIN, HIDDEN_END

NO_LINE_BREAKS = 100_000
"""Characters; YAML would break longer lines."""


class _PlainDumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and every list and mapping on lines of its own."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_PlainDumper.add_representer(str, _text)


def cell_source(visible: Mapping[str, Any], hidden: Mapping[str, Any]) -> str:
    """Write a question cell.

    Parameters
    ----------
    visible, hidden : mapping
        Fields as YAML has them, in the order in which they are to stand.

    Returns
    -------
    str
        From the ``%%question`` line to the line that ends the hidden part.
    """
    return "\n".join(
        [MAGIC, _dump(visible).rstrip(), HIDDEN_BEGIN, _dump(hidden).rstrip(), HIDDEN_END]
    )


def _dump(fields: Mapping[str, Any]) -> str:
    return yaml.dump(
        dict(fields),
        Dumper=_PlainDumper,
        allow_unicode=True,
        sort_keys=False,
        width=NO_LINE_BREAKS,
        default_flow_style=False,
    )
