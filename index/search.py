"""A question becomes ranked hits, within its bounds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import names
from corpus.types import Document
from index.build import Manifest, check_files, open_store, read_current
from index.errors import IndexUnusable
from index.fusion import VECTOR_WEIGHT, Scores, VectorWeight, covered, fuse
from index.lexical import WordIndex
from index.store import Store
from index.types import Bounds, Embedder, Hit, Query
from index.vectors import VectorIndex
from index.weigh import Weigher
from index.words import stems

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each view counts; set on the question set, see the README."""

    vectors: VectorWeight = VECTOR_WEIGHT
    expansion: float = 0.35


class Index:
    """An opened index: search, and the documents behind it."""

    def __init__(
        self,
        store: Store,
        words: WordIndex,
        vectors: VectorIndex,
        embedder: Embedder,
        manifest: Manifest,
        weights: Weights | None = None,
    ) -> None:
        """Join the views; `open` checks that they belong together."""
        self.manifest = manifest
        self.store = store
        self._words = words
        self._vectors = vectors
        self._embedder = embedder
        self.weights = weights or Weights()
        self._ids = np.asarray(store.passage_ids())
        self._row_of = {identity: row for row, identity in enumerate(self._ids.tolist())}
        self._twins = store.twins()
        self.names = store.known_names()
        self._passage_stems: Callable[[int], frozenset[str]] = lru_cache(maxsize=20_000)(self._stems_of)

    @classmethod
    def open(cls, index_dir: Path, embedder: Embedder) -> Index:
        """Open the index in force.

        Raises:
            IndexUnusable: there is none, it is damaged, or it was built by another version or model.
        """
        folder, manifest = read_current(index_dir)
        if manifest.model_id != embedder.model_id:
            raise IndexUnusable(
                f"the index in {index_dir} was built with embedder {manifest.model_id!r}, the settings say "
                f"{embedder.model_id!r}; run 'raadslag build'"
            )
        check_files(folder, manifest)
        try:
            return cls(
                open_store(folder), WordIndex.load(folder), VectorIndex.load(folder), embedder, manifest
            )
        except (OSError, ValueError, RuntimeError, EOFError, sqlite3.Error) as error:
            raise IndexUnusable(f"the index in {index_dir} is damaged; run 'raadslag build'") from error

    def documents(self) -> list[Document]:
        """Return all documents in the order in which they were read."""
        found = (self.store.document(identity) for identity in self.store.document_ids())
        return [document for document in found if document]

    def search(self, query: Query, bounds: Bounds | None = None, limit: int = 10) -> list[Hit]:
        """Return the best passages within the bounds, best first; a text printed twice is one hit."""
        allowed = self._allowed(bounds or Bounds())
        if allowed is not None and not allowed.any():
            return []
        scores = self._scores(query, allowed)
        if allowed is not None:
            scores = np.where(allowed, scores, 0)
        return self._fold(query, scores, limit)

    def _scores(self, query: Query, allowed: Mask | None) -> Scores:
        words = self._words.scores(query.text, query.pieces)
        if query.expansion:
            words = words + self.weights.expansion * self._words.scores(query.expansion)
        vectors = self._vectors.scores(self._embedder.embed_question(query.text), len(self._ids), allowed)
        weight = self.weights.vectors.of(covered(stems(query.text), self.is_known, self.rarity))
        return fuse(words if allowed is None else np.where(allowed, words, 0), vectors, weight)

    def _fold(self, query: Query, scores: Scores, limit: int) -> list[Hit]:
        order = np.argsort(-scores, kind="stable")[: limit * 4]
        rows = [int(row) for row in order if scores[row] > 0]
        passages = self.store.passages(int(self._ids[row]) for row in rows)
        weigher = self.weigh(query)
        hits: dict[int, Hit] = {}
        for row in rows:
            passage = passages[int(self._ids[row])]
            document = self.store.document(passage.document_id)
            if document is None:
                continue
            twin = self._twins[row]
            if twin in hits:
                hits[twin] = replace(hits[twin], also=(*hits[twin].also, (document, passage)))
            elif len(hits) < limit:
                hits[twin] = Hit(
                    passage, document, float(scores[row]), weigher.share(self._passage_stems(passage.id))
                )
        return list(hits.values())

    def keeper(self, bounds: Bounds) -> Callable[[Document, int, int], bool]:
        """Return what tells whether a stretch of a document's text stands in a passage within bounds."""
        allowed = self._allowed(bounds)

        def keeps(document: Document, start: int, end: int) -> bool:
            found = self.store.passages_at(document.id, start, end)
            return allowed is None or any(allowed[self._row_of[identity]] for identity in found)

        return keeps

    def weigh(self, query: Query) -> Weigher:
        """Return what weighs text by how much of the query it holds."""
        return Weigher(query, self._words.rarity)

    def is_known(self, stem: str) -> bool:
        """Tell whether any passage holds the stem."""
        return self._words.is_known(stem)

    def rarity(self, stem: str) -> float:
        """Return how rare a stem is in the documents: its inverse document frequency."""
        return self._words.rarity(stem)

    def _stems_of(self, passage_id: int) -> frozenset[str]:
        passage = self.store.passages([passage_id])[passage_id]
        document = self.store.document(passage.document_id)
        title = document.title if document else ""
        return frozenset(stems("\n".join((title, *passage.headings, passage.text))))

    def _allowed(self, bounds: Bounds) -> Mask | None:
        """Return which rows keep every bound, or None when there is none."""
        masks: list[Mask] = []
        if bounds.years:
            found = (self.store.passages_for_year(y, own=bounds.strict_years) for y in bounds.years)
            masks.append(self._mask(identity for group in found for identity in group))
        if bounds.organs:
            keys = [names.key(organ) for organ in bounds.organs]
            found = (self.store.passages_for_name(key, own=bounds.strict_organs) for key in keys)
            masks.append(self._mask(identity for group in found for identity in group))
        if bounds.documents:
            found = (self.store.passages_of(identity) for identity in bounds.documents)
            masks.append(self._mask(identity for group in found for identity in group))
        return np.logical_and.reduce(masks) if masks else None

    def _mask(self, ids: Iterable[int]) -> Mask:
        mask = np.zeros(len(self._ids), dtype=np.bool_)
        mask[[self._row_of[identity] for identity in ids]] = True
        return mask
