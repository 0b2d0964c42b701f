import pytest

from ngos_and_co.book.pages import foreign_requests, settle_page

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<script src="_static/scripts/fontawesome.js?v=1"></script>
<link rel="preload" as="script" href="_static/scripts/fontawesome.js?v=1"/>
<script>const THEBE_JS_URL = "https://unpkg.com/thebe"; const thebe_selector = ".thebe"</script>
<script src="_static/sphinx-thebe.js"></script>
<script type="text/x-thebe-config">{ requestKernel: true, kernelOptions: { name: "python3" } }</script>
<script>kernelName = 'python3'</script>
<script src="https://cdn.example/mathjax.js"></script>
<script src="_static/doctools.js"></script>
<link rel="stylesheet" href="_static/theme.css"/>
</head><body>
<div id="pst-skip-link"><a href="#main-content">Skip</a></div>
<div id="pst-primary-sidebar">Course</div>
<main id="main-content"><div class="bd-header-article">tools</div>
<table><thead><tr><th></th><th scope="col">Country</th></tr></thead></table>
<a href="https://www.lastradainternational.org/">a link to follow</a></main>
</body></html>"""


def test_scripts_that_no_reader_needs_go_and_the_others_stay() -> None:
    settled = settle_page(PAGE)
    for needless in ("fontawesome", "thebe", "kernel", "mathjax"):
        assert needless not in settled
    for needed in ("doctools.js", "theme.css", "lastradainternational"):
        assert needed in settled


def test_settling_twice_changes_nothing_more() -> None:
    assert settle_page(settle_page(PAGE)) == settle_page(PAGE)


def test_every_part_belongs_to_a_named_landmark() -> None:
    settled = settle_page(PAGE)
    assert '<div aria-label="Course" id="pst-primary-sidebar" role="navigation">' in settled or (
        'id="pst-primary-sidebar" role="navigation" aria-label="Course"' in settled
    )


def test_an_empty_header_cell_is_an_ordinary_cell() -> None:
    assert "<th></th>" not in settle_page(PAGE)
    assert '<th scope="col">Country</th>' in settle_page(PAGE)


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<script src="//cdn.example/a.js"></script>',
        '<link rel="stylesheet" href="https://fonts.example/css"/>',
        '<img alt="" src="http://counter.example/1.gif"/>',
        '<iframe src="https://video.example/1"></iframe>',
        "<style>body { background: url('https://cdn.example/a.png') }</style>",
        '<link rel="preconnect" href="https://fonts.example"/>',
    ],
)
def test_each_way_of_asking_another_host_is_found(html: str) -> None:
    assert len(foreign_requests(html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://www.ilo.org/">ILO</a>',
        '<script src="_static/a.js"></script>',
        '<img alt="" src="data:image/svg+xml;base64,AAAA"/>',
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>',
    ],
)
def test_what_asks_nobody_is_not_accused(html: str) -> None:
    assert foreign_requests(html) == []
