"""Notebooks run in the sandbox as they do in a kernel, one apart from the other."""

import json
from pathlib import Path

import attrs
import pytest

from ngos_and_co.grading.sandbox import (
    SandboxOutcome,
    WarmKernels,
    bubblewrap,
    run_notebook,
    warm_kernels,
)
from tests.sandboxes import SMALL, errors, notebook_of, printed

pytestmark = pytest.mark.slow
ANSWER = """
import json, pathlib
pathlib.Path("answers.json").write_text(json.dumps({"version": 1, "answers": {"q1": 42}}))
"""


def test_a_notebook_runs_and_its_answers_come_out(kernels: WarmKernels, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("a,b\n1,2\n3,4\n")
    sources = ("import pandas as pd", "frame = pd.read_csv('data.csv')\nframe.a.sum()", ANSWER)
    run = kernels.run(notebook_of(*sources), tmp_path, SMALL)
    assert (run.outcome, run.reason, run.answers) == (SandboxOutcome.RAN, "", {"q1": 42})
    assert run.document["cells"][1]["outputs"][0]["data"]["text/plain"] == "np.int64(4)"
    assert run.document["cells"][1]["execution_count"] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["data.csv"]


def test_a_cell_that_fails_does_not_stop_the_next(kernels: WarmKernels, tmp_path: Path) -> None:
    sources = ("1/0", "print('a'", "await __import__('asyncio').sleep(0)", "print('after')")
    run = kernels.run(notebook_of(*sources), tmp_path, SMALL)
    assert run.outcome is SandboxOutcome.RAN
    assert errors(run) == ["ZeroDivisionError", "SyntaxError"]
    assert printed(run) == "after\n"


def test_what_answer_hands_over_comes_out(kernels: WarmKernels, tmp_path: Path) -> None:
    question = (
        "%%question\nid: q1\ntype: value\npoints: 1\nkind: number\nprompt: How many?\n"
        "### BEGIN HIDDEN TESTS\nkey: 7\n### END HIDDEN TESTS\n"
    )
    hand_over = "from ngos_and_co import answer\nanswer('q1', 3 + 3)"
    run = kernels.run(notebook_of("%load_ext ngos_and_co", question, hand_over), tmp_path, SMALL)
    assert run.answers == {"q1": 6}
    assert errors(run) == []
    # Without its key it is no self-check, which would say whether it is right.
    assert "Handed over: 6" in run.document["cells"][2]["outputs"][0]["data"]["text/plain"]


def test_answers_of_the_trainees_own_machine_do_not_count(
    kernels: WarmKernels, tmp_path: Path
) -> None:
    (tmp_path / "answers.json").write_text(json.dumps({"version": 1, "answers": {"q1": 42}}))
    assert kernels.run(notebook_of("1"), tmp_path, SMALL).answers == {}


def test_a_module_beside_the_notebook_can_be_imported(kernels: WarmKernels, tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text("value = 7")
    run = kernels.run(notebook_of("import own\nprint(own.value)"), tmp_path, SMALL)
    assert printed(run) == "7\n"


def test_nothing_is_left_of_one_run_in_the_next(kernels: WarmKernels, tmp_path: Path) -> None:
    leave = "import builtins, pathlib\nbuiltins.left = 1\npathlib.Path('/tmp/left').touch()"
    look = "import builtins, pathlib\nprint(hasattr(builtins, 'left'), pathlib.Path('/tmp/left').exists())"
    assert errors(kernels.run(notebook_of(leave), tmp_path, SMALL)) == []
    assert printed(kernels.run(notebook_of(look), tmp_path, SMALL)) == "False False\n"


def test_each_run_has_chance_of_its_own(kernels: WarmKernels, tmp_path: Path) -> None:
    source = (
        "import random, uuid, numpy\nprint(random.random(), numpy.random.random(), uuid.uuid4())"
    )
    runs = [printed(kernels.run(notebook_of(source), tmp_path, SMALL)).split() for _ in range(2)]
    assert all(one != other for one, other in zip(*runs, strict=True))


def test_nothing_of_the_graders_environment_goes_in(kernels: WarmKernels, tmp_path: Path) -> None:
    run = kernels.run(
        notebook_of("import json, os\nprint(json.dumps(dict(os.environ)))"), tmp_path, SMALL
    )
    environment = json.loads(printed(run))
    known = bubblewrap.ENVIRONMENT | {"PYTHONPATH": str(bubblewrap.package_folder().parent)}
    known |= {"PWD": "/", "LC_CTYPE": "C.UTF-8"}
    assert {name: known.get(name) for name in environment} == environment


def test_other_room_is_made_where_it_is_wanted(kernels: WarmKernels, tmp_path: Path) -> None:
    source = "print(len(open('a', 'w').write('x' * 3_000_000).__str__()))"
    little = attrs.evolve(SMALL, disk_bytes=1 << 20)
    assert errors(kernels.run(notebook_of(source), tmp_path, little)) == ["OSError"]
    assert errors(kernels.run(notebook_of(source), tmp_path, SMALL)) == []


def test_without_bubblewrap_no_code_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bubblewrap, "PROGRAM", "no-such-program")
    run = run_notebook(notebook_of("open('ran', 'w')"), tmp_path, SMALL)
    assert run.outcome is SandboxOutcome.UNAVAILABLE
    assert "bubblewrap is not installed" in run.reason
    assert not (tmp_path / "ran").exists()


def test_a_bubblewrap_that_fails_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'No permissions to create a new namespace' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(bubblewrap, "PROGRAM", str(program))
    folder = tmp_path / "submission"
    folder.mkdir()
    run = run_notebook(notebook_of("1"), folder, SMALL)
    assert run.outcome is SandboxOutcome.UNAVAILABLE
    assert "No permissions to create a new namespace" in run.reason


def test_a_facilitator_can_allow_code_without_a_sandbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bubblewrap, "PROGRAM", "no-such-program")
    with warm_kernels(unconfined=True) as kernels:
        for _ in range(2):
            run = kernels.run(notebook_of("print('here')", ANSWER), tmp_path, SMALL)
            assert (run.outcome, run.answers) == (SandboxOutcome.RAN, {"q1": 42})
    assert list(tmp_path.iterdir()) == []


def test_a_submission_within_what_is_shown_is_not_run() -> None:
    run = run_notebook(notebook_of("1"), bubblewrap.package_folder() / "data", SMALL)
    assert run.outcome is SandboxOutcome.UNAVAILABLE
    assert "Move the environment" in run.reason


def test_where_namespaces_cannot_be_nested_each_run_has_a_bubblewrap(
    kernels: WarmKernels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del kernels  # skips where there is no sandbox
    command = bubblewrap.bubblewrap_command

    def without_nesting(program: str, limits: object) -> list[str]:
        words = command(program, limits)  # type: ignore[arg-type]
        return [*words[:1], "--disable-userns", *words[1:]]

    monkeypatch.setattr(
        "ngos_and_co.grading.sandbox.warm_process.bubblewrap_command", without_nesting
    )
    source = (
        "from pathlib import Path\nleft = Path('/tmp/left')\nprint(left.exists())\nleft.touch()"
    )
    with warm_kernels() as one_each:
        for _ in range(2):
            run = one_each.run(notebook_of(source, ANSWER), tmp_path, SMALL)
            assert (run.outcome, run.answers) == (SandboxOutcome.RAN, {"q1": 42})
            assert printed(run) == "False\n"
