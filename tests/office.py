"""LibreOffice for tests: what it makes of a Word file."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import attrs
import pytest

INSTALL_LIBREOFFICE = (
    "apt-get install libreoffice-writer-nogui poppler-utils (Debian), or "
    "brew install --cask libreoffice and brew install poppler (macOS)"
)
SECONDS = 180


@attrs.frozen
class Printed:
    """A Word file as LibreOffice prints it.

    Attributes
    ----------
    pages : tuple of str
        The text of each page.
    pictures : int
        How many pictures it draws.
    """

    pages: tuple[str, ...]
    pictures: int

    @property
    def text(self) -> str:
        """Give all text, with one space wherever there is any."""
        return " ".join(" ".join(self.pages).split())


def required_office() -> str:
    """Give LibreOffice's program; skips where there is none, or fails where ``REQUIRE_LIBREOFFICE=1``."""
    programs = [shutil.which(name) for name in ("soffice", "pdftotext", "pdfimages")]
    if programs[0] is None or None in programs:
        message = f"LibreOffice or poppler was not found. Install them: {INSTALL_LIBREOFFICE}."
        if os.environ.get("REQUIRE_LIBREOFFICE") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return programs[0]


def printed(content: bytes, folder: Path) -> Printed:
    """Print a Word file with LibreOffice.

    Parameters
    ----------
    content : bytes
    folder : Path
        An empty one, for the files in between and for LibreOffice's own profile.
    """
    program = required_office()
    (folder / "document.docx").write_bytes(content)
    _run(
        [
            program,
            # Its own profile: two LibreOffices on one profile refuse each other.
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / "document.docx"),
        ]
    )
    pdf = str(folder / "document.pdf")
    pages = _run(["pdftotext", "-layout", pdf, "-"]).split("\f")[:-1]
    listed = _run(["pdfimages", "-list", pdf])
    return Printed(tuple(pages), len(re.findall(r"^ +\d+ +\d+ image ", listed, re.MULTILINE)))


def _run(command: list[str]) -> str:
    return subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=SECONDS
    ).stdout
