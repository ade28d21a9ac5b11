"""Views become HTML, and every page gets the same frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import DictLoader, Environment, StrictUndefined

from web.assets import Assets
from web.views import View
from web.visitor import csrf, visitor

_TEMPLATES = Path(__file__).with_name("templates")


@cache
def _templates() -> dict[str, str]:
    """Return the templates by name, all read at once: a newer version's would not fit the code that runs."""
    paths = sorted(_TEMPLATES.rglob("*.html"))
    return {path.relative_to(_TEMPLATES).as_posix(): path.read_text("utf-8") for path in paths}


@dataclass(frozen=True, slots=True)
class Site:
    """Whose pages they are.

    Attributes:
        municipality: its name; empty where none is set.
        logo: the name of its logo among the assets; None where none is set.
        shares: answers can be shared by link.
    """

    municipality: str = ""
    logo: str | None = None
    shares: bool = True


class Renderer:
    """Turns a view into a response."""

    def __init__(self, assets: Assets, *, version: str, site: Site | None = None) -> None:
        # Escaping is said aloud: a default that looks at the file's suffix would one day miss one.
        self._environment = Environment(
            loader=DictLoader(_templates()),
            auto_reload=False,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            asset=assets.link,
            has_asset=assets.has,
            version=version,
            site=site or Site(),
            csrf=csrf,
            visitor=visitor,
        )

    def html(self, view: View) -> str:
        """Return the view as HTML."""
        return self._environment.get_template(view.template).render(view=view)

    def respond(self, view: View, status: int = 200) -> HTMLResponse:
        """Return a page or a part of one."""
        # One address has two bodies, told apart by this header alone.
        return HTMLResponse(self.html(view), status, headers={"Vary": "HX-Request"})


def wants_part(request: Request) -> bool:
    """Say whether htmx asks for a part to put into the page on the screen.

    When it restores a page from the history, it needs the whole of it.
    """
    headers = request.headers
    return "HX-Request" in headers and "HX-History-Restore-Request" not in headers
