"""Turn the HTML of other platforms into the Markdown of a question.

Kept are the marks that a question may have (:mod:`ngos_and_co.questions.markdown`); of others only the text
stays.
"""

import re
from html.parser import HTMLParser

ANYWHERE = re.compile(r"[\\`*_\[\]<|~]|&(?=#?\w+;)")
AT_A_LINE_S_START = re.compile(r"^([-+#>=]|\d+(?=[.)]))", re.MULTILINE)
"""What begins a list, a heading, a quotation or a rule."""
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "s": "~~", "del": "~~", "strike": "~~"}
HEADINGS = {f"h{level}": "#" * max(level, 3) + " " for level in range(1, 7)}
PARAGRAPHS = frozenset({"p", "div", "section", "article", "blockquote", "pre", *HEADINGS})
DROPPED = frozenset({"script", "style", "head", "title"})
SPACES = re.compile(r"[ \t\n\r\f]+")


def markdown_from_html(source: str) -> str:
    """Give HTML as Markdown.

    Parameters
    ----------
    source : str
        HTML as Moodle stores it; a text without tags is HTML too.

    Returns
    -------
    str
        Blocks divided by blank lines. Every sign that Markdown would take for a mark is escaped.
    """
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.markdown()


def has_pictures(source: str) -> bool:
    """Tell whether HTML shows pictures, which a question cannot."""
    return bool(re.search(r"<(?:img|svg|video|audio|object|iframe)\b", source, re.IGNORECASE))


class _Reader(HTMLParser):
    """Collects blocks of Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str] = []
        self._text = ""
        self._prefix = ""
        self._lists: list[int | None] = []
        self._addresses: list[str] = []
        self._rows: list[list[str]] = []
        self._in_item = False
        self._dropping = 0
        self._verbatim = ""
        self._quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in DROPPED:
            self._dropping += 1
        elif tag in MARKS and not self._verbatim:
            self._text += MARKS[tag]
        elif tag in {"code", "pre"} and not self._verbatim:
            self._begin_verbatim(tag)
        elif tag == "br":
            self._text += "\\\n"
        elif tag == "a":
            address = dict(attrs).get("href") or ""
            self._addresses.append(address)
            self._text += "[" if address else ""
        elif tag in {"ul", "ol"}:
            self._end_block()
            self._lists.append(int(dict(attrs).get("start") or 1) if tag == "ol" else None)
        elif tag == "li":
            self._begin_item()
        elif tag == "hr":
            self._end_block()
            self._blocks.append("---")
        elif tag == "tr":
            self._rows.append([])
        elif tag == "table":
            self._end_block()
        elif tag in {"td", "th"}:
            self._text = ""
        elif tag in PARAGRAPHS and not self._rows and not (self._in_item and not self._text):
            self._end_block()
            self._prefix = HEADINGS.get(tag, "")
            self._quotes += tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        if tag in DROPPED:
            self._dropping = max(0, self._dropping - 1)
        elif tag in MARKS and not self._verbatim:
            self._text += MARKS[tag]
        elif tag == self._verbatim:
            self._end_verbatim()
        elif tag == "a" and self._addresses:
            address = self._addresses.pop()
            self._text += f"](<{address}>)" if address else ""
        elif tag in {"ul", "ol"} and self._lists:
            self._end_block()
            self._lists.pop()
        elif tag == "li":
            self._end_block()
            self._in_item = False
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append(" ".join(self._text.split()))
            self._text = ""
        elif tag == "table":
            self._end_table()
        elif tag in PARAGRAPHS and not self._rows and not self._in_item:
            self._end_block()
            self._quotes = max(0, self._quotes - (tag == "blockquote"))

    def handle_data(self, data: str) -> None:
        if self._dropping:
            return
        if self._verbatim:
            self._text += data
            return
        folded = SPACES.sub(" ", data)
        if not self._text or self._text.endswith("\n"):
            folded = folded.lstrip(" ")
        self._text += ANYWHERE.sub(r"\\\g<0>", folded)

    def markdown(self) -> str:
        """Give what was read."""
        self._end_block()
        text = "\n\n".join(self._blocks)
        text = re.sub(r"(?m)^(> .*)\n\n(?=> )", r"\1\n>\n", text)
        return re.sub(r"(?m)^(\s*(?:- |\d+\. ).*)\n\n(?=\s*(?:- |\d+\. ))", r"\1\n", text)

    def _begin_item(self) -> None:
        self._end_block()
        self._in_item = True
        depth = "  " * max(0, len(self._lists) - 1)
        number = self._lists[-1] if self._lists else None
        self._prefix = f"{depth}- " if number is None else f"{depth}{number}. "
        if self._lists and number is not None:
            self._lists[-1] = number + 1

    def _begin_verbatim(self, tag: str) -> None:
        if tag == "pre":
            self._end_block()
        else:
            self._text += "`"
        self._verbatim = tag

    def _end_verbatim(self) -> None:
        if self._verbatim == "pre":
            self._blocks.append("\n".join(["```", self._text.strip("\n"), "```"]))
            self._text = ""
        else:
            self._text += "`"
        self._verbatim = ""

    def _end_block(self) -> None:
        text = self._text.strip(" \n\t").removesuffix("\\").rstrip()
        if text:
            block = self._prefix + AT_A_LINE_S_START.sub(_not_a_mark, text)
            quote = "> " * self._quotes
            self._blocks.append("\n".join(f"{quote}{line}" for line in block.split("\n")))
            self._prefix = ""
        self._text = ""

    def _end_table(self) -> None:
        rows, self._rows, self._text = [row for row in self._rows if row], [], ""
        if not rows:
            return
        width = max(map(len, rows))
        lines = [[*row, *[""] * (width - len(row))] for row in rows]
        lines.insert(1, ["---"] * width)
        self._blocks.append("\n".join(f"| {' | '.join(line)} |" for line in lines))


def _not_a_mark(match: re.Match[str]) -> str:
    # A number's point or bracket is escaped, for a digit cannot be.
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"
