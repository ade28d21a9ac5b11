"""The public design system (DKFDS) as our pages load it: its own rules, with colours that can be set.

DKFDS writes its colours out, so it has one scheme only. Here each becomes a CSS variable that is named
after what it paints and falls back to DKFDS's own value: `color:#1a1a1a` becomes
`color:var(--ink-1a1a1a,#1a1a1a)`. `raadslag.css` sets these for the dark scheme and the municipality's
colour.
"""

from __future__ import annotations

import re
from functools import partial

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")  # ours are smaller files of the same font
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
_IMAGE = re.compile(r"url\(\.\./img/(?:svg-icons/)?([\w.-]+)\)")
_DECLARATION = re.compile(r"([\w-]+):([^:;{}]*#[^;{}]*)")
_COLOUR = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)  # one with an alpha is a shadow

_PAINTS = (
    (re.compile(r"background"), "ground"),
    (re.compile(r"border|outline|shadow"), "line"),
    (re.compile(r"color|fill|stroke"), "ink"),
)

# WCAG 2.1, 1.4.3: what text needs against its ground.
_CONTRAST = 4.5
_WHITE, _DARK_GROUND = (255, 255, 255), (28, 35, 37)  # of buttons' text, and of the dark scheme's pages


def adapted(css: str) -> str:
    """Return DKFDS's style sheet with variables for its colours and images at our own addresses."""
    css = _SOURCE_MAP.sub("", without_fonts(css))
    css = css.replace("max-width:66ch", "")  # the columns of our pages set the width
    css = _IMAGE.sub(lambda image: f"url(/static/icon-{image.group(1)})", css)
    return _DECLARATION.sub(_with_variables, css)


def without_fonts(css: str) -> str:
    """Return a style sheet without the fonts that it would load; its text takes the browser's own."""
    return _FONT_FACE.sub("", css)


def _with_variables(declaration: re.Match[str]) -> str:
    name, value = declaration.groups()
    for pattern, paint in _PAINTS:
        if pattern.search(name):
            return f"{name}:{_COLOUR.sub(partial(_variable, paint), value)}"
    return declaration.group()


def _variable(paint: str, found: re.Match[str]) -> str:
    colour = found.group().lower()
    return f"var(--{paint}-{colour[1:]},{colour})"


def colours(brand: str) -> str:
    """Return the style sheet that gives pages the municipality's colour; empty when none is set.

    Args:
        brand: "#" and six hexadecimal digits, as `readable` accepts it.
    """
    if not brand:
        return ""
    on_dark = _lightened(_rgb(brand))
    return (
        f":root{{--brand:{brand};--on-brand:#ffffff}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{--brand:{on_dark};--on-brand:#10181a}}}}"
    )


def readable(brand: str) -> bool:
    """Tell whether white text can be read on the colour, and the colour on white."""
    return _contrast(_rgb(brand), _WHITE) >= _CONTRAST


def _lightened(rgb: tuple[int, int, int]) -> str:
    """Return the colour mixed with as little white as makes it readable on a dark page."""
    for tenths in range(11):
        mixed = [round(part + (255 - part) * tenths / 10) for part in rgb]
        if _contrast((mixed[0], mixed[1], mixed[2]), _DARK_GROUND) >= _CONTRAST + 1:
            break
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast ratio of WCAG 2.1: 1 for the same colour, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: tuple[int, int, int]) -> float:
    parts = [value / 255 for value in rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
