"""One pass of gradient steps over batches, with the learning rates rising and falling linearly."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch

from index.training.encoder import Encoder

_WARM_UP = 0.06  # of all steps
_LONGEST_GRADIENT = 1.0
_REPORT = 30.0  # seconds between lines of progress

Loss = Callable[[], torch.Tensor]


@dataclass(frozen=True, slots=True)
class Rates:
    """The highest learning rates; new word pieces have further to go than the layers above them."""

    embeddings: float
    layers: float


def optimise(encoder: Encoder, losses: Sequence[Loss], rates: Rates, label: str) -> None:
    """Take one AdamW step for each loss in turn; progress goes to stderr."""
    table = encoder.embeddings
    layers = [weights for weights in encoder.model.parameters() if weights is not table]
    groups = [
        {"params": [table], "lr": rates.embeddings, "weight_decay": 0.0},
        {"params": layers, "lr": rates.layers, "weight_decay": 0.01},
    ]
    optimiser = torch.optim.AdamW(groups, fused=True)
    warm = max(1, round(_WARM_UP * len(losses)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (len(losses) - step) / max(1, len(losses) - warm))
    )
    progress = _Progress(label, len(losses))
    encoder.model.train()
    for loss_of in losses:
        loss = loss_of()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(encoder.model.parameters(), _LONGEST_GRADIENT)
        optimiser.step()
        schedule.step()
        progress.add(float(loss.detach()))
    encoder.model.train(False)


class _Progress:
    """Says from time to time how far the steps are, how long they will take, and the mean loss since."""

    def __init__(self, label: str, steps: int) -> None:
        self._label = label
        self._steps = steps
        self._done = 0
        self._losses: list[float] = []
        self._begun = self._said = time.monotonic()

    def add(self, loss: float) -> None:
        self._done += 1
        self._losses.append(loss)
        now = time.monotonic()
        if now - self._said < _REPORT and self._done < self._steps:
            return
        left = (now - self._begun) / self._done * (self._steps - self._done) / 60
        mean = sum(self._losses) / len(self._losses)
        sys.stderr.write(
            f"{self._label}: {self._done} of {self._steps} steps, loss {mean:.4f}, {left:.0f} min left\n"
        )
        sys.stderr.flush()
        self._losses, self._said = [], now
