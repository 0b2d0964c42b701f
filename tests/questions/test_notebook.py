import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ngos_and_co.questions import QuestionError, is_question_cell, questions_in
from tests.questions import bodies


def cell(body: str, cell_id: str) -> dict:
    return new_code_cell(f"%%question\n{body}", id=cell_id)


def test_questions_are_found_in_order_among_other_cells() -> None:
    cells = [
        new_markdown_cell("# Quiz", id="title"),
        new_code_cell("%load_ext ngos_and_co", id="load"),
    ]
    cells += [cell(body, f"cell-{number}") for number, body in enumerate(bodies.ALL)]
    found = questions_in(new_notebook(cells=cells))
    assert [each.question.type_name for each in found] == [
        "single",
        "multiple",
        "true-false",
        "numeric",
        "short",
    ]
    assert next((each.index, each.cell_id) for each in found) == (2, "cell-0")


def test_problems_of_all_cells_are_reported_with_their_cell() -> None:
    broken = bodies.SINGLE.replace("points: 2", "points: none")
    notebook = new_notebook(cells=[cell(broken, "first"), cell("id: [", "second")])
    with pytest.raises(QuestionError) as caught:
        questions_in(notebook, "quiz.ipynb")
    assert [problem.place for problem in caught.value.problems] == [
        "quiz.ipynb, cell 1 (first)",
        "quiz.ipynb, cell 2 (second)",
    ]


def test_a_repeated_id_is_refused() -> None:
    notebook = new_notebook(cells=[cell(bodies.SINGLE, "first"), cell(bodies.SINGLE, "second")])
    with pytest.raises(QuestionError, match="already used in cell 1"):
        questions_in(notebook)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%%question\nid: a", True),
        ("\n%%question \nid: a", True),
        ("%%questions\nid: a", False),
        ("# %%question\nid: a", False),
        ("%%question q1\nid: a", False),
    ],
)
def test_only_the_magic_makes_a_question_cell(source: str, expected: bool) -> None:
    assert is_question_cell(new_code_cell(source)) is expected
    assert not is_question_cell(new_markdown_cell(source))
