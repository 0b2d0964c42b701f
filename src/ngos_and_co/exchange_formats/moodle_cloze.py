"""Gaps in Moodle's notation for embedded answers: ``{1:SHORTANSWER:=form~%50%form#feedback}``.

See 'Embedded Answers (Cloze) question type' in Moodle's documentation, docs.moodle.org.
"""

import html
import re

import attrs

from ngos_and_co.exchange_formats.moodle_question import ANYTHING, MoodleAnswer

SPECIAL = re.compile(r"[}#~/\"\\]")
GAP = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^\\}])*)\}", re.DOTALL)
TYPED = frozenset({"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"})
MENU = frozenset(
    {"MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH"}
    | {"MULTICHOICE_S", "MCS", "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"}
)
ANSWER = re.compile(r"(=|%-?\d+(?:\.\d*)?%)?(.*)", re.DOTALL)


@attrs.frozen
class ClozeGap:
    """A gap.

    Attributes
    ----------
    is_menu : bool
    answers : tuple of MoodleAnswer
        Texts are plain, feedback is HTML.
    """

    is_menu: bool
    answers: tuple[MoodleAnswer, ...]


def write_gap(gap: ClozeGap) -> str:
    """Write a gap as it stands in a question's HTML."""
    kind = "MULTICHOICE" if gap.is_menu else "SHORTANSWER"
    return f"{{1:{kind}:{'~'.join(map(_write_answer, gap.answers))}}}"


def _write_answer(answer: MoodleAnswer) -> str:
    text = ANYTHING if answer.text == ANYTHING else _escape(html.escape(answer.text, quote=False))
    mark = "=" if answer.share == 1 else f"%{answer.share * 100:.5g}%" if answer.share else ""
    return f"{mark}{text}#{_escape(answer.feedback)}" if answer.feedback else f"{mark}{text}"


def _escape(text: str) -> str:
    escaped = SPECIAL.sub(r"\\\g<0>", text)
    # At the beginning these would be read as what the answer earns.
    return f"&#{ord(escaped[0])};{escaped[1:]}" if escaped[:1] in {"=", "%"} else escaped


def read_gap(kind: str, body: str) -> ClozeGap | None:
    """Read a gap's kind and body; None if it is of a kind that we do not have."""
    if kind not in TYPED | MENU:
        return None
    answers = []
    for each in _split(body, "~"):
        mark, rest = ANSWER.fullmatch(each).groups()  # type: ignore[union-attr]
        text, *feedback = _split(rest, "#")
        share = 1.0 if mark == "=" else float(mark.strip("%")) / 100 if mark else 0.0
        plain = html.unescape(_unescape(text)).strip()
        answers.append(MoodleAnswer(plain, share, _unescape("#".join(feedback))))
    return ClozeGap(kind in MENU, tuple(answers))


def _split(text: str, sign: str) -> list[str]:
    """Divide a text at a sign, where no backslash stands before it and it begins no character reference."""
    parts, current, escaped = [], "", False
    for letter in text:
        if letter == sign and not escaped and not (sign == "#" and current.endswith("&")):
            parts.append(current)
            current = ""
        else:
            current += letter
        escaped = letter == "\\" and not escaped
    return [*parts, current]


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
