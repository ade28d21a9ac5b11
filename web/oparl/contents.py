"""Digests of what OParl objects say, by which a change is seen."""

from __future__ import annotations

import json
from collections.abc import Hashable
from hashlib import blake2b

from corpus.types import Document
from web.oparl.ids import Addresses
from web.oparl.kept import Present
from web.oparl.making import Listed
from web.oparl.objects import Objects

_TIMES = {"created", "modified"}
_SIZE = 16  # bytes of a digest


class Contents:
    """The digests of one library's objects; an object whose documents have not changed is not made again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Hashable, bytes]] = {}
        self._texts: dict[tuple[str, str], bytes] = {}  # by id and version of the document

    def present(self, objects: Objects) -> dict[str, Present]:
        """Return what there is now, by path, of objects that were made without an address of the server."""
        path = Addresses("").path
        before, self._known = self._known, {}
        texts, self._texts = self._texts, {}
        found: dict[str, Present] = {}
        for each in objects.everything():
            own = path(each.id)
            basis, content = before.get(own, (None, b""))
            if basis is None or basis != each.basis:
                content = self._digest(each, texts)
            self._known[own] = (each.basis, content)
            organization = path(each.organization) if each.organization else None
            found[own] = Present(content, each.created, each.modified, organization)
        return found

    def _digest(self, each: Listed, texts: dict[tuple[str, str], bytes]) -> bytes:
        """Return a digest of an object without its times, and of the texts of its documents.

        So all that is made from a document has changed when that has; a library that is only read anew, by a
        newer version of the program, say, has changed nothing.
        """
        made = blake2b(json.dumps(_timeless(each.make()), sort_keys=True).encode(), digest_size=_SIZE)
        for document in each.documents:
            made.update(self._text(document, texts))
        return made.digest()

    def _text(self, document: Document, texts: dict[tuple[str, str], bytes]) -> bytes:
        key = (document.id, document.version)
        if key not in self._texts:
            text = document.text.text.encode("utf-8", "surrogatepass")
            self._texts[key] = texts.get(key) or blake2b(text, digest_size=_SIZE).digest()
        return self._texts[key]


def _timeless(value: object) -> object:
    if isinstance(value, dict):
        return {name: _timeless(inner) for name, inner in value.items() if name not in _TIMES}
    return [_timeless(inner) for inner in value] if isinstance(value, list) else value
