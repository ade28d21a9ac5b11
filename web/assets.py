"""Style sheets, scripts, fonts and icons: ours, and those that npm installed, all from our own address."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from fastapi import APIRouter, Request
from fastapi.exceptions import HTTPException
from fastapi.responses import Response

from web.style_sheets import joined
from web.theme import adapted, colours, without_fonts

_HERE = Path(__file__).parent
_DKFDS = "dkfds/dist"
_FONTS = f"{_DKFDS}/fonts/IBMPlexSans/split/woff2"
_INSTALLED = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "dkfds.css": f"{_DKFDS}/css/dkfds.min.css",
    "dkfds.min.js": f"{_DKFDS}/js/dkfds.min.js",
    "IBMPlexSans-Regular.woff2": f"{_FONTS}/IBMPlexSans-Regular-Latin1.woff2",
    "IBMPlexSans-SemiBold.woff2": f"{_FONTS}/IBMPlexSans-SemiBold-Latin1.woff2",
    "swagger-ui.css": "swagger-ui-dist/swagger-ui.css",
    "swagger-ui-bundle.js": "swagger-ui-dist/swagger-ui-bundle.js",
}
_FONT_FILES = {name for name in _INSTALLED if name.endswith(".woff2")}
_ICONS = f"{_DKFDS}/img/svg-icons"
_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
_PACKED = {".css", ".js", ".svg"}  # what gzip makes smaller; the others are packed already


@dataclass(frozen=True)
class Asset:
    """A file as it is sent."""

    type: str  # media type
    content: bytes

    @cached_property
    def digest(self) -> str:
        """Twelve characters that change when the content does."""
        return hashlib.sha256(self.content).hexdigest()[:12]

    @cached_property
    def packed(self) -> bytes | None:
        """The content as gzip; None where that would not make it smaller."""
        packed = gzip.compress(self.content, mtime=0)
        return packed if len(packed) < len(self.content) else None


class Assets:
    """The files that pages load.

    What `npm ci` has not installed is absent here, and the pages do without it.
    """

    def __init__(
        self,
        installed: Path = _HERE / "node_modules",
        *,
        logo: Path | None = None,
        colour: str = "",
    ) -> None:
        own = {path.name: path for path in (_HERE / "static").iterdir() if path.suffix in _TYPES}
        self.paths: Mapping[str, Path] = MappingProxyType(own | dict(_npm(installed)))
        self.logo = f"logo{logo.suffix.lower()}" if logo else None
        self._made = {"colours.css": Asset("text/css", colours(colour).encode())}
        if logo and self.logo:
            self._made[self.logo] = Asset(_TYPES[logo.suffix.lower()], logo.read_bytes())

    def has(self, name: str) -> bool:
        """Say whether the file is there."""
        return name in self._made or name in self.paths

    def get(self, name: str) -> Asset | None:
        """Return the file; None where there is none of that name."""
        if name in self._made:
            return self._made[name]
        if name not in self.paths:
            return None
        # Pages would ask in vain for fonts that are not there.
        return _read(self.paths[name], name, with_fonts=self.paths.keys() >= _FONT_FILES)

    @property
    def absent(self) -> tuple[str, ...]:
        """The names of what npm would have installed and has not."""
        return tuple(name for name in _INSTALLED if name not in self.paths)

    def link(self, name: str) -> str:
        """Return the file's address, which changes when its content does.

        Raises:
            KeyError: there is no such file.
        """
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return f"/static/{name}?v={found.digest}"


def _npm(installed: Path) -> Iterator[tuple[str, Path]]:
    for name, path in _INSTALLED.items():
        if (installed / path).is_file():
            yield name, installed / path
    for icon in sorted((installed / _ICONS).glob("*.svg")):
        yield f"icon-{icon.name}", icon


@cache  # a file of the installation does not change while the process runs, and packing takes time
def _read(path: Path, name: str, *, with_fonts: bool) -> Asset:
    if path.suffix != ".css":
        return Asset(_TYPES[path.suffix], path.read_bytes())
    style = joined(path)
    if name == "dkfds.css":
        style = adapted(style)
    if name == "raadslag.css" and not with_fonts:
        style = without_fonts(style)
    return Asset(_TYPES[path.suffix], style.encode())


router = APIRouter(include_in_schema=False)


@router.get("/static/{name}")
def asset(name: str, request: Request) -> Response:
    """Send one of the files; the name is looked up, never put together into a path."""
    assets: Assets = request.app.state.assets
    found = assets.get(name)
    if found is None:
        raise HTTPException(404)
    # A year, for an address with a digest never changes its content.
    caching = "public, max-age=31536000, immutable" if request.query_params.get("v") else "no-cache"
    headers = {"Cache-Control": caching, "ETag": f'"{found.digest}"', "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    content = found.content
    if Path(name).suffix in _PACKED and "gzip" in request.headers.get("accept-encoding", "") and found.packed:
        content = found.packed
        headers["Content-Encoding"] = "gzip"
    return Response(content, media_type=found.type, headers=headers)


@router.get("/favicon.ico")
def favicon(request: Request) -> Response:
    """Send the icon to browsers that ask for it at the old address."""
    return asset("favicon.svg", request)
