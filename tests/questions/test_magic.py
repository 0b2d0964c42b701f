"""A question cell under IPython: live, static, and as nbgrader runs it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from ngos_and_co.questions.magic import register
from ngos_and_co.questions.session import current_session
from ngos_and_co.questions.widget import WIDGET_VIEW
from tests.questions import bodies


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.delenv("NGOS_AND_CO_OUTPUT", raising=False)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    shell = InteractiveShell()
    register(shell)
    yield shell
    shell.history_manager.end_session()


@pytest.fixture
def grading(
    shell: InteractiveShell,  # noqa: ARG001 (first, for it clears the variable)
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")


def run(
    shell: InteractiveShell, body: str, line: str = "%%question"
) -> tuple[Any, list[dict[str, Any]], Any]:
    """Run a cell as a kernel does; gives its result, its displayed bundles, and what it printed."""
    shell.display_pub = CapturingDisplayPublisher()
    with capture_output(display=False) as captured:
        result = shell.run_cell(f"{line}\n{body}", store_history=True)
    return result, [output["data"] for output in shell.display_pub.outputs], captured


def save_answers(tmp_path: Path, answers: dict[str, object]) -> None:
    text = json.dumps({"version": 1, "answers": answers})
    (tmp_path / "answers.json").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_a_question_with_its_key_is_a_self_check(
    shell: InteractiveShell, body: str, tmp_path: Path
) -> None:
    result, shown, captured = run(shell, body)
    assert result.success
    assert result.result is None
    assert [set(data) for data in shown] == [{WIDGET_VIEW, "text/plain"}]
    assert captured.stderr == ""
    assert not (tmp_path / "answers.json").exists()


def test_a_question_without_its_key_takes_an_answer(
    shell: InteractiveShell, tmp_path: Path
) -> None:
    save_answers(tmp_path, {"q1-elements": "c"})
    result, shown, _ = run(shell, bodies.stripped(bodies.SINGLE))
    assert result.result is None
    assert WIDGET_VIEW in shown[0]
    assert current_session()._widgets["q1-elements"].answer == "c"


def test_static_output_is_html_that_needs_no_kernel(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NGOS_AND_CO_OUTPUT", "static")
    _, shown, _ = run(shell, bodies.SINGLE)
    assert 'class="ngos-question"' in shown[0]["text/html"]
    assert WIDGET_VIEW not in shown[0]
    assert shown[0]["text/plain"] == "Question q1-elements"


@pytest.mark.usefixtures("grading")
@pytest.mark.parametrize(
    ("body", "answers", "points"),
    [
        (bodies.SINGLE, {"q1-elements": "b"}, 2.0),
        (bodies.SINGLE, {"q1-elements": "a"}, 0.0),
        (bodies.MULTIPLE, {"q2-signs": ["a", "b", "c"]}, 1.0),
        (bodies.TRUE_FALSE, {"q3-child": False}, 1.0),
        (bodies.NUMERIC, {"q4-ratio": 25.5}, 2.0),
        (bodies.SHORT, {"q5-term": " Debt  BONDAGE "}, 1.5),
        (bodies.SHORT, {"q5-term": 12}, 0.0),
    ],
)
def test_grading_returns_the_points_as_a_float_and_stays_silent(
    shell: InteractiveShell, tmp_path: Path, body: str, answers: dict[str, object], points: float
) -> None:
    save_answers(tmp_path, answers)
    result, shown, captured = run(shell, body)
    assert isinstance(result.result, float)
    assert result.result == points
    assert captured.stderr == ""
    assert "points" in shown[0]["text/html"]


@pytest.mark.usefixtures("grading")
def test_an_unanswered_question_scores_nothing_and_says_so(shell: InteractiveShell) -> None:
    result, shown, captured = run(shell, bodies.SINGLE)
    assert (result.result, captured.stderr) == (0.0, "")
    assert "Not answered" in shown[0]["text/html"]


@pytest.mark.usefixtures("grading")
def test_grading_a_damaged_file_scores_nothing_and_says_so(
    shell: InteractiveShell, tmp_path: Path
) -> None:
    (tmp_path / "answers.json").write_text("{broken", encoding="utf-8")
    result, shown, captured = run(shell, bodies.SINGLE)
    assert (result.result, captured.stderr) == (0.0, "")
    assert "answers.json is not JSON" in shown[0]["text/html"]
    assert (tmp_path / "answers.json").read_text(encoding="utf-8") == "{broken"


@pytest.mark.usefixtures("grading")
def test_grading_without_a_key_is_an_error_that_scores_nothing(shell: InteractiveShell) -> None:
    result, _, captured = run(shell, bodies.stripped(bodies.SINGLE))
    assert "no answer key" in str(result.error_in_exec)
    assert captured.stderr == ""


def test_a_mistake_is_named_with_cell_field_and_mend_and_no_traceback(
    shell: InteractiveShell,
) -> None:
    broken = bodies.SINGLE.replace("key: b", "key: z").replace("feedback:", "feedbak:")
    result, _, captured = run(shell, broken)
    assert not result.success
    assert captured.stderr == ""
    assert "cell [1], feedbak:" in captured.stdout
    assert "Did you mean 'feedback'?" in captured.stdout
    assert "Traceback" not in captured.stdout
    assert "magic.py" not in captured.stdout


def test_text_behind_the_magic_is_an_error(shell: InteractiveShell) -> None:
    result, _, _ = run(shell, bodies.SINGLE, line="%%question q1")
    assert "%%question' alone" in str(result.error_in_exec)


def test_an_empty_cell_is_an_error(shell: InteractiveShell) -> None:
    result, _, captured = run(shell, "")
    assert not result.success
    assert "cell body is empty" in captured.stderr


def test_two_cells_with_one_id_are_refused_and_both_named(shell: InteractiveShell) -> None:
    assert run(shell, bodies.SINGLE)[0].success
    result, _, _ = run(shell, bodies.TRUE_FALSE.replace("q3-child", "q1-elements"))
    assert "cell [2]" in str(result.error_in_exec)
    assert "cell [1]" in str(result.error_in_exec)


def test_a_cell_may_run_again(shell: InteractiveShell) -> None:
    assert run(shell, bodies.SINGLE)[0].success
    assert run(shell, bodies.SINGLE)[0].success


def test_a_changed_cell_may_run_again_where_the_front_end_names_its_cells(
    shell: InteractiveShell,
) -> None:
    shell.get_parent = lambda: {"metadata": {"cellId": "one"}}
    assert run(shell, bodies.SINGLE)[0].success
    assert run(shell, bodies.SINGLE.replace("points: 2", "points: 3"))[0].success
    assert run(shell, bodies.SINGLE.replace("q1-elements", "q1-renamed"))[0].success
    shell.get_parent = lambda: {"metadata": {"cellId": "two"}}
    assert run(shell, bodies.SINGLE.replace("points: 2", "points: 5"))[0].success
    result, _, _ = run(shell, bodies.SINGLE.replace("q1-elements", "q1-renamed"))
    assert result.success, "the same text is the same question"
    shell.get_parent = lambda: {"metadata": {"cellId": "three"}}
    result, _, _ = run(shell, bodies.SINGLE.replace("q1-elements", "q1-renamed") + "\n# other")
    assert not result.success


def test_answers_stay_beside_the_notebook_when_a_cell_changes_the_folder(
    shell: InteractiveShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    run(shell, bodies.stripped(bodies.SINGLE))
    current_session()._widgets["q1-elements"].answer = "b"
    assert (tmp_path / "answers.json").exists()
    assert not (elsewhere / "answers.json").exists()


def test_the_submission_line_follows_what_is_answered(
    shell: InteractiveShell, tmp_path: Path
) -> None:
    run(shell, bodies.stripped(bodies.SINGLE))
    _, shown, captured = run(shell, "", line="%submission")
    assert WIDGET_VIEW in shown[0]
    assert captured.stderr == ""
    session = current_session()
    submission = session._submission
    assert submission is not None
    assert submission.progress["answered"] == []
    session._widgets["q1-elements"].answer = "b"
    assert submission.progress["answered"] == ["q1-elements"]
    run(shell, bodies.stripped(bodies.NUMERIC))
    assert [each["id"] for each in submission.questions] == ["q1-elements", "q4-ratio"]
    assert (tmp_path / "answers.json").exists()


@pytest.mark.parametrize(
    ("variable", "value"), [("NGOS_AND_CO_OUTPUT", "static"), ("NBGRADER_EXECUTION", "autograde")]
)
def test_the_submission_line_is_silent_in_the_book_and_while_grading(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    result, shown, captured = run(shell, "", line="%submission")
    assert result.success
    assert (shown, captured.stdout, captured.stderr) == ([], "", "")


@pytest.mark.usefixtures("grading")
def test_grading_takes_off_what_hints_cost(shell: InteractiveShell, tmp_path: Path) -> None:
    document = {"version": 1, "answers": {"q1-elements": "b"}, "hints": {"q1-elements": 1}}
    (tmp_path / "answers.json").write_text(json.dumps(document), encoding="utf-8")
    hinted = bodies.SINGLE.replace("prompt:", "hints: [{text: Think., cost: 0.5}]\nprompt:", 1)
    assert run(shell, hinted)[0].result == 1.5


def test_code_hands_over_and_the_question_shows_it(shell: InteractiveShell, tmp_path: Path) -> None:
    run(shell, bodies.stripped(bodies.VALUE.replace("kind: table", "kind: number")))
    _, shown, _ = run(shell, 'from ngos_and_co import answer\nanswer("q10-totals", 41.5)', line="")
    assert shown[0]["text/plain"] == "Handed over: 41.5"
    widget = current_session()._widgets["q10-totals"]
    assert (widget.answer, widget.status["state"], widget.status["message"]) == (
        41.5,
        "saved",
        "41.5",
    )
    assert json.loads((tmp_path / "answers.json").read_text("utf-8"))["answers"] == {
        "q10-totals": 41.5
    }


def test_a_line_lets_every_question_below_ask_how_sure_one_is(shell: InteractiveShell) -> None:
    run(shell, bodies.stripped(bodies.NUMERIC))
    run(shell, "", line="%questions confidence=on")
    run(shell, bodies.stripped(bodies.SINGLE))
    run(shell, "", line="%questions confidence=off")
    run(shell, bodies.stripped(bodies.SHORT))
    asked = {each.id: each.confidence for each in current_session().questions}
    assert asked == {"q4-ratio": False, "q1-elements": True, "q5-term": False}


def test_a_setting_that_there_is_not_is_named(shell: InteractiveShell) -> None:
    result, _, _ = run(shell, "", line="%questions confidence=maybe")
    assert "no setting of questions" in str(result.error_in_exec)
