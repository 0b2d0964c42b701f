"""The frame of a page escapes its title, and its policy stops what a content should not have held."""

import pytest

from ngos_and_co.grading.feedback_check import LOADED
from ngos_and_co.grading.html_page import html_page
from tests.valid_html import parse_strictly


@pytest.mark.parametrize("with_pictures", [True, False])
def test_a_page_is_valid_and_loads_nothing(with_pictures: bool) -> None:
    page = html_page(
        "<script>alert(1)</script> & more", "<p>Text</p>", "", with_pictures=with_pictures
    )
    parse_strictly(page)
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more") == 2
    assert not LOADED.search(page)
    assert ("img-src data:" in page) is with_pictures
    assert "default-src 'none'" in page
