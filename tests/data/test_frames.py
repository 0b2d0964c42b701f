import subprocess
import sys

import pandas
import pytest

from ngos_and_co import data

NAMES = [table.name for table in data.catalog()]
KINDS = {"integer": "Int64", "number": "float64", "boolean": "bool", "string": "str"}


@pytest.mark.parametrize("name", NAMES)
def test_each_column_has_its_type(name: str) -> None:
    frame = data.load(name)
    table = data.table(name)
    assert tuple(frame.columns) == table.field_names
    assert [str(kind) for kind in frame.dtypes] == [
        KINDS[field.type_name] for field in table.fields
    ]


@pytest.mark.parametrize("name", NAMES)
def test_each_cell_is_what_the_file_says(name: str) -> None:
    frame = data.load(name)
    texts = data.rows(name)
    assert len(frame) == len(texts) > 0
    for field in data.table(name).fields:
        found = list(frame[field.name])
        written = [row[field.name] for row in texts]
        if field.type_name in ("integer", "number"):
            assert [pandas.isna(value) for value in found] == [text == "" for text in written]
            assert [float(value) for value in found if not pandas.isna(value)] == [
                float(text) for text in written if text
            ]
        elif field.type_name == "boolean":
            assert found == [text == "true" for text in written]
        else:
            assert found == written


@pytest.mark.parametrize("name", NAMES)
def test_a_table_carries_its_source_and_licence(name: str) -> None:
    attributes = data.load(name).attrs
    assert set(attributes) == {"title", "source", "licence", "date", "description"}
    assert all(attributes.values())


def test_what_is_hidden_is_missing_and_not_zero() -> None:
    detected = data.load("detected_victims")
    assert detected.loc[detected["suppressed"], "value"].isna().all()
    assert detected["suppressed"].any()


def test_an_own_change_does_not_change_the_table() -> None:
    frame = data.load("illegal_profits")
    frame["value"] = 0.0
    assert data.load("illegal_profits")["value"].min() > 0


def test_reading_plain_rows_needs_no_pandas() -> None:
    program = (
        "import sys; from ngos_and_co import data; data.rows('sources'); data.catalog(); "
        "assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_an_unknown_table_is_a_sentence() -> None:
    with pytest.raises(data.UnknownTable, match="no table named 'profits'"):
        data.load("profits")
