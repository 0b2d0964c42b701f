import shutil
from pathlib import Path

import pytest
import yaml
from docutils import nodes
from docutils.utils import new_document

from ngos_and_co.book.build import BookError, build_book, documents_of, missing_pages
from ngos_and_co.book.sphinx_extension import mark_magic_cells
from tests.book.small_book import write_small_book


def test_the_documents_of_a_table_of_contents_are_listed_in_order() -> None:
    contents = yaml.safe_load(
        "root: a\nparts:\n- chapters:\n  - file: b\n    sections:\n    - file: c\n- chapters:\n  - file: d\n"
    )
    assert documents_of(contents) == ["a", "b", "c", "d"]


def test_a_page_that_was_not_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: a\nchapters:\n- file: b\n")
    (tmp_path / "index.html").touch()
    (tmp_path / "a.html").touch()
    assert missing_pages(tmp_path, tmp_path) == ["The page b.html was not written."]


@pytest.fixture(scope="module")
def small_book(tmp_path_factory: pytest.TempPathFactory, course_root: Path) -> Path:
    folder = tmp_path_factory.mktemp("book")
    write_small_book(folder, course_root)
    return build_book(folder)


@pytest.mark.slow
def test_a_lesson_shows_its_questions_and_hides_their_text(small_book: Path) -> None:
    page = (small_book / "course" / "modules" / "lesson.html").read_text("utf-8")
    assert page.count('class="ngos-question"') == 5
    assert "%%question" not in page
    assert "load_ext" not in page
    assert "counted" in page


@pytest.mark.slow
def test_a_page_is_light(small_book: Path) -> None:
    page = (small_book / "course" / "modules" / "lesson.html").read_text("utf-8")
    for heavy in ("fontawesome.js", "thebe", "mathjax", "require"):
        assert heavy not in page.lower()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "complaint"),
    [("[gone](modules/gone.md)", "gone"), ("[gone](modules/lesson.ipynb#nowhere)", "nowhere")],
)
def test_a_warning_is_an_error_that_names_the_place(
    tmp_path: Path, course_root: Path, text: str, complaint: str
) -> None:
    write_small_book(tmp_path, course_root, text=text)
    with pytest.raises(BookError, match=complaint) as caught:
        build_book(tmp_path)
    assert "index.md" in str(caught.value)


@pytest.mark.slow
def test_a_picture_from_another_host_is_refused(tmp_path: Path, course_root: Path) -> None:
    write_small_book(
        tmp_path, course_root, text='<img alt="x" src="https://counter.example/1.gif">'
    )
    with pytest.raises(BookError, match=r"course/index.html would ask another host"):
        build_book(tmp_path)


@pytest.mark.slow
def test_a_changed_stylesheet_reaches_the_pages_of_a_book_that_was_built_before(
    tmp_path: Path, course_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_small_book(tmp_path, course_root)
    package = tmp_path / "changed" / "ngos_and_co"
    shutil.copytree(course_root / "src" / "ngos_and_co", package)
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    built = build_book(tmp_path) / "_static" / "ngos" / "book.css"
    stylesheet = package / "book" / "static" / "book.css"
    stylesheet.write_text(stylesheet.read_text("utf-8") + "\n/* changed */\n", "utf-8")
    build_book(tmp_path)
    assert built.read_text("utf-8").endswith("/* changed */\n")


def test_a_cell_that_begins_with_a_magic_is_no_plain_python() -> None:
    document = new_document("page")
    for text in ("%%question\nid: one", "1 % 2"):
        document += nodes.literal_block(text, text, language="python")
    mark_magic_cells(None, document, "page")  # type: ignore[arg-type]
    assert [block["language"] for block in document.children] == ["ipython3", "python"]  # type: ignore[index]
