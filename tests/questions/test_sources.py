"""Sources are found by their key, without pandas."""

import subprocess
import sys

import pytest

from ngos_and_co.questions.sources import course_source, is_web_address


def test_unknown_key_has_no_source() -> None:
    assert course_source("no-such-source") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.ilo.org/x", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("https://example.org/a b", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(text: str, expected: bool) -> None:
    assert is_web_address(text) is expected


def test_a_question_cell_imports_neither_pandas_nor_nbgrader() -> None:
    program = (
        "import sys; import ngos_and_co.questions.magic, ngos_and_co.questions.widget; "
        "from ngos_and_co.questions.sources import course_source; course_source('x'); "
        "print([name for name in ('pandas', 'nbgrader') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
