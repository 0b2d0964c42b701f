"""The command ``ngos``: one word for each thing that somebody does with the course.

Each command imports what it needs when it runs, so that ``ngos --help`` answers at once.
"""

# Commands are listed by ``ngos --help`` in the order of these imports.
from ngos_and_co.cli import course  # isort: skip
from ngos_and_co.cli import questions  # isort: skip
from ngos_and_co.cli import assignments  # isort: skip
from ngos_and_co.cli import grading  # isort: skip
from ngos_and_co.cli import law  # isort: skip
from ngos_and_co.cli import plan  # isort: skip
from ngos_and_co.cli.console import app

__all__ = ["app", "assignments", "course", "grading", "law", "main", "plan", "questions"]


def main() -> None:
    """Run the command line."""
    app()
