"""An IPython shell that runs cells as a kernel does, and needs neither sockets nor threads."""

from collections.abc import Mapping
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Any as AnyTrait
from traitlets import Type
from traitlets.config import Config

from ngos_and_co.grading.sandbox.inside.events import EventWriter, plain_bundle


def _events(shell: Any) -> EventWriter:  # noqa: ANN401 (IPython's types know no other shell)
    writer: EventWriter = shell.event_writer
    return writer


class EventPublisher(DisplayPublisher):
    """Writes what ``display()`` shows as events."""

    def publish(self, data: Any, metadata: Any = None, source: Any = None, **others: Any) -> None:  # noqa: ANN401
        """Write one bundle."""
        del metadata, source, others
        _events(self.shell).event("display", data=plain_bundle(data))

    def clear_output(self, wait: bool = False) -> None:
        """Take back what the cell has shown so far."""
        del wait
        _events(self.shell).event("clear")


class EventDisplayHook(DisplayHook):
    """Writes the value of a cell's last line as an event."""

    def write_output_prompt(self) -> None:
        """Write no prompt: the notebook has its own."""

    def write_format_data(self, format_dict: Mapping[str, Any], md_dict: object = None) -> None:
        """Write the value in the forms that it has."""
        del md_dict
        _events(self.shell).event("result", data=plain_bundle(format_dict))

    def finish_displayhook(self) -> None:
        """Write no line end either."""


class NotebookShell(InteractiveShell):
    """The shell of one run."""

    event_writer = AnyTrait()
    display_pub_class = Type(EventPublisher)
    displayhook_class = Type(EventDisplayHook)

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        name = getattr(etype, "__name__", str(etype))
        _events(self).event("error", ename=name, evalue=str(evalue), traceback=list(stb))


def make_shell() -> NotebookShell:
    """Make a shell that keeps no history and starts no thread, so that a process with it can be forked."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    # The richer kinds take many seconds for an endless recursion.
    config.InteractiveShell.xmode = "Plain"
    shell: NotebookShell = NotebookShell.instance(config=config)
    shell.event_writer = EventWriter(2)
    return shell
