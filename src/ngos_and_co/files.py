"""Write files so that nothing is ever half written."""

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: bytes, *, makes_folder: bool = True) -> None:
    """Write a file so that there is either the former one or the new one, and never half of it.

    Parameters
    ----------
    path : Path
    content : bytes
    makes_folder : bool
        Whether a folder that is not there is made, or is an error.

    Raises
    ------
    OSError
        If it cannot be written; the former file is then as it was.
    """
    if makes_folder:
        path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # as any file of the user's; a temporary one is private
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
