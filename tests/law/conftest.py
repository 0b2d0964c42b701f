from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from ngos_and_co.law.export import page_script, page_stylesheet
from tests.browser import open_browser


def finder_page(theme: str = "light") -> str:
    """Give a whole page with the finder, as the book has it."""
    colours = "#14181e; color: #e6eaee" if theme == "dark" else "#ffffff; color: #222832"
    return (
        f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Finder</title>'
        f"<style>body {{ margin: 1rem; font-family: sans-serif; background: {colours} }}"
        f"{page_stylesheet()}</style></head><body><main><h1>Law finder</h1>"
        f"<div data-ngos-law-finder></div></main><script>{page_script()}</script></body></html>"
    )


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with open_browser(chromium) as opened:
        yield opened


@pytest.fixture(scope="module")
def finder(browser: Browser) -> Iterator[Page]:
    """Give the finder's page, on a phone and without a network; an error in the page fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content(finder_page())
    yield page
    context.close()
    assert errors == []
