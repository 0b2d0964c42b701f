"""Which processes a test has started, and whether they are gone."""

import psutil


def children_of(pid: int) -> list[psutil.Process]:
    """Give a process with all that it started."""
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def wait_until_gone(processes: list[psutil.Process], seconds: float = 10) -> list[psutil.Process]:
    """Give those that still run after a while."""
    _, alive = psutil.wait_procs(processes, timeout=seconds)
    return list(alive)


def running_in(folder: str) -> list[psutil.Process]:
    """Give the processes that belong to a course by its folder in their command line."""
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if any(folder in part for part in process.info["cmdline"] or ())
    ]
