"""From what a run wrote to the outputs of a notebook: strictly read, and harmless to look at."""

import base64
import binascii
import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

import attrs

from ngos_and_co.grading.harmless_html import harmless_html, is_easy_to_clean
from ngos_and_co.questions.markdown import block_html

MOST_OUTPUTS = 500
"""Of one cell; what is printed in one go is one."""
STREAMS = ("stdout", "stderr")
PICTURES = ("image/png", "image/jpeg")
VECTOR = "image/svg+xml"
LARGEST_HTML = 60_000
"""Characters of one output."""
MOST_HTML = 300_000
"""Characters of a whole notebook: cleaning takes a while."""
LEAST_HTML = 500
"""As which an output counts that is shorter."""
LARGEST_MARKDOWN = 10_000
NOT_SHOWN = "<p><em>This output is too long, or too unusual, to show.</em></p>"


@attrs.frozen
class RunRecord:
    """What a run's events say.

    Attributes
    ----------
    outputs : mapping of int to list
        Outputs in nbformat's form, by the cell's index.
    order : mapping of int to int
        As which a cell was run, from 1.
    is_through : bool
        Whether the last cell was run.
    is_out_of_memory : bool
    """

    outputs: Mapping[int, list[dict[str, Any]]]
    order: Mapping[int, int]
    is_through: bool
    is_out_of_memory: bool


NOTHING_RUN = RunRecord({}, {}, is_through=False, is_out_of_memory=False)


def read_events(content: bytes, cells: frozenset[int]) -> RunRecord:
    """Read the events of a run; a line that is no event is passed over.

    Parameters
    ----------
    content : bytes
        Lines of JSON that a trainee's code could write freely.
    cells : frozenset of int
        The indices of the cells that were run.
    """
    outputs: dict[int, list[dict[str, Any]]] = {}
    order: dict[int, int] = {}
    kinds: set[str] = set()
    html_left = MOST_HTML
    for event in _events(content):
        kind, cell = event.get("kind"), event.get("cell")
        if not isinstance(kind, str) or type(cell) is not int:
            continue
        kinds.add(kind)
        if cell not in cells:
            continue
        shown = outputs.setdefault(cell, [])
        if kind == "begin":
            order.setdefault(cell, len(order) + 1)
        elif kind == "clear":
            shown.clear()
        elif output := _output(kind, event, order.get(cell), html_left):
            if html := output.get("data", {}).get("text/html"):
                html_left -= max(len(html), LEAST_HTML)
            _add(shown, output)
    return RunRecord(outputs, order, "through" in kinds, "out-of-memory" in kinds)


def with_outputs(document: Mapping[str, Any], record: RunRecord) -> dict[str, Any]:
    """Copy a notebook, with the outputs of this run in the place of all that it had.

    Parameters
    ----------
    document : mapping
    record : RunRecord
    """
    notebook: dict[str, Any] = copy.deepcopy(dict(document))
    for index, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            cell["outputs"] = record.outputs.get(index, [])
            cell["execution_count"] = record.order.get(index)
    return notebook


def _events(content: bytes) -> Iterator[Mapping[str, Any]]:
    for line in content.split(b"\n"):
        try:
            event = json.loads(line, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            continue
        if isinstance(event, dict):
            yield event


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _output(
    kind: str, event: Mapping[str, Any], count: int | None, html_left: int
) -> dict[str, Any] | None:
    if kind == "stream":
        name, text = event.get("name"), event.get("text")
        if name not in STREAMS or not isinstance(text, str):
            return None
        return {"output_type": "stream", "name": name, "text": _whole_characters(text)}
    if kind == "error":
        lines = event.get("traceback")
        return {
            "output_type": "error",
            "ename": _text(event.get("ename")),
            "evalue": _text(event.get("evalue")),
            "traceback": [_text(line) for line in lines] if isinstance(lines, list) else [],
        }
    if kind in {"display", "result"}:
        bundle = _harmless_bundle(event.get("data"), html_left)
        shown = {"data": bundle, "metadata": {}}
        if kind == "display":
            return {"output_type": "display_data", **shown}
        return {"output_type": "execute_result", "execution_count": count, **shown}
    return None


def _add(outputs: list[dict[str, Any]], output: dict[str, Any]) -> None:
    former = outputs[-1] if outputs else {}
    if output["output_type"] == "stream" and former.get("name") == output["name"]:
        former["text"] += output["text"]
    elif len(outputs) < MOST_OUTPUTS:
        outputs.append(output)


def _harmless_bundle(bundle: object, html_left: int) -> dict[str, str]:
    """Keep the forms that can do nothing: text, cleaned HTML, pictures. A drawing becomes a picture."""
    kept: dict[str, str] = {}
    if not isinstance(bundle, dict):
        return kept
    for kind, value in bundle.items():
        if not isinstance(value, str):
            continue
        text = _whole_characters(value)
        if kind == "text/plain":
            kept[kind] = text
        elif kind == "text/html":
            kept[kind] = _clean(text, html_left)
        elif kind == "text/markdown" and "text/html" not in bundle:
            kept["text/html"] = _clean(block_html(text[:LARGEST_MARKDOWN]), html_left)
        elif kind in PICTURES and _is_base64(text):
            kept[kind] = text
        elif kind == VECTOR and "text/html" not in bundle:
            # Within an image no script of a drawing runs.
            picture = base64.b64encode(text.encode()).decode("ascii")
            kept["text/html"] = f'<img alt="" src="data:{VECTOR};base64,{picture}">'
    return kept


def _clean(text: str, html_left: int) -> str:
    return (
        harmless_html(text)
        if len(text) <= min(html_left, LARGEST_HTML) and is_easy_to_clean(text)
        else NOT_SHOWN
    )


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _text(value: object) -> str:
    return _whole_characters(value) if isinstance(value, str) else ""


def _whole_characters(text: str) -> str:
    """Replace halves of characters (lone surrogates), which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
