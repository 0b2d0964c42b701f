"""The last step of the course: the plan becomes the answer to a question of an assignment."""

from typing import Any

from ngos_and_co.engagement.board_plan import PlanNotReady
from ngos_and_co.engagement.completeness import export_gaps
from ngos_and_co.engagement.plan_file import PlanFile, PlanFileError
from ngos_and_co.engagement.reading import as_document
from ngos_and_co.engagement.reading_widget import ReadingWidget
from ngos_and_co.engagement.views import HAND_IN, HAND_IN_TITLE
from ngos_and_co.questions.hand_over import hand_over
from ngos_and_co.questions.session import Session


class HandInWidget(ReadingWidget):
    """What the plan lacks, and the button that hands it over.

    Parameters
    ----------
    question_id : str
        Of a question of type ``plan`` in the same notebook.
    plan_file : PlanFile
    session : Session
        Of the kernel: it keeps the answers.
    """

    def __init__(self, question_id: str, plan_file: PlanFile, session: Session) -> None:
        self._question_id = question_id
        self._session = session
        super().__init__(HAND_IN, HAND_IN_TITLE, plan_file)

    def act(self, message: dict[str, Any]) -> dict[str, Any] | None:
        """Hand the plan over as it is on disk."""
        if message.get("ask") != HAND_IN:
            return None
        try:
            plan, notice = self.plan_file.open()
            self.show(plan)
            if blocking := export_gaps(plan):
                raise PlanNotReady(blocking)
        except (PlanNotReady, PlanFileError) as error:
            return {"error": str(error)}
        handed_over = hand_over(self._session, self._question_id, as_document(plan))
        if not handed_over.is_accepted:
            return {"error": handed_over.text}
        return {"said": f"{handed_over.text} {notice or ''}".strip()}
