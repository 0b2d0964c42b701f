import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.charts import FigureError, Html, html_table, number_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10793, "10,793"),
        (43.8, "43.8"),
        (0, "0"),
        (0.126, "0.13"),
        (-1234.5, "\u22121,234.5"),
        (1000000, "1,000,000"),
        (100.0, "100"),
    ],
)
def test_numbers_are_written_as_people_read_them(value: float, text: str) -> None:
    assert number_text(value) == text


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_can_be_read_back(value: int) -> None:
    assert int(number_text(value).replace(",", "").replace("\u2212", "-")) == value


def test_a_table_says_what_its_rows_and_columns_are() -> None:
    frame = pandas.DataFrame({"country": ["Poland"], "detected_victims": [25]})
    markup = html_table(frame, "Victims in 2019").markup
    assert "<caption>Victims in 2019</caption>" in markup
    assert '<th scope="col">Detected victims</th>' in markup
    assert '<th scope="row">Poland</th>' in markup
    assert '<td class="ngos-number">25</td>' in markup
    assert 'role="region" tabindex="0"' in markup


def test_what_is_missing_reads_as_not_published() -> None:
    frame = pandas.DataFrame(
        {
            "country": ["Poland", "Czechia"],
            "persons": pandas.array([25, None], dtype="Int64"),
            "rate": [None, 1.2],
        }
    )
    markup = html_table(frame, "Rates").markup
    assert markup.count("not published") == 2
    assert '<td class="ngos-number ngos-missing">not published</td>' in markup
    assert "nan" not in markup


def test_years_have_no_comma_and_truth_has_words() -> None:
    frame = pandas.DataFrame({"publication_year": [2019], "persons": [2019], "hidden": [True]})
    markup = html_table(frame, "Years").markup
    assert '<th scope="row">2019</th>' in markup
    assert ">2,019</td>" in markup
    assert "<td>yes</td>" in markup


def test_a_named_index_is_a_column_and_an_unnamed_one_is_not() -> None:
    frame = pandas.DataFrame({"persons": [25]}, index=["PL"])
    assert "PL" not in html_table(frame, "One").markup
    frame.index.name = "country"
    assert '<th scope="row">PL</th>' in html_table(frame, "One").markup


def test_text_of_a_table_is_no_markup() -> None:
    frame = pandas.DataFrame({"<b>": ["<script>alert(1)</script>"]})
    markup = html_table(frame, 'The "best" & <worst>').markup
    assert "<script>" not in markup
    assert "<b>" not in markup
    assert 'aria-label="The &quot;best&quot; &amp; &lt;worst&gt;"' in markup


def test_a_table_without_a_caption_is_refused() -> None:
    with pytest.raises(FigureError, match="say in one line what it shows"):
        html_table(pandas.DataFrame({"a": [1]}), " ")


def test_a_piece_of_a_page_shows_as_html_and_reads_as_text() -> None:
    piece = Html("<p>Seen</p>", "Said")
    assert piece._repr_html_() == str(piece) == "<p>Seen</p>"
    assert repr(piece) == "Said"
