"""A question becomes ranked hits, within its bounds."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import names
from corpus.types import Document
from index.best import best_rows
from index.errors import IndexUnusable
from index.fusion import VECTOR_WEIGHT, Scores, VectorWeight, covered, fuse
from index.home import home
from index.lexical import Sought, Terms
from index.rerank import FIRST, rerank
from index.store import Store, abbreviations
from index.types import Bounds, Embedder, Hit, Nearness, Passage, Query, Reranker
from index.vectors import window_spans
from index.views import Views
from index.weigh import Weigher
from index.words import stems

Mask = npt.NDArray[np.bool_]
Vector = npt.NDArray[np.float32]
_ROWS_FOR_A_HIT = 4  # looked at, since a text printed twice is one hit
_log = logging.getLogger("raadslag.index")


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each view counts; set on the question set, see the README."""

    vectors: VectorWeight = VECTOR_WEIGHT
    expansion: float = 0.35


class Index:
    """An opened index: search, and the documents behind it. It follows every change of the library."""

    def __init__(
        self,
        store: Store,
        views: Views,
        embedder: Embedder,
        weights: Weights | None = None,
        by_id: Callable[[str], Embedder | None] = lambda _: None,
    ) -> None:
        """Join the parts; `open` checks that they belong together."""
        self.store = store
        self.weights = weights or Weights()
        self.hits_without_source = 0  # passages that were found and are no longer in the library
        self.reranker: Reranker | None = None  # reads the first hits again, where there is one
        self._by_id = by_id
        self._following = threading.Lock()
        self._passage_stems: Callable[[Passage, str], frozenset[str]] = lru_cache(maxsize=20_000)(_stems_of)
        self._take_over(views, embedder)

    @classmethod
    def open(
        cls, folder: Path, embedder: Embedder, by_id: Callable[[str], Embedder | None] = lambda _: None
    ) -> Index:
        """Open the library in a folder.

        Args:
            folder: the library's.
            embedder: the model that the settings name.
            by_id: finds other models that the library's vectors may be by; None for those that may not.

        Raises:
            IndexUnusable: there is none, it is damaged, or it was built by another version or model.
        """
        store = Store(folder)
        try:
            said = store.meta()
            used = _model(said["model"], folder, embedder, by_id)
            views = Views.open(folder, store, said["model"], int(said["dimension"]))
            return cls(store, views, used, by_id=by_id)
        except (OSError, ValueError, RuntimeError, EOFError, KeyError, sqlite3.Error) as error:
            raise IndexUnusable(
                f"the index in {folder} is damaged ({error}); run 'raadslag build'"
            ) from error

    def _take_over(self, views: Views, embedder: Embedder) -> None:
        self._now = views, embedder  # in one step: questions are embedded as the passages were
        self._names = self.store.known_names()
        self._shorts = abbreviations(self._names.values())
        self._home = home(self.store.municipalities())

    @property
    def _views(self) -> Views:
        return self._now[0]

    def follow(self) -> int:
        """Take over what has changed in the library; return its revision.

        Raises:
            IndexUnusable: it has the vectors of another model now.
        """
        with self._following:
            views, embedder = self._now
            if self.store.revision() != views.revision:
                said = self.store.meta()
                model, dimension = said["model"], int(said["dimension"])
                used = _model(model, self.store.folder, embedder, self._by_id)
                if used is embedder:
                    views = views.followed(self.store, model, dimension)
                else:  # no vector is what it was
                    views = Views.open(self.store.folder, self.store, model, dimension)
                self._take_over(views, used)
            return views.revision

    @property
    def embedder(self) -> Embedder:
        """Return what made the vectors."""
        return self._now[1]

    @property
    def names(self) -> dict[str, str]:
        """Return every committee and department named in the documents, by key."""
        self.follow()
        return self._names

    def without_home(self, text: str) -> str:
        """Return a question without the name of the municipality whose documents these are."""
        self.follow()
        return self._home.left_out(text) if self._home else text

    def documents(self) -> list[Document]:
        """Return all documents in the order in which they were read."""
        found = (self.store.document(identity) for identity in self.store.document_ids())
        return [document for document in found if document]

    def search(self, query: Query, bounds: Bounds | None = None, limit: int = 10) -> list[Hit]:
        """Return the best passages within the bounds, best first; a text printed twice is one hit."""
        self.follow()
        views, embedder = self._now
        allowed = self._allowed(views, bounds or Bounds())
        if not allowed.any():
            return []
        question = embedder.embed_question(query.text if query.meant is None else query.meant)
        count = limit if self.reranker is None else max(limit, FIRST)
        scores = self._scores(views, query, question, allowed, count * _ROWS_FOR_A_HIT)
        hits = self._fold(views, query, np.where(allowed, scores, 0), count)
        hits = self._near(hits, question, embedder.model_id)
        return rerank(query.text, hits, self.reranker)[:limit] if self.reranker else hits

    def _near(self, hits: list[Hit], question: Vector, model: str) -> list[Hit]:
        """Say of each window of the hits how near it is to the question."""
        ids = [hit.passage.id for hit in hits]
        vectors = self.store.vectors(ids, model, len(question))
        return [
            replace(hit, near=_windows_near(hit.passage, vectors[hit.passage.id] @ question))
            if hit.passage.id in vectors
            else hit
            for hit in hits
        ]

    def _scores(self, views: Views, query: Query, question: Vector, allowed: Mask, limit: int) -> Scores:
        """Return the scores of all rows, of which the `limit` best are exact."""
        sought = [Sought((Terms.of(query.text, query.pieces),))]
        for widening in query.widenings:
            sought.append(Sought(tuple(map(Terms.of, widening.terms)), self.weights.expansion))
        vectors = views.vectors.scores(question, allowed)
        # What has no vector score is among the best only if it is so by its words.
        words = views.words.scores(sought, allowed, vectors > 0, limit)
        weight = self.weights.vectors.of(covered(stems(query.text), views.words.is_known, views.words.rarity))
        return fuse(words, vectors, weight)

    def _fold(self, views: Views, query: Query, scores: Scores, limit: int) -> list[Hit]:
        order = best_rows(scores, limit * _ROWS_FOR_A_HIT)
        found = {int(views.ids[row]): float(scores[row]) for row in order if scores[row] > 0}
        passages = self.store.passages(found)
        twins = self.store.twins(found)
        weigher = self.weigh(query)
        hits: dict[int, Hit] = {}
        for identity, score in found.items():
            passage, twin = passages.get(identity), twins.get(identity)
            if len(hits) == limit and twin is not None and twin not in hits:
                continue  # before its document is read, which takes longest
            document = self.store.document(passage.document_id) if passage else None
            if passage is None or twin is None or document is None:  # it went since the search began
                self.hits_without_source += 1
                _log.warning("hits without source: %d", self.hits_without_source)
            elif twin in hits:
                hits[twin] = replace(hits[twin], also=(*hits[twin].also, (document, passage)))
            else:
                coverage = weigher.share(self._passage_stems(passage, document.title))
                hits[twin] = Hit(passage, document, score, coverage)
        return list(hits.values())

    def keeper(self, bounds: Bounds) -> Callable[[Document, int, int], bool]:
        """Return what tells whether a stretch of a document's text stands in a passage within bounds."""
        if bounds == Bounds():
            return lambda _document, _start, _end: True
        views = self._views
        within = views.ids[self._allowed(views, bounds)]

        def keeps(document: Document, start: int, end: int) -> bool:
            found = np.asarray(self.store.passages_at(document.id, start, end), dtype=np.int64)
            places = np.searchsorted(within, found)
            return len(within) > 0 and bool((within.take(places, mode="clip") == found).any())

        return keeps

    def weigh(self, query: Query) -> Weigher:
        """Return what weighs text by how much of the query it holds."""
        return Weigher(query, self.rarity)

    def is_known(self, stem: str) -> bool:
        """Tell whether any passage holds the stem."""
        return self._views.words.is_known(stem)

    def rarity(self, stem: str) -> float:
        """Return how rare a stem is in the documents: its inverse document frequency."""
        return self._views.words.rarity(stem)

    def _allowed(self, views: Views, bounds: Bounds) -> Mask:
        """Return which rows keep every bound."""
        masks: list[Mask] = [views.alive]
        if bounds.years:
            found = (self.store.passages_for_year(y, own=bounds.strict_years) for y in bounds.years)
            masks.append(_mask(views, (identity for group in found for identity in group)))
        if bounds.organs:
            keys = [names.key(organ) for organ in bounds.organs]
            found = (
                self.store.passages_for_name(key, self._shorts.get(key, ()), own=bounds.strict_organs)
                for key in keys
            )
            masks.append(_mask(views, (identity for group in found for identity in group)))
        if bounds.documents:
            found = (self.store.passages_of(identity) for identity in bounds.documents)
            masks.append(_mask(views, (identity for group in found for identity in group)))
        if bounds.within:
            place = bounds.within
            masks.append(_mask(views, self.store.passages_at(place.document_id, place.start, place.end)))
        allowed: Mask = np.logical_and.reduce(masks)
        return allowed


def _model(model: str, folder: Path, embedder: Embedder, by_id: Callable[[str], Embedder | None]) -> Embedder:
    """Return the model that a library's vectors are by, if it is the one at hand or another that may be."""
    found = embedder if model == embedder.model_id else by_id(model)
    if found is None:
        raise IndexUnusable(
            f"the index in {folder} was built with embedder {model!r}, the settings say "
            f"{embedder.model_id!r}; run 'raadslag build'"
        )
    return found


def _mask(views: Views, ids: Iterable[int]) -> Mask:
    return np.isin(views.ids, np.fromiter(ids, dtype=np.int64))


def _windows_near(passage: Passage, cosines: Vector) -> tuple[Nearness, ...]:
    spans = window_spans(passage.text)
    first = passage.start
    return tuple(
        Nearness(first + start, first + end, float(cosine))
        for (start, end), cosine in zip(spans, cosines, strict=True)
    )


def _stems_of(passage: Passage, title: str) -> frozenset[str]:
    return frozenset(stems("\n".join((title, *passage.headings, passage.text))))
