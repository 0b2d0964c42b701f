"""The Sphinx extension of the course's book: our assets in, other hosts out."""

from hashlib import sha256
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from ngos_and_co.book.assets import SCRIPT, STYLESHEETS, book_assets
from ngos_and_co.book.pages import settle_page
from ngos_and_co.files import write_atomically

MAGIC_LEXER = "ipython3"


def provide_assets(app: Sphinx, config: Config) -> None:
    """Put our assets where Sphinx finds them; not in ``_static``, which Jupyter Book takes for its own."""
    folder = Path(app.doctreedir).parent / "ngos-assets"
    assets = book_assets()
    config.ngos_assets = sha256(b"".join(assets.values())).hexdigest()
    for path, content in assets.items():
        target = folder / path
        if not target.is_file() or target.read_bytes() != content:
            write_atomically(target, content)
    config.html_static_path.append(str(folder))


def mark_magic_cells(_app: Sphinx, document: nodes.document, _name: str) -> None:
    """Let a shown cell that begins with a magic be highlighted as what it is: plain Python fails on it."""
    for block in document.findall(nodes.literal_block):
        if block.astext().startswith("%%"):
            block["language"] = MAGIC_LEXER


def settle_pages(app: Sphinx, error: Exception | None) -> None:
    """Set right each page that was written."""
    if error is not None or app.builder.format != "html":
        return
    for path in Path(app.outdir).rglob("*.html"):
        if "_static" in path.relative_to(app.outdir).parts:
            continue
        page = path.read_text(encoding="utf-8")
        settled = settle_page(page)
        if settled != page:
            write_atomically(path, settled.encode())


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    # Pages are written again when an asset has changed: their addresses carry its checksum.
    app.add_config_value("ngos_assets", "", "html", str)
    app.connect("config-inited", provide_assets)
    app.connect("doctree-resolved", mark_magic_cells)
    app.connect("build-finished", settle_pages)
    app.add_js_file(SCRIPT, loading_method="defer")
    for stylesheet in STYLESHEETS:
        app.add_css_file(stylesheet)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
