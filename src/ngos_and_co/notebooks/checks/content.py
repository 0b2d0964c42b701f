"""The course as the checks see it: pages, questions, modules, sources."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import nbformat
import yaml

from ngos_and_co.data import rows
from ngos_and_co.notebooks.execute import find_notebooks
from ngos_and_co.notebooks.tidy import Role, role_of
from ngos_and_co.questions import Problem, QuestionCell, QuestionError, questions_in

FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
TARGET = re.compile(r"^\(([^()\s]+)\)=\s*$", re.MULTILINE)
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
    """

    path: str
    role: Role
    content: bytes
    document: Mapping[str, Any]
    questions: tuple[QuestionCell, ...]

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
    """Everything that the checks look at."""

    root: Path
    pages: tuple[Page, ...]
    notebooks: tuple[Notebook, ...]
    modules: tuple[Module, ...]
    source_keys: frozenset[str]

    def of_role(self, role: Role) -> list[Notebook]:
        """Give the notebooks of one role."""
        return [notebook for notebook in self.notebooks if notebook.role is role]


def heading_slug(text: str) -> str:
    """Give the anchor of a heading, as the book and JupyterLab's table of contents make it."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    plain = re.sub(r"[`*_]", "", plain) if re.search(r"[`*]", plain) else plain
    return re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")


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
    files = sorted((root / "course").rglob("*.md"))
    pages = [
        Page(path.relative_to(root).as_posix(), (("", path.read_text("utf-8")),)) for path in files
    ]
    pages += [_page_of(notebook) for notebook in notebooks]
    modules = tuple(_read_modules(root, problems))
    sources = frozenset(row["key"] for row in rows("sources"))
    return CourseContent(root, tuple(pages), notebooks, modules, sources), problems


def _read_notebooks(root: Path, problems: list[Problem]) -> Iterator[Notebook]:
    for path in find_notebooks(root):
        name = path.relative_to(root).as_posix()
        content = path.read_bytes()
        try:
            document = nbformat.reads(content.decode(), as_version=4)  # type: ignore[no-untyped-call]
        except (ValueError, nbformat.reader.NotJSONError) as error:
            problems.append(
                Problem(
                    name,
                    "notebook-readable",
                    f"It is no notebook: {error}.",
                    "Restore it from git.",
                )
            )
            continue
        try:
            questions = tuple(questions_in(document, name))
        except QuestionError as error:
            problems.extend(error.problems)
            questions = ()
        yield Notebook(name, role_of(name), content, document, questions)


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
        wanted = ("id", "number", "title", "slug", "minutes", "question", "objectives")
        try:
            fields = yaml.safe_load(path.read_text("utf-8"))
        except (OSError, yaml.YAMLError) as error:
            problems.append(
                Problem(name, "module-file", f"It cannot be read: {error}.", "Write it.")
            )
            continue
        missing = [field for field in wanted if field not in (fields or {})]
        if missing:
            problems.append(
                Problem(
                    name, "module-file", f"It lacks {', '.join(missing)}.", "Add what is missing."
                )
            )
            continue
        yield Module(name, int(fields["number"]), fields, fields["objectives"])


def repeated(values: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield name, place and earlier place of each name that comes again."""
    first: dict[str, str] = {}
    for name, place in values:
        if name in first:
            yield name, place, first[name]
        else:
            first[name] = place
