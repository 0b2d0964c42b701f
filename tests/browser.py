"""Start Chromium for a test: quiet, offline but for this machine, and in a sandbox unless run by root."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

QUIET = (
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
)


@contextmanager
def open_browser(executable: str) -> Iterator[Browser]:
    """Open a headless Chromium and close it whatever happens."""
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    arguments = [*QUIET, *(["--no-sandbox"] if is_root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        try:
            yield browser
        finally:
            browser.close()
