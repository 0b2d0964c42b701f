"""What is set right in every page that Sphinx and its theme have written."""

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

# Scripts that no reader needs: icons come from the stylesheet and its font, and nothing runs in the page.
NEEDLESS = re.compile(r"fontawesome\.js|sphinx-thebe|thebelab|require(\.min)?\.js|mathjax", re.I)
FOREIGN = re.compile(r"^(https?:)?//", re.I)
NEEDLESS_INLINE = re.compile(
    r"THEBE_JS_URL|thebe_selector|requestKernel|kernelName =|MathJax|DOCUMENTATION_OPTIONS\.theme_switcher"
)
DOCTYPE = re.compile(r"^<!DOCTYPE html>\s*")  # each reading adds a line end
LOADING = {"script": "src", "link": "href", "iframe": "src", "img": "src", "source": "src"}
HARMLESS_LINKS = {"canonical", "license", "author", "next", "prev", "search", "index"}


def settle_page(page: str) -> str:
    """Set a page right: it asks nobody, is light, and its landmarks are what they seem.

    Parameters
    ----------
    page : str
        HTML as the theme wrote it. Settling twice changes nothing more.
    """
    soup = BeautifulSoup(page, "html.parser")
    _drop_needless_scripts(soup)
    _name_landmarks(soup)
    _mend_tables(soup)
    return DOCTYPE.sub("<!DOCTYPE html>\n", str(soup))


def foreign_requests(page: str) -> list[str]:
    """List the addresses of other hosts that a browser would ask when it shows a page.

    Links that a reader may choose to follow are not among them.
    """
    soup = BeautifulSoup(page, "html.parser")
    found = []
    for name, attribute in LOADING.items():
        for tag in soup.find_all(name):
            address = str(tag.get(attribute) or "")
            rel = set(tag.get("rel") or ())
            if FOREIGN.match(address) and not (name == "link" and rel and rel <= HARMLESS_LINKS):
                found.append(address)
    found += re.findall(r"""url\(\s*["']?((?:https?:)?//[^"')\s]+)""", page)
    return found


def _drop_needless_scripts(soup: BeautifulSoup) -> None:
    for tag in soup.find_all(["script", "link"]):
        address = str(tag.get("src") or tag.get("href") or "")
        inline = tag.string or ""
        is_foreign_script = tag.name == "script" and FOREIGN.match(address)
        if NEEDLESS.search(address) or is_foreign_script or NEEDLESS_INLINE.search(inline):
            after = tag.next_sibling
            if isinstance(after, NavigableString) and not after.strip():
                after.extract()  # else blank lines are left, which the next reading would fold
            tag.decompose()


def _name_landmarks(soup: BeautifulSoup) -> None:
    """Let every part of the page belong to a landmark, and each landmark have a name of its own."""
    for selector, role, name in (
        ("#pst-skip-link", "navigation", "Skip"),
        ("#pst-primary-sidebar", "navigation", "Course"),
        ("#pst-secondary-sidebar", "complementary", "On this page"),
        (".bd-header-article", "region", "Page tools"),
    ):
        tag = soup.select_one(selector)
        if isinstance(tag, Tag) and not tag.get("role"):
            tag["role"] = role
            tag["aria-label"] = name


def _mend_tables(soup: BeautifulSoup) -> None:
    """Make an ordinary empty cell of a header cell without a word, which announces nothing."""
    for header in soup.find_all("th"):
        if not header.get_text(strip=True) and not header.find("img"):
            header.name = "td"
            header.attrs.pop("scope", None)
