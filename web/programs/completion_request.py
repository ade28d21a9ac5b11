"""What a program asks of the chat protocol, and what of it can be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.understand import LONGEST_QUESTION
from web.programs.openai_errors import CompletionRefused
from web.text import Text

MODEL = "raadslag"
_EARLIER = 10  # questions of the conversation that may still bear on the last one


class _Lenient(BaseModel):
    """Takes fields that it does not know, for clients send many; of those it knows it takes no other type."""

    model_config = ConfigDict(extra="ignore", strict=True)


class ContentPart(_Lenient):
    """A part of a message; only parts of type "text" can be read."""

    type: Text
    text: Text | None = None


class Message(_Lenient):
    """A message of the conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Text | list[ContentPart] | None = None

    @property
    def text(self) -> str:
        """Return the parts that are text."""
        if not isinstance(self.content, list):
            return self.content or ""
        return "\n".join(part.text or "" for part in self.content if part.type == "text")


class StreamOptions(_Lenient):
    """What a stream is to hold beside the answer."""

    include_usage: bool | None = None


class ResponseFormat(_Lenient):
    """The form that the answer is to have."""

    type: Text


class CompletionRequest(_Lenient):
    """A conversation whose last question is to be answered.

    What steers how a language model picks words (`temperature`, `max_tokens` and so on) has no effect on
    quotes and is passed over.
    """

    model: Text
    messages: Annotated[list[Message], Field(description="The last one of role `user` is the question")]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: int | None = None
    response_format: ResponseFormat | None = None
    modalities: list[Text] | None = None
    tool_choice: object = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, and those asked before it, oldest first.

    What has another role is no part of it: neither a system prompt nor an earlier answer that comes back
    from the client may change what the documents say.
    """

    question: str
    earlier: tuple[str, ...]


def asked(request: CompletionRequest) -> Asked:
    """Return what is asked.

    Raises:
        CompletionRefused: it cannot be answered in the way that the request wants.
    """
    _check(request)
    users = [message for message in request.messages if message.role == "user"]
    if not users:
        raise CompletionRefused(
            "no_question", "there is no message of role 'user'; send the question as one", param="messages"
        )
    *before, last = users
    others = sorted({part.type for part in _parts(last) if part.type != "text"})
    if others:
        raise CompletionRefused(
            "unsupported_content",
            f"content of type {others[0]!r} cannot be read; send the question as text",
            param="messages",
        )
    earlier = tuple(text for message in before if 0 < len(text := message.text.strip()) <= LONGEST_QUESTION)
    return Asked(last.text, earlier[-_EARLIER:])


def _parts(message: Message) -> list[ContentPart]:
    return message.content if isinstance(message.content, list) else []


def _check(request: CompletionRequest) -> None:
    if request.model != MODEL:
        raise CompletionRefused(
            "model_not_found",
            f"there is no such model; use {MODEL!r}",
            param="model",
            status=404,
        )
    form = request.response_format.type if request.response_format else "text"
    for param, fits, wanted in (
        ("n", request.n in (None, 1), "there is one answer to a question; leave n out or set it to 1"),
        ("response_format", form == "text", "answers are text; the data is in the field `raadslag`"),
        ("modalities", set(request.modalities or ()) <= {"text"}, "answers are text; ask for no other form"),
        (
            "tool_choice",
            request.tool_choice in (None, "none", "auto"),
            "no tool is ever called; leave it out",
        ),
    ):
        if not fits:
            raise CompletionRefused("unsupported_value", f"{param}: {wanted}", param=param)
