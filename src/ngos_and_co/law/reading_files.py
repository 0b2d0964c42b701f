"""Read a description of a company from a YAML or JSON file."""

from pathlib import Path
from typing import Any

from ngos_and_co.law.company import InvalidCompany
from ngos_and_co.questions.yaml_document import YamlError, load_mapping

MOST_BYTES = 1_000_000
"""More than any description; more is no description."""


def document_in(path: Path) -> dict[Any, Any]:
    """Give the description in a file. JSON is read as the YAML that it is too.

    Raises
    ------
    InvalidCompany
        If the file holds none; the message says where and why.
    OSError
        If it cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        raise InvalidCompany([f"{path} is larger than 1 MB. Give the description of one company."])
    try:
        return load_mapping(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise InvalidCompany([f"{path} is no text in UTF-8. Save it as such."]) from None
    except YamlError as error:
        raise InvalidCompany([f"{path} cannot be read as YAML or JSON. {error}"]) from None
