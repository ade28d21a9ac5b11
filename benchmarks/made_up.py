"""Made-up passages in the shape of the shipped ones, with vectors made from those of the shipped ones.

Text: each passage takes after a real one. Half of its words are drawn from that one, the others from all
documents by how often they stand there, and one word in fifty is a compound of two that stands nowhere.
It has the real one's headings, and sentences as long as real ones.

Vectors: to embed a million passages takes a day on two cores. So a made-up window lies between a window of
the real passage and one of its nearest neighbours, moved by as much as two other neighbours differ. That
keeps the dense and the empty places of the real vectors. The first measures of the real windows and of the
made-up ones stand beside each other in the benchmark's output.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import corpus
from corpus.catalogue import Entry
from corpus.read import documents, read_folder
from corpus.types import CleanText, Document, Heading, Kind, Role, Run, Section, SourceFile, Span
from index.passages import passages
from index.types import Embedder, Passage
from index.vectors import windows
from index.writer import Taken

PASSAGES = 100  # of each made-up document
_SHIPPED = Path(corpus.__file__).parent / "documents"
_NEIGHBOURS = 20  # real windows among which a made-up one lies
_BETWEEN = 0.5  # of the way to a neighbour, at most
_MOVED = 1.0  # times what two other neighbours differ by
_OWN = 0.5  # share of the words that come from the passage that a made-up one takes after
_NEW = 0.02  # share of the words that stand in no document
_YEARS = range(2004, 2027)

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shape:
    """What made-up passages take after."""

    headings: tuple[tuple[str, ...], ...]  # of each real passage
    words: tuple[tuple[str, ...], ...]  # of each real passage
    all_words: npt.NDArray[np.object_]
    vectors: Vectors  # of all real windows
    neighbours: npt.NDArray[np.int64]  # of each real window, shape (windows, _NEIGHBOURS)
    first_windows: npt.NDArray[np.int64]  # of each real passage, and the count of all

    @classmethod
    def of_the_shipped(cls, embedder: Embedder) -> Shape:
        """Read the shipped documents and embed their windows, which takes half a minute."""
        found = [passage for document in documents(read_folder(_SHIPPED)) for passage in passages(document)]
        texts = [windows(passage.text) for passage in found]
        flat = [text for group in texts for text in group]
        vectors = np.concatenate(
            [embedder.embed_passages(flat[first : first + 64]) for first in range(0, len(flat), 64)]
        )
        words = [tuple(re.findall(r"\w+", passage.text)) for passage in found]
        near = np.argsort(-vectors @ vectors.T, axis=1)[:, 1 : _NEIGHBOURS + 1]
        return cls(
            tuple(passage.headings for passage in found),
            tuple(words),
            np.array([word for group in words for word in group], dtype=object),
            vectors,
            near,
            np.cumsum([0, *map(len, texts)]),
        )

    def vectors_like(
        self, real: npt.NDArray[np.int64], counts: list[int], chance: np.random.Generator
    ) -> list[Vectors]:
        """Return unit vectors for so many windows of each passage, which takes after a real one."""
        count = sum(counts)
        first, end = self.first_windows[real], self.first_windows[real + 1]
        number = np.concatenate([np.arange(n) for n in counts])
        own = np.repeat(first, counts) + number % np.repeat(end - first, counts)
        other = self.neighbours[own, chance.integers(_NEIGHBOURS, size=count)]
        elsewhere = chance.integers(len(self.vectors), size=count)
        pair = self.neighbours[elsewhere, chance.integers(_NEIGHBOURS, size=count)]
        step = chance.random((count, 1), dtype=np.float32) * _BETWEEN
        made = self.vectors[own] + step * (self.vectors[other] - self.vectors[own])
        made += _MOVED * (self.vectors[elsewhere] - self.vectors[pair])
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        return np.split(made, np.cumsum(counts)[:-1])


def made_up(shape: Shape, number: int) -> Taken:
    """Return a made-up file of one document with `PASSAGES` passages, the same for the same number."""
    chance = np.random.default_rng((2026, number))
    name = f"made-up-{number:06}"
    real = chance.integers(len(shape.words), size=PASSAGES)
    texts = [_text(shape, int(like), chance) for like in real]
    year = int(chance.choice(_YEARS))
    starts = np.cumsum([0, *(len(text) + 2 for text in texts)])
    text = "\n\n".join(texts)
    title = f"Opdigtet plan {number} for {year}"
    sections = tuple(
        Section(tuple(Heading(h, 1, start, start) for h in shape.headings[like]), Role.BODY, start, end)
        for like, start, end in zip(real, starts.tolist(), (starts[1:] - 2).tolist(), strict=False)
    )
    clean = CleanText(text, (Run(0, 0, len(text)),))
    document = Document(name, f"{name}.txt", title, Kind.OTHER, None, None, None, clean, sections, (), "1")
    found = [
        Passage(
            0, name, start, start + len(body), Span(start, start + len(body)), None, headings, Role.BODY, body
        )
        for body, start, headings in zip(
            texts, starts.tolist(), (shape.headings[like] for like in real), strict=False
        )
    ]
    vectors = shape.vectors_like(real, [len(windows(body)) for body in texts], chance)
    source = SourceFile(f"{name}.txt", text, name)
    entry = Entry(id=name, file=f"{name}.txt", title=title)
    return Taken(name, source, entry, False, "made up", "1", [(document, found, vectors)])


def _text(shape: Shape, like: int, chance: np.random.Generator) -> str:
    own = shape.words[like]
    count = len(own)
    picked = [own[i] for i in (chance.random(count) * count).astype(int).tolist()]
    others = np.flatnonzero(chance.random(count) >= _OWN)
    for place, word in zip(others.tolist(), _any(shape, len(others), chance), strict=True):
        picked[place] = word
    joined = np.flatnonzero(chance.random(count) < _NEW)
    for place, word in zip(joined.tolist(), _any(shape, len(joined), chance), strict=True):
        picked[place] += word.lower()
    sentences, first = [], 0
    for length in chance.integers(8, 25, size=1 + count // 8).tolist():
        if first < count:
            words = " ".join(picked[first : first + length])
            sentences.append(words[:1].upper() + words[1:] + ".")
            first += length
    return " ".join(sentences)


def _any(shape: Shape, count: int, chance: np.random.Generator) -> list[str]:
    words: list[str] = shape.all_words[(chance.random(count) * len(shape.all_words)).astype(int)].tolist()
    return words
