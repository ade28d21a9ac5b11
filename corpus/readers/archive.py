"""ZIP archives, which DOCX and ODT files are, read within limits.

What the archive's directory promises is checked first, and what comes out while reading, because the
directory may lie. Nothing is ever written to disk and no name leads anywhere outside the archive.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from corpus.readers.types import Limits, Refused

_DAMAGED = "is damaged; open it in its program, save it anew and try again"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
_ARCHIVES = (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
# Where office programs put the workbooks that a chart or a table came from. They are never opened.
_EMBEDDED = ("word/embeddings/", "Object ", "ObjectReplacements/")
_SMALL = 5_000_000  # bytes: below it a high ratio is no danger, and short repetitive texts have one
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1  # flag bit of an entry


class Archive:
    """An open archive that has passed every check its directory allows.

    Raises:
        Refused: the archive is damaged, encrypted, holds archives, or would grow over the limits.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise Refused(_DAMAGED) from error
        self._limits = limits
        self._left = limits.unpacked  # bytes that may still be unpacked
        entries = self._zip.infolist()
        _check_size(entries, len(data), limits)
        _check_entries(entries)
        self.names = tuple(entry.filename for entry in entries)
        self.embedded = tuple(name for name in self.names if _is_embedded(name))
        self._check_nested(entries)

    def read(self, name: str) -> bytes:
        """Return an entry's bytes.

        Raises:
            Refused: there is no such entry, it is damaged, or it is larger than it may be.
        """
        try:
            return self._read(name, min(self._limits.part, self._left))
        except KeyError as error:
            raise Refused(f"lacks its part {name!r}; open it in its program and save it anew") from error
        except _BROKEN as error:
            raise Refused(_DAMAGED) from error

    def _read(self, name: str, most: int) -> bytes:
        with self._zip.open(name) as entry:
            data = entry.read(most + 1)
        if len(data) > most:
            raise Refused(f"unpacks to more than {most} bytes in one part; divide it")
        self._left -= len(data)
        return data

    def _check_nested(self, entries: list[zipfile.ZipInfo]) -> None:
        for entry in entries:
            if _is_embedded(entry.filename):
                continue
            try:
                with self._zip.open(entry) as file:
                    start = file.read(8)
            except _BROKEN as error:
                raise Refused(_DAMAGED) from error
            if start.startswith(_ARCHIVES):
                raise Refused("holds another archive; unpack it and add its files one by one")


def _check_size(entries: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise Refused(f"holds {len(entries)} parts, more than the {limits.entries} allowed; divide it")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked:
        raise Refused(f"unpacks to more than {limits.unpacked // 1_000_000} MB; divide it")
    if unpacked > _SMALL and unpacked > limits.ratio * packed:
        raise Refused(f"unpacks to more than {limits.ratio} times its size; save it anew in its program")


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Refused("is protected by a password; save a copy without one")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise Refused("is packed in a way that office programs do not use; save it anew in its program")
    if len({entry.filename for entry in entries}) < len(entries):
        raise Refused("holds two parts of the same name, so what it says is unclear; save it anew")


def _is_embedded(name: str) -> bool:
    return name.startswith(_EMBEDDED)
