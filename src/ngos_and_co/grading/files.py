"""Folders of files as values, and what in them is no part of an assignment."""

import fnmatch
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from ngos_and_co.questions.answers import ANSWERS_FILE_NAME

IGNORED = (".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", ".DS_Store", "Thumbs.db")
"""Never part of an assignment: what programs leave behind, and feedback that was fetched."""
KEPT = ".kept-"
"""Part of the name under which an edited file is kept when a release replaces it."""
GENERATED_ONLY = (f"{ANSWERS_FILE_NAME}*", f".{ANSWERS_FILE_NAME}*", f"*{KEPT}*")
"""What may lie in a released folder without having been released."""
TEMPLATES = Path(__file__).parent / "templates"
"""Our pages for nbgrader: feedback, and parts of Formgrader's."""


def read_files(folder: Path, ignored: Iterable[str] = IGNORED) -> Mapping[str, bytes]:
    """Read all files of a folder.

    Parameters
    ----------
    folder : Path
        If it is not there, there are no files.
    ignored : iterable of str
        Patterns of names; a file is left out when it or a folder above it matches.

    Returns
    -------
    mapping of str to bytes
        By path within the folder, with slashes, sorted.
    """
    patterns = list(ignored)
    files = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(
            fnmatch.fnmatch(part, pattern) for part in parts for pattern in patterns
        ):
            files["/".join(parts)] = path.read_bytes()
    return files


def digest(content: bytes) -> str:
    """Give a file's SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
