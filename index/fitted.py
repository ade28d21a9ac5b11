"""Models that were fitted to a library, beside it, and which of them is in use.

    <index>/fitted/<digest>/    a sentence-transformers folder, written once
    <index>/fitted/<digest>/fit.json  what it was made of and how it did
    <index>/fitted/CURRENT      the digest of the one in use; replaced in one step

A library's vectors are by one model at a time, which its database names. So a model that is put in use serves
once all passages are embedded with it, and one that is put away serves until then.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from index.embed import SentenceTransformerEmbedder, weights_digest
from index.errors import EmbedderError
from index.segment import sync
from index.types import Embedder

FOLDER = "fitted"
_CURRENT = "CURRENT"
_CARD = "fit.json"


@dataclass(frozen=True, slots=True)
class Card:
    """What a fitted model was made of, and how it did."""

    base: str  # id of the model that it started from
    seed: int
    passages: int
    steps: int  # that were taken
    planned: int  # more than `steps` where its time was up before
    share: float  # how far from the base's weights to the fitted ones it lies
    before: dict[str, float]  # measures on held-out text, 0 to 1, more is better
    after: dict[str, float]


class FittedModels:
    """The fitted models of one library that start from one model."""

    def __init__(self, index_dir: Path, base: Embedder) -> None:
        """Look in a library's folder for models fitted from `base`."""
        self._folder = index_dir / FOLDER
        self._base = base

    def wanted(self) -> Embedder:
        """Return the model that new vectors are to be made with: the fitted one in use, else the base.

        Raises:
            EmbedderError: the one in use is damaged.
        """
        digest = self._current()
        return (digest and self._fitted(digest, strict=True)) or self._base

    def by_id(self, model_id: str) -> Embedder | None:
        """Return the model with an id, in use or not; None when it is neither the base nor fitted from it."""
        if model_id == self._base.model_id:
            return self._base
        _, _, digest = model_id.partition("@")
        digest = digest.partition("+")[0]
        card = self._card(digest) if digest.isalnum() else None
        if card is None or card.base != self._base.model_id:
            return None
        found = self._fitted(digest)
        return found if found and found.model_id == model_id else None

    def card(self) -> Card | None:
        """Return what is known of the model in use; None when there is none."""
        digest = self._current()
        return self._card(digest) if digest else None

    def keep(self, made: Path, card: Card) -> Embedder:
        """Put a model in use: move its folder, which lies in the library's, to its place and return it."""
        digest = weights_digest(made)[:12]
        (made / _CARD).write_text(json.dumps(asdict(card), indent=1) + "\n", "utf-8")
        for path in made.rglob("*"):
            if path.is_file():
                sync(path)
        place = self._folder / digest
        if place.exists():  # the same weights: it was fitted before, or it is damaged
            shutil.rmtree(place)
        made.rename(place)
        sync(self._folder)
        self._point(digest)
        return self.wanted()

    def put_away(self) -> bool:
        """Let the base be used again; tell whether a fitted model was in use."""
        known = (self._folder / _CURRENT).is_file()
        (self._folder / _CURRENT).unlink(missing_ok=True)
        return known

    def clear(self, in_force: str) -> None:
        """Delete the models that are neither in use nor in force in the library."""
        kept = {self._current(), in_force.partition("@")[2].partition("+")[0]}
        with suppress(FileNotFoundError):
            for path in self._folder.iterdir():
                if path.is_dir() and path.name not in kept and not path.name.startswith("."):
                    shutil.rmtree(path, ignore_errors=True)

    def _point(self, digest: str) -> None:
        aside = self._folder / f"{_CURRENT}.new"
        aside.write_text(digest + "\n", "utf-8")
        sync(aside)
        aside.replace(self._folder / _CURRENT)
        sync(self._folder)

    def _current(self) -> str | None:
        """Return the digest of the model in use, where it was fitted from the base."""
        try:
            digest = (self._folder / _CURRENT).read_text("utf-8").strip()
        except FileNotFoundError:
            return None
        card = self._card(digest)
        return digest if card is None or card.base == self._base.model_id else None

    def _card(self, digest: str) -> Card | None:
        try:
            return Card(**json.loads((self._folder / digest / _CARD).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _fitted(self, digest: str, *, strict: bool = False) -> SentenceTransformerEmbedder | None:
        folder, card = self._folder / digest, self._card(digest)
        try:
            whole = card is not None and weights_digest(folder)[:12] == digest
        except (EmbedderError, OSError):
            whole = False
        if card is None or not whole:
            if strict:
                raise EmbedderError(
                    f"the fitted model in {str(folder)!r} is missing or damaged; run 'raadslag fit' to make "
                    "it anew, or 'raadslag fit --undo' to do without"
                )
            return None
        return SentenceTransformerEmbedder(str(folder), known_as=f"{_name(card.base)}-fitted")


def _name(model_id: str) -> str:
    """Return what a model is known by, without its revision and the names above it."""
    return model_id.partition("@")[0].rpartition("/")[2]
