"""Style sheets put together from their parts, so that a page asks for one file of ours and not for ten."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^@import "([\w/-]+\.css)";$', re.MULTILINE)


def joined(path: Path) -> str:
    """Return a style sheet with the files in it that it imports, each in the place of its `@import`.

    The addresses within a part are taken from the whole, which is the file that is served.

    Raises:
        FileNotFoundError: it imports a file that is not there.
    """
    return _IMPORT.sub(lambda found: joined(path.parent / found[1]), path.read_text("utf-8"))
