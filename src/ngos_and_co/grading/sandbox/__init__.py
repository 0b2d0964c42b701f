"""Run a trainee's notebook again, so that nothing in it can touch anything else.

A warm process with pandas and IPython loaded lives in a bubblewrap: no network, a read-only system, none of
the grader's files or environment. For each notebook it forks a child, which makes namespaces of its own,
mounts an empty private folder of bounded size, gives up all privileges, and refuses itself every system
call that a notebook does not need, other processes among them. The child runs the code cells in an IPython
shell, without sockets and without a Jupyter kernel. Only two things come out: what the cells show, as lines
of JSON, and the file of answers that ``answer()`` left; both are read as data, within limits.
"""

from ngos_and_co.grading.sandbox.kernels import (
    UNCONFINED_VARIABLE,
    WarmKernels,
    run_notebook,
    warm_kernels,
)
from ngos_and_co.grading.sandbox.limits import SandboxLimits
from ngos_and_co.grading.sandbox.outcome import SandboxOutcome, SandboxRun

__all__ = [
    "UNCONFINED_VARIABLE",
    "SandboxLimits",
    "SandboxOutcome",
    "SandboxRun",
    "WarmKernels",
    "run_notebook",
    "warm_kernels",
]
