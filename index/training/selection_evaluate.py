"""How good a sentence selector is on passages that it was not trained on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from index.selection_net import Pieces, SelectionNet
from index.training.selection_text import Asked, Told
from index.types import Excerpt


def judge(net: SelectionNet, pieces: Pieces, told: Sequence[Told]) -> dict[str, float]:
    """Return how good the network is on held-out passages.

    "first": share of the questions whose likeliest sentence answers; "told_apart": how often a question that
    the passage answers has a likelier sentence than one that it does not.
    """
    first, answered, missed = [], [], []
    for one in told:
        stretch = Excerpt("", one.sentences)
        for asked in one.questions:
            likely = _read(net, pieces, asked, stretch)
            first.append(int(np.argmax(likely)) in asked.answer)
            answered.append(max(likely))
        missed += [max(_read(net, pieces, asked, stretch)) for asked in one.near_misses]
    apart = np.mean([[a > m for m in missed] for a in answered])
    return {"first": round(float(np.mean(first)), 3), "told_apart": round(float(apart), 3)}


def _read(net: SelectionNet, pieces: Pieces, asked: Asked, stretch: Excerpt) -> list[float]:
    with torch.inference_mode():
        found: list[float] = net([pieces.encode(asked.question, stretch)])[0].tolist()
    return found
