import base64
import re
from html import escape
from typing import Any

import altair
import pandas
import pytest
from IPython.core.interactiveshell import InteractiveShell

from ngos_and_co import data
from ngos_and_co.charts import FigureError, LiveFigure, figure, source_text, svg
from ngos_and_co.charts.figures import VEGA_LITE
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE

ALT = "Bars: 25 victims in 2019 and 17 in 2020."
CAPTION = "Detected victims in Poland."
TABLE = pandas.DataFrame(
    {"year": ["2019", "2020"], "persons": [25, 17], "source": "unodc-glotip", "confidence": "read"}
)


@pytest.fixture(params=["static", "live"])
def output(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "static":
        monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")
    else:
        monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)


def chart(table: pandas.DataFrame = TABLE) -> altair.Chart:
    return altair.Chart(table).mark_bar().encode(x="year:O", y="persons:Q")


def make(**changes: Any) -> Any:  # noqa: ANN401
    return figure(**{"chart": chart(), "alt": ALT, "caption": CAPTION, "table": TABLE, **changes})


def picture(markup: str) -> str:
    found = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', markup)
    assert found is not None
    return base64.b64decode(found[1]).decode()


@pytest.mark.usefixtures("output")
@pytest.mark.parametrize("alt", ["", "   ", "a chart", "Bars of victims"])
def test_a_figure_without_alt_text_that_helps_is_refused(alt: str) -> None:
    with pytest.raises(FigureError, match="no alt text that helps"):
        make(alt=alt)


def test_a_figure_without_a_caption_is_refused() -> None:
    with pytest.raises(FigureError, match="has no caption"):
        make(caption=" ")


def test_a_figure_without_a_source_is_refused() -> None:
    with pytest.raises(FigureError, match="has no source"):
        make(table=TABLE.drop(columns="source"))
    with pytest.raises(FigureError, match="has no source"):
        make(source=" ")


@pytest.mark.usefixtures("output")
def test_the_figure_has_picture_source_and_table() -> None:
    markup = make().markup
    assert f'<img alt="{ALT}"' in markup
    assert "Source: United Nations Office on Drugs and Crime (UNODC), Global Report" in markup
    assert "<details><summary>Table behind this figure</summary>" in markup
    assert '<th scope="row">2019</th>' in markup
    assert "<svg" in picture(markup)


@pytest.mark.usefixtures("output")
def test_nothing_in_a_figure_runs_or_asks_another_host() -> None:
    markup = make().markup
    assert "<script" not in markup
    addresses = set(re.findall(r"https?://[^\"' )<]+", markup + picture(markup)))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_the_source_line_says_how_sure_the_figures_are() -> None:
    assert "How sure" not in make().markup
    doubtful = TABLE.assign(confidence=["read", "uncertain"])
    assert "How sure: partly uncertain because sources disagree." in make(table=doubtful).markup
    own = make(table=doubtful, confidence="The second year is provisional.").markup
    assert "The second year is provisional." in own
    assert "How sure" not in own


def test_a_named_source_goes_before_the_table_s() -> None:
    markup = make(source=["walk-free-gsi-2023", "our own count"]).markup
    assert (
        "Source: Walk Free, Global Slavery Index 2023, country estimates (2023); our own count."
        in markup
    )
    assert "UNODC" not in re.sub(r"<details>.*", "", markup)


def test_a_table_s_attributes_are_its_source_if_nothing_else_is() -> None:
    table = TABLE.drop(columns=["source", "confidence"])
    table.attrs = {"source": "Eurostat"}
    assert "Source: Eurostat." in make(table=table).markup


@pytest.mark.usefixtures("output")
def test_alt_text_and_caption_are_no_markup() -> None:
    markup = make(alt='Bars "up" & <down> for ever', caption="Fewer <b>than</b> before").markup
    assert 'alt="Bars &quot;up&quot; &amp; &lt;down&gt; for ever"' in markup
    assert "<b>" not in markup


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert svg(chart()) == svg(chart())


def test_the_house_style_is_drawn_and_a_chart_s_own_goes_first() -> None:
    assert 'fill="#0072b2"' in svg(chart())
    assert "Helvetica, Arial" in svg(chart())
    own = chart().configure_bar(color="#123456")
    assert 'fill="#123456"' in svg(own)
    assert "Helvetica, Arial" in svg(own)


def test_a_chart_that_a_phone_would_shrink_too_far_is_refused() -> None:
    with pytest.raises(FigureError, match=r"smallest text of this chart would be .* on a phone"):
        make(chart=chart().properties(width=900))


def test_text_that_is_too_small_is_refused() -> None:
    with pytest.raises(FigureError, match="smallest text"):
        make(chart=chart().configure_axis(labelFontSize=7))


def test_a_static_figure_is_plain_html(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")
    assert not isinstance(make(), LiveFigure)


def displayed(shown: object, capture: list[dict[str, Any]]) -> list[dict[str, Any]]:
    shell = InteractiveShell.instance()
    former = shell.display_pub.publish

    def publish(data: dict[str, Any], metadata: Any = None, **_rest: Any) -> None:  # noqa: ANN401
        capture.append({"data": data, "metadata": metadata})

    shell.display_pub.publish = publish
    try:
        shown._ipython_display_()  # type: ignore[attr-defined]
    finally:
        shell.display_pub.publish = former
    return capture


def test_a_live_figure_shows_the_chart_then_caption_and_table(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    live = make()
    assert isinstance(live, LiveFigure)
    first, second = displayed(live, [])
    specification = first["data"][VEGA_LITE]
    assert specification["description"] == ALT
    assert specification["config"]["background"] == "#ffffff"
    assert "$schema" not in specification
    assert first["data"]["image/svg+xml"].startswith("<svg")
    assert first["data"]["text/plain"] == ALT
    assert first["metadata"][VEGA_LITE]["embed_options"]["actions"] is False
    assert "Table behind this figure" in second["data"]["text/html"]
    assert "<img" not in second["data"]["text/html"]


def test_a_source_is_written_as_a_reader_meets_it() -> None:
    assert source_text("walk-free-gsi-2023").endswith("(2023)")
    assert source_text("iso-3166").startswith("International Organization for Standardization, ISO")
    assert source_text("a report of our own") == "a report of our own"


@pytest.mark.parametrize("name", ["us_tiers", "illegal_profits", "knowthechain_averages"])
def test_a_table_of_the_course_brings_its_sources(name: str) -> None:
    table = data.load(name).head(5)
    markup = figure(
        altair.Chart(pandas.DataFrame({"x": ["a"], "y": [1]})).mark_bar().encode(x="x:N", y="y:Q"),
        alt="A bar that stands for all others.",
        caption="One bar.",
        table=table,
    ).markup
    for key in table["source"].unique():
        assert escape(source_text(key).split(",")[0]) in markup
