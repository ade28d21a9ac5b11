"""What a model is sent: the rules, the numbered passages and the question, and nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from assistant.texts import Texts
from assistant.writing.draft import visible
from assistant.writing.endpoint import Message
from assistant.writing.numbered import Numbered

MOST_SENTENCES = 6


def messages(question: str, passages: Sequence[Numbered], say: Texts) -> list[Message]:
    """Return the messages of a request; the passages' marks cannot be foreseen by who wrote a document."""
    tag = f"data-{secrets.token_hex(4)}"
    shown = (
        say.say(
            "model",
            "passage",
            tag=tag,
            number=str(passage.number),
            place=passage.card.replace("\n", " › "),
            text=passage.text,
        ).strip()
        for passage in passages
    )
    rules = say.say(
        "model", "system", tag=tag, sentences=str(MOST_SENTENCES), nothing=say.say("model", "nothing")
    )
    asked = say.say("model", "question", passages="\n\n".join(shown), question=visible(question))
    return [
        {"role": "system", "content": rules.strip()},
        {"role": "user", "content": asked.strip()},
    ]
