"""The sandbox gets code alone, and no key."""

import pytest

from ngos_and_co.grading.sandbox.code_cells import CodeCell, TooMuchCode, code_cells
from tests.sandboxes import notebook_of

QUESTION = "%%question\nid: q1\n### BEGIN HIDDEN TESTS\nkey: b\n### END HIDDEN TESTS\nafter: 1"


def test_text_cells_stay_outside_and_places_are_kept() -> None:
    notebook = notebook_of("1", "2", "3")
    notebook["cells"][1]["cell_type"] = "markdown"
    assert code_cells(notebook) == (CodeCell(0, "1"), CodeCell(2, "3"))


def test_lines_in_a_list_are_joined() -> None:
    notebook = notebook_of("")
    notebook["cells"][0]["source"] = ["a = 1\n", "a"]
    assert code_cells(notebook)[0].source == "a = 1\na"


@pytest.mark.parametrize("source", [None, 5, {"a": 1}, [1, None, "a"]])
def test_what_is_no_source_is_no_code(source: object) -> None:
    notebook = notebook_of("")
    notebook["cells"][0]["source"] = source
    assert code_cells(notebook)[0].source in {"", "a"}


@pytest.mark.parametrize(
    "source",
    [
        QUESTION,
        QUESTION.replace("### END HIDDEN TESTS", "### the end was taken away"),
        QUESTION.replace("### END HIDDEN TESTS\nafter: 1", ""),
        QUESTION + "\n" + QUESTION,
        QUESTION.replace("###", "    #"),
    ],
)
def test_no_key_goes_in(source: str) -> None:
    (cell,) = code_cells(notebook_of(source))
    assert "key" not in cell.source
    assert cell.source.startswith("%%question\nid: q1\n")


def test_what_stands_after_the_hidden_part_is_kept() -> None:
    assert code_cells(notebook_of(QUESTION))[0].source == "%%question\nid: q1\nafter: 1"


@pytest.mark.parametrize("sources", [["x" * 5_000_001], ["1"] * 2001])
def test_too_much_code_is_refused(sources: list[str]) -> None:
    with pytest.raises(TooMuchCode):
        code_cells(notebook_of(*sources))
