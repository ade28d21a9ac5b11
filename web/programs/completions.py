"""OpenAI's chat protocol, so that programs that speak it can use Rådslag as a model."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.render import answer_json
from assistant.types import Answer, Filters
from web.dependencies import TheAssistant, TheWriter
from web.links import base_address
from web.logs import log_answer
from web.programs.completion_request import MODEL, Asked, CompletionRequest, asked
from web.programs.content import CitedAt, Part, parts
from web.programs.openai_errors import CompletionRefused, OpenAIErrorResponse
from web.programs.sse import MEDIA_TYPE, STREAM_HEADERS, data_line
from web.types import Answering

router = APIRouter(prefix="/v1", tags=["openai"], responses={"4XX": {"model": OpenAIErrorResponse}})

_CREATED = 1_767_225_600  # when the model was made, which the protocol wants: 2026-01-01


@router.get("/models", summary="List the models: one")
def models() -> dict[str, object]:
    """Return the list that clients choose a model from."""
    return {"object": "list", "data": [_model()]}


@router.get("/models/{model}", summary="Describe a model")
def model(model: str) -> dict[str, object]:
    """Return what the list says of one model."""
    if model != MODEL:
        raise CompletionRefused(
            "model_not_found", f"there is no such model; use {MODEL!r}", param="model", status=404
        )
    return _model()


@router.post(
    "/chat/completions",
    summary="Answer the last question of a conversation",
    responses={200: {"content": {MEDIA_TYPE: {}}}},
)
def complete(
    body: CompletionRequest, request: Request, assistant: TheAssistant, writer: TheWriter
) -> Response:
    """Return the answer as Markdown, its citations as annotations, and all of it in the field `raadslag`."""
    wanted = asked(body)
    answer = _answer(assistant, wanted)
    if writer:
        answer = writer.finish(answer, Filters())
    log_answer(answer)
    completion = _Completion(
        id=f"chatcmpl-{secrets.token_hex(12)}",
        created=int(time.time()),
        answer=answer,
        parts=tuple(parts(answer, base_address(request))),
        prompt_tokens=sum(_tokens(message.text) for message in body.messages),
    )
    if not body.stream:
        return JSONResponse(completion.whole())
    options = body.stream_options
    chunks = completion.chunks(with_usage=bool(options and options.include_usage))
    return StreamingResponse(chunks, media_type=MEDIA_TYPE, headers=STREAM_HEADERS)


def _answer(assistant: Answering, wanted: Asked) -> Answer:
    """Answer the last question; those before it say what it may go on from."""
    answers: list[Answer] = []
    for question in wanted.earlier:
        answers.append(assistant.follow(question, Filters(), answers))
    return assistant.follow(wanted.question, Filters(), answers)


def _model() -> dict[str, object]:
    return {"id": MODEL, "object": "model", "created": _CREATED, "owned_by": MODEL}


def _tokens(text: str) -> int:
    """Return how many words and marks a text has: nothing is split into a language model's tokens here."""
    return len(re.findall(r"\w+|[^\w\s]", text))


@dataclass(frozen=True, slots=True)
class _Completion:
    """An answer in the protocol's words."""

    id: str
    created: int
    answer: Answer
    parts: Sequence[Part]
    prompt_tokens: int

    def whole(self) -> dict[str, object]:
        """Return it as one object."""
        content, annotations = "", list[dict[str, object]]()
        for part in self.parts:
            annotations += _annotations(part, len(content))
            content += part.text
        message = {"role": "assistant", "content": content, "refusal": None, "annotations": annotations}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return self._object("chat.completion", [choice]) | {
            "usage": self._usage(),
            "raadslag": answer_json(self.answer),
        }

    def chunks(self, *, with_usage: bool) -> Iterator[str]:
        """Return it as the events of a stream; the last object with a choice holds the field `raadslag`."""
        usage: dict[str, object] = {"usage": None} if with_usage else {}
        yield data_line(self._chunk({"role": "assistant", "content": "", "refusal": None}) | usage)
        at = 0
        for part in self.parts:
            delta: dict[str, object] = {"content": part.text}
            if part.cited:
                delta["annotations"] = _annotations(part, at)
            yield data_line(self._chunk(delta) | usage)
            at += len(part.text)
        yield data_line(self._chunk({}, finish="stop") | usage | {"raadslag": answer_json(self.answer)})
        if with_usage:
            yield data_line(self._object("chat.completion.chunk", []) | {"usage": self._usage()})
        yield "data: [DONE]\n\n"

    def _chunk(self, delta: dict[str, object], finish: str | None = None) -> dict[str, object]:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return self._object("chat.completion.chunk", [choice])

    def _object(self, kind: str, choices: list[dict[str, object]]) -> dict[str, object]:
        return {"id": self.id, "object": kind, "created": self.created, "model": MODEL, "choices": choices}

    def _usage(self) -> dict[str, object]:
        answered = sum(_tokens(part.text) for part in self.parts)
        return {
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": answered,
            "total_tokens": self.prompt_tokens + answered,
        }


def _annotations(part: Part, offset: int) -> list[dict[str, object]]:
    return [_annotation(cited, offset) for cited in part.cited]


def _annotation(cited: CitedAt, offset: int) -> dict[str, object]:
    """Return the protocol's own form of a citation: clients show the n-th one as source n."""
    return {
        "type": "url_citation",
        "url_citation": {
            "start_index": offset + cited.start,
            "end_index": offset + cited.end,
            "url": cited.url,
            "title": cited.title,
            "content": cited.quote,
        },
    }
