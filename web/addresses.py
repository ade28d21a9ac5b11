"""Addresses of the administration, which its guards must know as well as its pages."""

from __future__ import annotations

ADMINISTRATION = "/administration"
LOGIN = f"{ADMINISTRATION}/log-ind"
DOCUMENTS = f"{ADMINISTRATION}/dokumenter"


def is_below(path: str, address: str) -> bool:
    """Tell whether a path is an address or one below it."""
    return path == address or path.startswith(f"{address}/")


def takes_files(path: str) -> bool:
    """Tell whether files are sent to an address, and with them far more than any other form holds."""
    return path == DOCUMENTS or (is_below(path, DOCUMENTS) and path.endswith("/erstat"))
