"""A browser for the tests of the script that draws questions."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import open_browser


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with open_browser(chromium) as browser:
        yield browser


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    yield page
    page.close()
    assert errors == []
