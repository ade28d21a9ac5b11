"""One pass of gradient steps over batches, with the learning rates rising and falling linearly."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch

_WARM_UP = 0.06  # of all steps
_LONGEST_GRADIENT = 1.0
_REPORT = 30.0  # seconds between lines of progress

Loss = Callable[[], torch.Tensor]


@dataclass(frozen=True, slots=True)
class Rates:
    """The highest learning rates; new word pieces have further to go than the layers above them."""

    embeddings: float
    layers: float


def optimise(
    model: torch.nn.Module,
    table: torch.nn.Parameter,
    losses: Sequence[Loss],
    rates: Rates,
    heard: Callable[[float], object],
    *,
    ends: tuple[float, float] = (1.0, 0.0),
    until: float = math.inf,
) -> int:
    """Take one AdamW step for each loss in turn; return how many were taken.

    Args:
        model: what is trained.
        table: the vectors of its word pieces.
        losses: what it is taught with.
        rates: the highest learning rates.
        heard: hears each step's loss.
        ends: the shares of the rates after warming up and at the end; they fall linearly between.
        until: by the monotonic clock, in seconds: no step is begun later.
    """
    layers = [weights for weights in model.parameters() if weights is not table]
    groups = [
        {"params": [table], "lr": rates.embeddings, "weight_decay": 0.0},
        {"params": layers, "lr": rates.layers, "weight_decay": 0.01},
    ]
    optimiser = torch.optim.AdamW(groups, fused=True)
    warm = max(1, round(_WARM_UP * len(losses)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: _share(step, warm, len(losses), *ends)
    )
    model.train()
    done = 0
    for loss_of in losses:
        if time.monotonic() > until:
            break
        loss = loss_of()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), _LONGEST_GRADIENT)
        optimiser.step()
        schedule.step()
        done += 1
        heard(float(loss.detach()))
    model.train(False)
    return done


def _share(step: int, warm: int, steps: int, first: float, last: float) -> float:
    falling = last + (first - last) * (steps - step) / max(1, steps - warm)
    return min(first * (step + 1) / warm, falling)


class Said:
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
