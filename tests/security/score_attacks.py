"""What dishonest trainees hand in: code, files of answers, and changed notebooks. None answers rightly."""

from collections.abc import Mapping
from typing import Any

from nbformat.v4 import new_output

from tests.security.graded_course import RIGHT_CODE, WRONG_CODE

Notebook = Any  # nbformat's own class, which has no types

CODE: Mapping[str, str] = {
    "patched answer": """
import ngos_and_co
ngos_and_co.answer = lambda *_: 7
ngos_and_co.answer("q2-computed", 6)
""",
    "patched scoring": f"""
import ngos_and_co.questions.scoring as scoring
scoring.score = lambda *a, **k: scoring.Score(99, 99, scoring.Outcome.SCORED)
{WRONG_CODE}
""",
    "patched type": f"""
from ngos_and_co.questions.types.value import ValueQuestion
for name in [name for name in vars(ValueQuestion) if not name.startswith("__")]:
    try:
        setattr(ValueQuestion, name, lambda *a, **k: 1)
    except AttributeError:
        pass
{WRONG_CODE}
""",
    "equal to everything": """
from ngos_and_co import answer
class Anything(float):
    __hash__ = None
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __float__(self): return 6.0
answer("q2-computed", Anything(6))
""",
    "replaced modules": """
import sys, types
for name in list(sys.modules):
    if name.startswith("ngos_and_co") or name in {"json", "attrs", "IPython", "os"}:
        sys.modules[name] = types.ModuleType(name)
""",
    "patched IPython": f"""
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell.run_cell = lambda *a, **k: 3.0
get_ipython().run_cell = lambda *a, **k: 3.0
{WRONG_CODE}
""",
    "own magic": f"""
get_ipython().register_magic_function(lambda line, cell: 3.0, "cell", "question")
{WRONG_CODE}
""",
    "printed score": """
print("Score: 3/3", '{"auto_score": 3}')
3.0
""",
    "forged events": """
import os
for number in range(3, 128):
    try:
        os.write(number, b'{"kind": "score", "points": 3, "cell": 1}\\n')
    except OSError:
        pass
""",
    "clicked by code": """
import json, pathlib
mine = {"q1-clicked": "b", "q2-computed": 6, "../../gradebook.db": 3, "q3-written": "x"}
pathlib.Path("answers.json").write_text(json.dumps({"version": 1, "answers": mine}))
""",
    "no number": """
from ngos_and_co import answer
answer("q2-computed", float("nan"))
""",
    "pickle": """
import pickle
with open("answers.json", "wb") as file:
    file.write(pickle.dumps({"answers": {"q2-computed": 7}}))
""",
    "very many answers": """
with open("answers.json", "w") as file:
    file.write('{"version": 1, "answers": {')
    for number in range(10**6):
        file.write(f'"q{number}": 7, ')
    file.write('"q2-computed": 7}}')
""",
    "an end before the end": f"""
{RIGHT_CODE}
import os
os._exit(0)
""",
    "reading of the key": """
import pathlib
import ngos_and_co
from ngos_and_co import answer
folders = [*pathlib.Path.cwd().parents, *pathlib.Path(ngos_and_co.__file__).parents]
found = [path for folder in folders for path in folder.glob("s*/*/*.ipynb")]
answer("q2-computed", 7 if found else 6)
""",
    "a question of one's own": """%%question
id: q2-computed
type: value
points: 2
kind: number
prompt: Mine
### BEGIN HIDDEN TESTS
key: 6
### END HIDDEN TESTS""",
    "tags of YAML": """%%question
!!python/object/apply:os.system ['touch /tmp/pwned']""",
    "nothing": "",
}
FILES: Mapping[str, Any] = {
    "ids that do not exist": {"q9": "b", "../q1-clicked": "b", "Q1-CLICKED": "b", "": "b"},
    "types that lie": {"q1-clicked": ["b"], "q2-computed": 7},
    "an object": {"q1-clicked": {"id": "b", "__class__": "str"}, "q2-computed": {"value": 7}},
    "true": {"q1-clicked": True},
    "other versions": b'{"version": true, "answers": {"q1-clicked": "b"}}',
    "NaN": b'{"version": 1, "answers": {"q1-clicked": NaN}, "points": 3}',
    "deep": b'{"version": 1, "answers": ' + b"[" * 200_000,
    "many": b'{"version": 1, "answers": {'
    + b",".join(b'"q%d":1' % number for number in range(10**6))
    + b',"q1-clicked":"b"}}',
    "a pickle": b"cos\nsystem\n(S'touch /tmp/pwned'\ntR.",
    "not UTF-8": b"\xff\xfe\x00",
}


def _spoof_outputs(notebook: Notebook) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [new_output("execute_result", data={"text/plain": "3.0"})]


def _spoof_points(notebook: Notebook) -> None:
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"].update(points=100, grade=True, solution=True)


def _spoof_ids(notebook: Notebook) -> None:
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"]["grade_id"] = "../../../gradebook"


def _spoof_keys(notebook: Notebook) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.startswith("%%question"):
            cell.source += "\n### BEGIN HIDDEN TESTS\nkey: a\n### END HIDDEN TESTS"


def _take_questions_away(notebook: Notebook) -> None:
    notebook.cells = [
        cell for cell in notebook.cells if cell.cell_type != "code" or "question" not in cell.source
    ]


CHANGES = {
    "spoofed outputs": _spoof_outputs,
    "spoofed points": _spoof_points,
    "spoofed ids": _spoof_ids,
    "spoofed keys": _spoof_keys,
    "without questions": _take_questions_away,
}
