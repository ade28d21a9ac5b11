"""Style sheets and scripts: ours, and the few that npm installed, all from our own address."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from fastapi import APIRouter, Request
from fastapi.exceptions import HTTPException
from fastapi.responses import FileResponse

_HERE = Path(__file__).parent
_INSTALLED = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "swagger-ui.css": "swagger-ui-dist/swagger-ui.css",
    "swagger-ui-bundle.js": "swagger-ui-dist/swagger-ui-bundle.js",
}
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Assets:
    """The files that pages load.

    What `npm ci` has not installed is absent here, and the pages do without it.
    """

    def __init__(self, installed: Path = _HERE / "node_modules") -> None:
        own = {path.name: path for path in (_HERE / "static").iterdir() if path.suffix in _TYPES}
        npm = {name: installed / path for name, path in _INSTALLED.items()}
        self.paths: Mapping[str, Path] = MappingProxyType(
            own | {name: path for name, path in npm.items() if path.is_file()}
        )
        self._digests = {name: _digest(path) for name, path in self.paths.items()}

    def has(self, name: str) -> bool:
        """Say whether the file is there."""
        return name in self.paths

    def link(self, name: str) -> str:
        """Return the file's address, which changes when its content does."""
        return f"/static/{name}?v={self._digests[name]}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


router = APIRouter(include_in_schema=False)


@router.get("/static/{name}")
def asset(name: str, request: Request) -> FileResponse:
    """Send one of the files; the name is looked up, never put together into a path."""
    assets: Assets = request.app.state.assets
    path = assets.paths.get(name)
    if path is None:
        raise HTTPException(404)
    # A year, for an address with a digest never changes its content.
    caching = "public, max-age=31536000, immutable" if request.query_params.get("v") else "no-cache"
    return FileResponse(path, media_type=_TYPES[path.suffix], headers={"Cache-Control": caching})


@router.get("/favicon.ico")
def favicon(request: Request) -> FileResponse:
    """Send the icon to browsers that ask for it at the old address."""
    return asset("favicon.svg", request)
