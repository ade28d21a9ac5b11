"""A cross-encoder reads the question beside each of the best hits and puts them in a better order.

It sees more than vectors do, at a price: so it reads the first hits only, in order of rank, as far as its
time goes; those it does not get to stay where they were, behind the others.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from index.embed import is_no_model
from index.errors import RerankerError
from index.types import Hit, Reranker

FIRST = 30  # hits that are looked at
_BATCH = 5  # pairs read between two looks at the clock
_OWN_WEIGHT = 0.5  # of the cross-encoder's score against the first ranking's, both standardised
_WINDOWS = 2  # stretches of a passage that are read: those nearest to the question

Floats = npt.NDArray[np.float64]


class CrossEncoderReranker:
    """Scores with a sentence-transformers CrossEncoder, which is loaded at the first use."""

    def __init__(self, name: str, budget_ms: int) -> None:
        """Prepare a model.

        Args:
            name: a model folder, or a hub name where a hub can be reached.
            budget_ms: milliseconds that it may take for a question; one batch is always read.

        Raises:
            RerankerError: there is no such folder.
        """
        if is_no_model(name):
            raise RerankerError(f"reranker {name!r} is no folder; name a model folder or a hub model")
        self._name = name
        self._budget_ms = budget_ms
        self._predict: Callable[[list[tuple[str, str]]], Floats] | None = None

    def scores(self, question: str, texts: Sequence[str], /) -> list[float]:
        """Return a score for each of the first texts, as many as there was time for; more is better.

        Raises:
            RerankerError: the model cannot be loaded, or gives no single score for a pair.
        """
        predict = self._loaded()
        found: list[float] = []
        started = time.monotonic()
        for first in range(0, len(texts), _BATCH):
            begun = time.monotonic()
            batch = [(question, text) for text in texts[first : first + _BATCH]]
            found += predict(batch).tolist()
            now = time.monotonic()
            if (now - started) + (now - begun) > self._budget_ms / 1000:  # the next takes about as long
                break
        return found

    def _loaded(self) -> Callable[[list[tuple[str, str]]], Floats]:
        if self._predict is None:
            self._predict = _load(self._name)
            self._predict([("", "")])  # what is done once is no question's time
        return self._predict


def _load(name: str) -> Callable[[list[tuple[str, str]]], Floats]:
    # Keeps the slow import of sentence-transformers, and with it of torch, to the first use.
    from safetensors import SafetensorError
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = CrossEncoder(name, device="cpu")
    except (OSError, ValueError, ImportError, RuntimeError, KeyError, SafetensorError) as error:
        raise RerankerError(
            f"reranker {name!r} cannot be loaded; name the folder of a cross-encoder, or a hub model where "
            f"the hub can be reached, or empty RAADSLAG_RERANKER ({type(error).__name__})"
        ) from error
    architectures = getattr(model.config, "architectures", None) or []
    if len(model) == 1 and any(name.endswith("Model") for name in architectures):
        # It would be loaded all the same, with a head of random numbers.
        raise RerankerError(
            f"reranker {name!r} is no cross-encoder but {architectures[0]}; name another model"
        )
    if model.num_labels != 1:
        raise RerankerError(
            f"reranker {name!r} gives {model.num_labels} scores for a pair, not one; name another model"
        )

    def predict(pairs: list[tuple[str, str]]) -> Floats:
        return np.asarray(model.predict(pairs, show_progress_bar=False), dtype=np.float64)

    return predict


def rerank(question: str, hits: Sequence[Hit], reranker: Reranker) -> list[Hit]:
    """Return the hits in their new order.

    The scores keep their places: the first hit has the first ranking's best score, and so on, so that they
    mean the same whether there is a reranker or not.

    Args:
        question: as it was asked.
        hits: in the first ranking's order.
        reranker: scores as many of the first of them as it has time for.
    """
    own = np.asarray(reranker.scores(question, [_text(hit) for hit in hits[:FIRST]]), dtype=np.float64)
    before = np.asarray([hit.score for hit in hits[: len(own)]], dtype=np.float64)
    fused = _OWN_WEIGHT * _standardised(own) + (1 - _OWN_WEIGHT) * _standardised(before)
    order = [*np.argsort(-fused, kind="stable").tolist(), *range(len(own), len(hits))]
    return [replace(hits[row], score=place.score) for row, place in zip(order, hits, strict=True)]


def _text(hit: Hit) -> str:
    """Return what is read of a hit: its breadcrumb and the stretches nearest to the question, in order."""
    nearest = sorted(hit.near, key=lambda near: -near.cosine)[:_WINDOWS]
    first = hit.passage.start
    stretches = [
        hit.passage.text[n.start - first : n.end - first] for n in sorted(nearest, key=lambda n: n.start)
    ]
    headings = " › ".join((hit.document.title, *hit.passage.headings))
    return "\n".join((headings, *(stretches or [hit.passage.text])))


def _standardised(scores: Floats) -> Floats:
    spread = float(scores.std()) if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread > 0 else np.zeros_like(scores)
