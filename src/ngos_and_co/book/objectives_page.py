"""The index of objectives: what each module promises, where it is taught, and how much of a quiz tests it."""

from collections.abc import Iterable

from ngos_and_co.book.reference_pages import escape
from ngos_and_co.notebooks.checks.content import CourseContent, Notebook
from ngos_and_co.notebooks.checks.objectives import Coverage, coverage

PAGE = "objectives.md"
MADE = "<!-- Made by 'ngos reference' from the modules and quizzes. Do not edit. -->"
ABOUT = """\
What somebody can do after each module, where it is taught, and how many questions of the graded quiz ask
about it. The lessons and cases named have at least one self-check on the objective."""


def objectives_page(content: CourseContent) -> str:
    """Give the page's Markdown.

    Parameters
    ----------
    content : CourseContent
        The whole course, as the checks read it.
    """
    modules = sorted(content.modules, key=lambda module: module.number)
    parts = (_module_part(coverage(module, content)) for module in modules)
    return "\n\n".join(["# Objectives", MADE, ABOUT, *parts]) + "\n"


def _module_part(covered: Coverage) -> str:
    module = covered.module
    folder = module.folder.removeprefix("course/")
    head = f"## {module.number}. {escape(str(module.fields['title']))}"
    lines = [
        f"- **{escape(text)}** {_places(covered.taught_in(name))} "
        f"{_tested(covered.questions_on(name))}"
        for name, text in module.objectives.items()
    ]
    return "\n".join([head, "", f"[The module](../{folder}/index.md)", "", *lines])


def _places(notebooks: Iterable[Notebook]) -> str:
    links = [f"[{_title(each)}](../{each.path.removeprefix('course/')})" for each in notebooks]
    return f"Taught in {', '.join(links)}." if links else "Not taught yet."


def _tested(count: int) -> str:
    if count == 0:
        return "No graded question yet."
    return "1 graded question." if count == 1 else f"{count} graded questions."


def _title(notebook: Notebook) -> str:
    first = str(notebook.document["cells"][0]["source"]).partition("\n")[0]
    return escape(first.removeprefix("# ").strip())
