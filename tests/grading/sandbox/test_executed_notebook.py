"""Outputs come out of events that somebody may have forged, and do nothing when looked at."""

import json
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.grading.sandbox.executed_notebook import read_events, with_outputs
from tests.sandboxes import notebook_of

CELLS = frozenset({0, 1})


def _lines(*events: Any) -> bytes:  # noqa: ANN401
    return b"".join(json.dumps(event).encode() + b"\n" for event in events)


def _shown(*events: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    outputs = [{"cell": 0, "kind": "begin"}, *({"cell": 0} | event for event in events)]
    return list(read_events(_lines(*outputs), CELLS).outputs[0])


def _bundle(**forms: object) -> dict[str, object]:
    data = {kind.replace("__", "+").replace("_", "/"): value for kind, value in forms.items()}
    return {"kind": "display", "data": data}


def test_a_run_is_read_in_order() -> None:
    content = _lines(
        {"cell": 1, "kind": "begin"},
        {"cell": 1, "kind": "stream", "name": "stdout", "text": "a"},
        {"cell": 1, "kind": "stream", "name": "stdout", "text": "b"},
        {"cell": 0, "kind": "begin"},
        {"cell": 0, "kind": "result", "data": {"text/plain": "7"}},
        {"cell": 0, "kind": "through"},
    )
    record = read_events(content, CELLS)
    assert record.is_through
    assert record.order == {1: 1, 0: 2}
    assert record.outputs[1] == [{"output_type": "stream", "name": "stdout", "text": "ab"}]
    assert record.outputs[0] == [
        {
            "output_type": "execute_result",
            "execution_count": 2,
            "data": {"text/plain": "7"},
            "metadata": {},
        }
    ]


def test_a_cleared_output_is_gone() -> None:
    assert _shown(_bundle(text_plain="a"), {"kind": "clear"}, _bundle(text_plain="b")) == [
        {"output_type": "display_data", "data": {"text/plain": "b"}, "metadata": {}}
    ]


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "stream", "name": "stdout", "text": 5},
        {"kind": "stream", "name": "../x", "text": "a"},
        {"kind": "nonsense"},
        {"kind": ["stream"]},
        {"kind": "stream", "name": "stdout", "text": "a", "cell": 99},
        {"kind": "stream", "name": "stdout", "text": "a", "cell": True},
        {"kind": "stream", "name": "stdout", "text": "a", "cell": "0"},
    ],
)
def test_what_is_no_event_shows_nothing(event: dict[str, object]) -> None:
    assert _shown(event) == []


@pytest.mark.parametrize("line", [b"\xff", b"[]", b"nonsense", b"[" * 200_000, b'{"cell": NaN}'])
def test_a_broken_line_is_passed_over(line: bytes) -> None:
    content = line + b"\n" + _lines({"cell": 0, "kind": "stream", "name": "stdout", "text": "a"})
    assert read_events(content, CELLS).outputs[0][0]["text"] == "a"


@pytest.mark.parametrize(
    ("event", "data"),
    [
        (_bundle(application_javascript="alert(1)"), {}),
        (_bundle(text_html="<script>alert(1)</script><b>x</b>"), {"text/html": "<b>x</b>"}),
        (_bundle(text_html="<img src=x onerror=alert(1)>"), {"text/html": ""}),
        (
            _bundle(text_markdown="[x](javascript:alert(1))"),
            {"text/html": "<p>[x](javascript:alert(1))</p>"},
        ),
        (_bundle(text_plain={"a": 1}), {}),
        (_bundle(text_latex=r"$\href{javascript:alert(1)}{x}$"), {}),
        (_bundle(image_png="no base 64 \x00"), {}),
        (_bundle(image_png="AAAA"), {"image/png": "AAAA"}),
        ({"kind": "display", "data": "text"}, {}),
        ({"kind": "display"}, {}),
    ],
)
def test_only_what_does_nothing_is_shown(event: dict[str, object], data: dict[str, str]) -> None:
    assert _shown(event)[0]["data"] == data


def test_a_drawing_becomes_a_picture() -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    html = _shown(_bundle(image_svg__xml=drawing))[0]["data"]["text/html"]
    assert html.startswith('<img alt="" src="data:image/svg+xml;base64,')
    assert "script" not in html


@pytest.mark.parametrize("html", ["<b>" * 10_000, "x" * 60_001, "<b></i>" * 5000, "<div>" * 70])
def test_html_that_is_hard_to_clean_is_left_out(html: str) -> None:
    assert "to show" in _shown(_bundle(text_html=html))[0]["data"]["text/html"]


def test_not_all_of_very_much_html_is_cleaned() -> None:
    shown = _shown(*[_bundle(text_html="x" * 60_000)] * 6)
    assert ["to show" in output["data"]["text/html"] for output in shown] == [False] * 5 + [True]


def test_there_are_not_endlessly_many_outputs() -> None:
    assert len(_shown(*[_bundle(text_plain="a")] * 600)) == 500


def test_what_was_handed_in_as_output_is_gone() -> None:
    notebook = notebook_of("1", "2")
    forged = {"output_type": "stream", "name": "stdout", "text": "Score: 100"}
    for cell in notebook["cells"]:
        cell.update(outputs=[forged], execution_count=7)
    executed = with_outputs(notebook, read_events(_lines({"cell": 0, "kind": "begin"}), CELLS))
    assert [cell["outputs"] for cell in executed["cells"]] == [[], []]
    assert [cell["execution_count"] for cell in executed["cells"]] == [1, None]
    assert notebook["cells"][0]["outputs"] == [forged]


EVENT = st.fixed_dictionaries(
    {},
    optional={
        "cell": st.integers(-1, 3) | st.none() | st.text(),
        "kind": st.sampled_from(
            ["begin", "stream", "display", "result", "error", "clear", "through"]
        ),
        "name": st.sampled_from(["stdout", "stderr", "x"]) | st.integers(),
        "text": st.text() | st.integers(),
        "ename": st.text() | st.integers(),
        "evalue": st.text(),
        "traceback": st.lists(st.text() | st.integers(), max_size=3) | st.text(),
        "data": st.dictionaries(
            st.sampled_from(["text/plain", "text/html", "image/png", "text/markdown", "x"]),
            st.text() | st.integers() | st.lists(st.text(), max_size=2),
            max_size=4,
        )
        | st.text(),
    },
)


@given(st.lists(EVENT | st.integers() | st.none(), max_size=8))
def test_whatever_is_written_the_notebook_is_a_notebook(events: list[object]) -> None:
    record = read_events(_lines(*events), CELLS)
    executed = with_outputs(notebook_of("1", "2"), record)
    nbformat.validate(executed)
    json.dumps(executed, ensure_ascii=False, allow_nan=False).encode()
