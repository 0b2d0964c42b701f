"""The course as the checks see it: pages, questions, modules, sources."""

import contextlib
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import nbformat
import yaml

from ngos_and_co.data import rows
from ngos_and_co.notebooks.execute import find_notebooks
from ngos_and_co.notebooks.tidy import Role, role_of
from ngos_and_co.questions import (
    Problem,
    QuestionCell,
    QuestionError,
    is_question_cell,
    parse_question,
    questions_in,
)
from ngos_and_co.questions.notebook import question_body

FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
TARGET = re.compile(r"^\(([^()\s]+)\)=\s*$", re.MULTILINE)
MODULE_FIELDS = {
    "id": str,
    "number": int,
    "title": str,
    "slug": str,
    "minutes": int,
    "question": str,
    "objectives": dict,
}
ELEMENT_ID = re.compile(r"""\bid=["']([^"']+)["']""")


@attrs.frozen
class Page:
    """A page of text: a Markdown file, or a notebook with its Markdown cells.

    Attributes
    ----------
    path : str
        Relative to the course's root.
    parts : tuple of (str, str)
        Place within the page, empty for a file, and Markdown text.
    outputs : tuple of (str, str)
        Place and HTML of stored outputs.
    """

    path: str
    parts: tuple[tuple[str, str], ...]
    outputs: tuple[tuple[str, str], ...] = ()

    def headings(self) -> Iterator[tuple[str, int, str]]:
        """Yield place, level and text of each heading outside code."""
        for place, text in self.parts:
            for match in HEADING.finditer(FENCE.sub("", text)):
                yield place, len(match[1]), match[2]

    def anchors(self) -> set[str]:
        """Give what a link to this page may name after its hash."""
        found = {heading_slug(text) for _, _, text in self.headings()}
        for _, text in self.parts:
            found |= set(TARGET.findall(text)) | set(ELEMENT_ID.findall(text))
        return found


@attrs.frozen
class Notebook:
    """A notebook of the course.

    Attributes
    ----------
    path : str
        Relative to the course's root.
    role : Role
    content : bytes
        The file as it is.
    document : mapping
        As nbformat gives it.
    questions : tuple of QuestionCell
        Those that can be read.
    is_wholly_read : bool
        False if there are others, whose problems were reported.
    """

    path: str
    role: Role
    content: bytes
    document: Mapping[str, Any]
    questions: tuple[QuestionCell, ...]
    is_wholly_read: bool = True

    def place_of(self, index: int) -> str:
        """Name a cell for a message."""
        return f"{self.path}, cell {index + 1} ({self.document['cells'][index].get('id', '')})"


@attrs.frozen
class Module:
    """What a module's ``module.yml`` says.

    Attributes
    ----------
    path : str
        Of the file, relative to the course's root.
    number : int
    fields : mapping
    objectives : mapping of str to str
    """

    path: str
    number: int
    fields: Mapping[str, Any]
    objectives: Mapping[str, str]

    @property
    def folder(self) -> str:
        """The module's folder, relative to the course's root."""
        return self.path.rsplit("/", 1)[0]


@attrs.frozen
class CourseContent:
    """Everything that the checks look at.

    Attributes
    ----------
    root : Path
    pages, notebooks, modules : tuple
        Those that can be read.
    source_keys : frozenset of str
    has_all_modules : bool
        False if a module's file cannot be read, so that its objectives are not known.
    """

    root: Path
    pages: tuple[Page, ...]
    notebooks: tuple[Notebook, ...]
    modules: tuple[Module, ...]
    source_keys: frozenset[str]
    has_all_modules: bool = True

    def of_role(self, role: Role) -> list[Notebook]:
        """Give the notebooks of one role."""
        return [notebook for notebook in self.notebooks if notebook.role is role]


def heading_slug(text: str) -> str:
    """Give the anchor of a heading, as the book and JupyterLab's table of contents make it."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    plain = re.sub(r"[`*_]", "", plain) if re.search(r"[`*]", plain) else plain
    return re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")


def read_notebook(content: bytes) -> Mapping[str, Any]:
    """Read a notebook file.

    Parameters
    ----------
    content : bytes

    Returns
    -------
    mapping
        As nbformat gives it, format 4.

    Raises
    ------
    ValueError
        In one phrase, if it is no notebook of a form that nbformat knows.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a cell without an id is found by its form
            document: Mapping[str, Any] = nbformat.reads(content.decode(), as_version=4)  # type: ignore[no-untyped-call]
            nbformat.validate(document)
    except UnicodeDecodeError:
        raise ValueError("it is not text in UTF-8") from None
    except nbformat.reader.NotJSONError:
        raise ValueError("it is not JSON") from None
    except nbformat.ValidationError as error:
        raise ValueError(error.message.splitlines()[0].rstrip(".")) from None
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        # What nbformat does with a document that is JSON and nothing like a notebook.
        raise ValueError(f"it lacks a notebook's fields ({type(error).__name__})") from None
    return document


def read_course(root: Path) -> tuple[CourseContent, list[Problem]]:
    """Read a course.

    Returns
    -------
    content : CourseContent
    problems : list of Problem
        What could not be read.
    """
    problems: list[Problem] = []
    notebooks = tuple(_read_notebooks(root, problems))
    pages = list(_read_pages(root, problems))
    pages += [_page_of(notebook) for notebook in notebooks]
    before = len(problems)
    modules = tuple(_read_modules(root, problems))
    complete = len(problems) == before
    sources = frozenset(row["key"] for row in rows("sources"))
    return CourseContent(root, tuple(pages), notebooks, modules, sources, complete), problems


def _read_pages(root: Path, problems: list[Problem]) -> Iterator[Page]:
    for path in sorted((root / "course").rglob("*.md")):
        name = path.relative_to(root).as_posix()
        try:
            yield Page(name, (("", path.read_text("utf-8")),))
        except UnicodeDecodeError:
            problems.append(
                Problem(name, "page-readable", "It is not text in UTF-8.", "Save it as UTF-8.")
            )


def _read_notebooks(root: Path, problems: list[Problem]) -> Iterator[Notebook]:
    for path in find_notebooks(root):
        name = path.relative_to(root).as_posix()
        content = path.read_bytes()
        try:
            document = read_notebook(content)
        except ValueError as error:
            problems.append(
                Problem(
                    name,
                    "notebook-readable",
                    f"It is no notebook: {error}.",
                    "Restore it from git.",
                )
            )
            continue
        role = role_of(name)
        try:
            yield Notebook(name, role, content, document, tuple(questions_in(document, name)))
        except QuestionError as error:
            problems.extend(error.problems)
            questions = tuple(_readable_questions(document))
            yield Notebook(name, role, content, document, questions, is_wholly_read=False)


def _readable_questions(document: Mapping[str, Any]) -> Iterator[QuestionCell]:
    """Yield the questions that can be read by themselves, so that they too are checked."""
    for index, cell in enumerate(document["cells"]):
        if is_question_cell(cell):
            with contextlib.suppress(QuestionError):
                question = parse_question(question_body(cell["source"]) or "")
                yield QuestionCell(index, cell.get("id", ""), question)


def _page_of(notebook: Notebook) -> Page:
    cells = list(enumerate(notebook.document["cells"]))
    parts = [(notebook.place_of(i), c["source"]) for i, c in cells if c["cell_type"] == "markdown"]
    outputs = [
        (notebook.place_of(i), html)
        for i, c in cells
        for output in c.get("outputs", ())
        if (html := output.get("data", {}).get("text/html"))
    ]
    return Page(notebook.path, tuple(parts), tuple(outputs))


def _read_modules(root: Path, problems: list[Problem]) -> Iterator[Module]:
    for folder in sorted(path for path in (root / "course" / "modules").glob("*") if path.is_dir()):
        path = folder / "module.yml"
        name = path.relative_to(root).as_posix()
        try:
            fields = yaml.safe_load(path.read_text("utf-8"))
        except (OSError, ValueError, yaml.YAMLError) as error:
            problems.append(
                Problem(name, "module-file", f"It cannot be read: {error}.", "Write it.")
            )
            continue
        wrong = _wrong_module_fields(fields if isinstance(fields, dict) else {})
        if wrong:
            problems.append(
                Problem(
                    name,
                    "module-file",
                    f"It lacks, or has in another form: {', '.join(wrong)}.",
                    "Write them as other modules do.",
                )
            )
            continue
        yield Module(name, fields["number"], fields, fields["objectives"])


def _wrong_module_fields(fields: Mapping[str, Any]) -> list[str]:
    wrong = [name for name, form in MODULE_FIELDS.items() if not isinstance(fields.get(name), form)]
    objectives = fields.get("objectives")
    if isinstance(objectives, dict) and not all(
        isinstance(part, str) for pair in objectives.items() for part in pair
    ):
        wrong.append("objectives")
    return wrong


def repeated(values: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield name, place and earlier place of each name that comes again."""
    first: dict[str, str] = {}
    for name, place in values:
        if name in first:
            yield name, place, first[name]
        else:
            first[name] = place
