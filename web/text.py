"""Text that a request may hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator


def encodable(text: str) -> str:
    """Refuse half of a surrogate pair: JSON can say it, but no answer could repeat it."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise ValueError("holds a lone surrogate")
    return text


Text = Annotated[str, AfterValidator(encodable)]
