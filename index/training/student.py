"""Any sentence-transformers model while it is fitted."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer

from index.embed import load_model
from index.errors import EmbedderError
from index.prefixes import Prefixes, prefixes

_BATCH = 64
_LENGTHS = 16  # tokens; texts are padded to multiples

Vectors = npt.NDArray[np.float32]


class Student:
    """Turns texts into unit vectors, with gradients where they are asked for; see the Protocol `Embedder`."""

    def __init__(self, model: SentenceTransformer, said: Prefixes) -> None:
        """Take a model and what it wants to read before questions and passages.

        Raises:
            EmbedderError: it is of a kind that cannot be trained here.
        """
        self.model = model
        self.table = _table(model)
        self._prefixes = said
        self._threads = torch.get_num_threads()
        self._type = torch.bfloat16 if _has_bfloat16() else torch.float32

    @classmethod
    def load(cls, source: str, name: str) -> Student:
        """Load a model by its folder or hub name; `name` is what it is known by.

        "Eager" attention without dropout has the fastest backward pass on CPUs, by a factor of three.

        Raises:
            EmbedderError: it cannot be loaded or is of a kind that cannot be trained here.
        """
        model = load_model(source, model_kwargs={"attn_implementation": "eager"})
        for module in model.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = 0.0
        return cls(model, prefixes(name, model.prompts, model.default_prompt_name))

    def vectors(self, texts: Sequence[str], *, question: bool) -> torch.Tensor:
        """Return unit vectors, shape (len(texts), dimension), float32, with gradients."""
        prefix = self._prefixes.question if question else self._prefixes.passage
        features = self._padded(self.model.preprocess(list(texts), prompt=prefix or None))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._type is torch.bfloat16):
            found = self.model(features)["sentence_embedding"]
        return torch.nn.functional.normalize(found.float(), dim=1)

    @contextmanager
    def quickest(self, texts: Sequence[str]) -> Iterator[None]:
        """Use as many threads as pay, by timing `texts`: on a busy machine each waits for the others.

        Measured on two busy cores: 256 sentences in 15.6 s with two threads, in 2.1 s with one.
        """
        seconds: dict[int, float] = {}
        for count in dict.fromkeys((1, self._threads)):
            torch.set_num_threads(count)
            self.embed(texts)  # the first time costs more
            begun = time.perf_counter()
            self.embed(texts)
            seconds[count] = time.perf_counter() - begun
        torch.set_num_threads(min(seconds, key=lambda count: seconds[count]))
        try:
            yield
        finally:
            torch.set_num_threads(self._threads)

    def _padded(self, features: dict[str, Any]) -> dict[str, Any]:
        """Pad token ids to a length of which there are few; torch keeps memory for each that it meets."""
        length = features["input_ids"].shape[1]
        wanted = max(length, min(-(-length // _LENGTHS) * _LENGTHS, self.model.max_seq_length or length))
        fill = {"input_ids": self.model.tokenizer.pad_token_id or 0}
        return {
            name: torch.nn.functional.pad(value, (0, wanted - length), value=fill.get(name, 0))
            if isinstance(value, torch.Tensor) and value.shape[1:] == (length,)
            else value
            for name, value in features.items()
        }

    def embed(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), without gradients."""
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        found = np.zeros((len(texts), self.model.get_embedding_dimension() or 0), dtype=np.float32)
        with torch.inference_mode():
            for first in range(0, len(order), _BATCH):
                rows = order[first : first + _BATCH]
                found[rows] = self.vectors([texts[row] for row in rows], question=question).numpy()
        return found

    def weights(self) -> dict[str, torch.Tensor]:
        """Return a copy of all weights."""
        return {name: value.detach().clone() for name, value in self.model.state_dict().items()}

    def blend(self, start: dict[str, torch.Tensor], end: dict[str, torch.Tensor], share: float) -> None:
        """Take weights between two: `share` of the way from `start` to `end`."""
        between = {
            name: torch.lerp(value, end[name], share) if value.is_floating_point() else end[name]
            for name, value in start.items()
        }
        self.model.load_state_dict(between)

    def save(self, folder: Path) -> None:
        """Write a sentence-transformers folder, its weights in half precision; they are read as they were.

        Half precision moves a vector by less than 1e-3 and halves the folder.
        """
        self.model.save(str(folder), create_model_card=False)
        path = folder / "model.safetensors"
        weights = {
            name: value.to(torch.float16).contiguous() if value.is_floating_point() else value
            for name, value in load_file(path).items()
        }
        save_file(weights, path, metadata={"format": "pt"})


def _table(model: SentenceTransformer) -> torch.nn.Parameter:
    """Return the vectors of the model's word pieces, shape (pieces, dimension)."""
    found = model.transformers_model and model.transformers_model.get_input_embeddings()
    weights = getattr(found, "weight", None)
    if not isinstance(weights, torch.nn.Parameter):
        raise EmbedderError("this embedding model cannot be fitted, only a transformer can; do without")
    return weights


def _has_bfloat16() -> bool:
    """Tell whether the processor multiplies in bfloat16; where it does not, that is slower than float32."""
    flags = Path("/proc/cpuinfo")
    return flags.is_file() and any(f in flags.read_text("utf-8") for f in ("avx512_bf16", "amx_bf16"))
