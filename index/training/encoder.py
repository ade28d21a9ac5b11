"""The model while it is trained: a BERT and its tokenizer; a text is the mean of its tokens' vectors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from transformers import BertModel

LONGEST = 256  # tokens; passages are embedded by windows of about 100
_EMBED_BATCH = 128

Tokens = list[int]


class Encoder:
    """Turns texts into unit vectors, with gradients where they are asked for."""

    def __init__(self, model: BertModel, tokenizer: Tokenizer) -> None:
        """Join a BERT and its tokenizer."""
        self.model = model
        self.tokenizer = tokenizer
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)

    @classmethod
    def load(cls, folder: Path) -> Encoder:
        """Read a model folder, of sentence-transformers or by `save`.

        "Eager" attention without dropout has the fastest backward pass on CPUs, by a factor of three.
        """
        model = BertModel.from_pretrained(
            folder,
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            dtype=torch.float32,
        )
        return cls(model, Tokenizer.from_file(str(folder / "tokenizer.json")))

    def save(self, folder: Path) -> None:
        """Write what `load` reads."""
        folder.mkdir(parents=True, exist_ok=True)
        self.model.save_pretrained(folder)
        self.tokenizer.save(str(folder / "tokenizer.json"))

    @property
    def embeddings(self) -> torch.nn.Parameter:
        """Return the vectors of the word pieces, shape (pieces, dimension)."""
        table: torch.nn.Embedding = self.model.get_input_embeddings()  # type: ignore[no-untyped-call]
        return table.weight  # type: ignore[return-value]  # the library says Tensor

    def tokens(self, texts: Sequence[str], longest: int = LONGEST) -> list[Tokens]:
        """Return each text's token ids, the special ones at its ends included."""
        self.tokenizer.enable_truncation(longest)
        return [encoding.ids for encoding in self.tokenizer.encode_batch(list(texts))]

    def vectors(self, tokens: Sequence[Tokens]) -> torch.Tensor:
        """Return unit vectors, shape (len(tokens), dimension), float32, with gradients."""
        length = max(map(len, tokens))
        ids = torch.zeros((len(tokens), length), dtype=torch.long)
        mask = torch.zeros((len(tokens), length), dtype=torch.long)
        for row, text in enumerate(tokens):
            ids[row, : len(text)] = torch.tensor(text)
            mask[row, : len(text)] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask[:, :, None].float()
        mean = (states.float() * weights).sum(1) / weights.sum(1)
        return torch.nn.functional.normalize(mean, dim=1)

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return unit vectors, shape (len(texts), dimension), without gradients."""
        tokens = self.tokens(texts)
        order = sorted(range(len(tokens)), key=lambda row: len(tokens[row]))
        found = np.zeros((len(texts), self.model.config.hidden_size), dtype=np.float32)
        with torch.inference_mode():
            for start in range(0, len(order), _EMBED_BATCH):
                rows = order[start : start + _EMBED_BATCH]
                found[rows] = self.vectors([tokens[row] for row in rows]).numpy()
        return found
