"""The scripts and stylesheets of our own that every page of the book loads."""

from collections.abc import Mapping
from importlib.resources import files

from ngos_and_co.law.export import page_script, page_stylesheet
from ngos_and_co.questions.scripts import question_script, question_stylesheet

FOLDER = "ngos"
SCRIPT = f"{FOLDER}/question.js"
STYLESHEETS = (f"{FOLDER}/question.css", f"{FOLDER}/course.css", f"{FOLDER}/book.css")
MODULE_EXPORT = "export default "


def book_assets() -> Mapping[str, bytes]:
    """Give the files by their path below the book's static folder."""
    package = files("ngos_and_co")
    return {
        SCRIPT: classic_script(question_script()).encode(),
        f"{FOLDER}/question.css": question_stylesheet().encode(),
        f"{FOLDER}/course.css": (package / "lab" / "static" / "course.css").read_bytes(),
        # Only the finder's page loads these two.
        f"{FOLDER}/law-finder.js": page_script().encode(),
        f"{FOLDER}/law-finder.css": page_stylesheet().encode(),
        f"{FOLDER}/book.css": (package / "book" / "static" / "book.css").read_bytes(),
    }


def classic_script(module: str) -> str:
    """Turn the questions' ES module into a script that also runs where a page is opened as a file.

    Browsers load no module from ``file://``, and the book may be handed on by USB stick.

    Parameters
    ----------
    module : str
        An ES module without imports, whose one export is its last statement.

    Raises
    ------
    ValueError
        If it has imports, or not just one export.
    """
    if module.count(MODULE_EXPORT) != 1 or "\nimport " in module:
        raise ValueError("question.js is no longer a module with one export and no import.")
    body = module.replace(MODULE_EXPORT, "const ngosQuestion = ")
    return f"(() => {{\n{body}\nngosQuestion.upgrade(document);\n}})();\n"
