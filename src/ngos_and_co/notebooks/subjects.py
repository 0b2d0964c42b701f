"""What of the course is checked; in a module of its own, so that the command line loads nothing else."""

import enum


class Subject(enum.StrEnum):
    """A part of the course that can be checked by itself."""

    ALL = "all"
    NOTEBOOKS = "notebooks"
    PAGES = "pages"
    QUESTIONS = "questions"
    DATA = "data"
