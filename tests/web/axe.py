"""axe-core on the page that a browser shows: what it finds against WCAG 2.1 A and AA."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

import web

_SCRIPT = Path(web.__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
_RUN = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"


@cache
def _script() -> str:
    if not _SCRIPT.is_file():
        pytest.fail(f"{_SCRIPT} is missing; run make test, which installs it")
    return _SCRIPT.read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return one line for each rule that the page breaks: the rule, what it says, and where."""
    # The page's own policy forbids scripts that are put into it, but not what the browser evaluates.
    page.evaluate(_script())
    found = page.evaluate(_RUN)["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {', '.join(node['html'][:120] for node in rule['nodes'][:4])}"
        for rule in found
    ]
