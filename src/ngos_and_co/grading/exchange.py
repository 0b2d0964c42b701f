"""How an assignment reaches the exchange, from which trainees fetch it."""

from collections.abc import Mapping
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseAssignment

from ngos_and_co.grading.files import GENERATED_ONLY, read_files
from ngos_and_co.grading.leaks import find_leaks
from ngos_and_co.grading.problems import ReleaseRefused


class ReleaseAssignment(ExchangeReleaseAssignment):  # type: ignore[misc]
    """nbgrader's step, which gives trainees nothing but what the release made.

    Stock nbgrader copies the whole folder: also the answers of someone who tried the exercise there.
    """

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        """Copy the folder, but for answers and kept files, after a last look for leaks."""
        coursedir = self.coursedir
        source = coursedir.format_path(
            coursedir.source_directory, student_id=".", assignment_id=coursedir.assignment_id
        )
        if leaks := find_leaks(read_files(Path(source)), self._to_release(Path(src))):
            self.fail(str(ReleaseRefused(leaks)))
        ignored = coursedir.ignore
        coursedir.ignore = [*ignored, *GENERATED_ONLY]
        try:
            super().do_copy(src, dest, log=log)
        finally:
            coursedir.ignore = ignored

    def _to_release(self, folder: Path) -> Mapping[str, bytes]:
        return read_files(folder, ignored=[*self.coursedir.ignore, *GENERATED_ONLY])
