"""The export panel: what the plan lacks, and its documents, beside the plan and as downloads."""

import base64
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.engagement import markdown, word
from ngos_and_co.engagement.board_plan import PlanNotReady, board_plan
from ngos_and_co.engagement.document import Document
from ngos_and_co.engagement.memorandum import memorandum
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.plan_file import PlanFile, PlanFileError
from ngos_and_co.engagement.reading_widget import ReadingWidget
from ngos_and_co.engagement.terms import is_partnership
from ngos_and_co.engagement.views import EXPORT, EXPORT_TITLE

PLAN_NAME = "engagement-plan"
MEMORANDUM_NAME = "memorandum"


@attrs.frozen
class Format:
    """A kind of file.

    Attributes
    ----------
    suffix, media_type : str
    write : callable
        From a document and a path to nothing.
    """

    suffix: str
    media_type: str
    write: Callable[[Document, Path], None]


FORMATS = {
    "word": Format(
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        word.write_document,
    ),
    "markdown": Format(".md", "text/markdown", markdown.write_document),
}


def export(plan: EngagementPlan, folder: Path, kind: Format, on: date) -> tuple[Path, ...]:
    """Write a plan, and the memorandum where a partnership is wanted.

    Returns
    -------
    tuple of Path
        The files; the plan's is the first.

    Raises
    ------
    PlanNotReady
        While a risk to workers is unanswered.
    OSError
        If a file cannot be written.
    """
    documents = {PLAN_NAME: board_plan(plan, on)}
    if is_partnership(plan.terms):
        documents[MEMORANDUM_NAME] = memorandum(plan, on)
    paths = {name: folder / f"{name}{kind.suffix}" for name in documents}
    for name, document in documents.items():
        kind.write(document, paths[name])
    return tuple(paths.values())


class ExportWidget(ReadingWidget):
    """The panel on a plan file.

    Parameters
    ----------
    plan_file : PlanFile
    """

    def __init__(self, plan_file: PlanFile) -> None:
        super().__init__(EXPORT, EXPORT_TITLE, plan_file)

    def act(self, message: dict[str, Any]) -> dict[str, Any] | None:
        """Write a document."""
        kind = FORMATS.get(str(message.get("format")))
        return self._export(kind) if message.get("ask") == "export" and kind is not None else None

    def _export(self, kind: Format) -> dict[str, Any]:
        # Nothing may escape from here: an exception in a comm ends in a log that no trainee reads.
        try:
            plan, notice = self.plan_file.open()
            self.show(plan)
            paths = export(plan, self.plan_file.path.parent, kind, date.today())
            content = paths[0].read_bytes()
        except (PlanNotReady, PlanFileError) as error:
            return {"error": str(error)}
        except OSError as error:
            folder = self.plan_file.path.parent.name
            return {
                "error": f"Nothing is written: '{folder}' cannot be written to ({error.strerror}). "
                "Check that the disk is not full and that the file is not open elsewhere."
            }
        names = " and ".join(f"{each.parent.name}/{each.name}" for each in paths)
        said = f"Written: {names}. '{paths[0].name}' is also among your downloads. {notice or ''}"
        return {
            "said": said.strip(),
            "name": paths[0].name,
            "type": kind.media_type,
            "base64": base64.b64encode(content).decode("ascii"),
        }
