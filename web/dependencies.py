"""What routes are given by the application that they belong to."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from assistant.conversations import Conversations
from assistant.feedback import Feedback
from web.render import Renderer
from web.types import Answering, Archiving, Writing


# `async`, for without waiting for anything they need no thread of their own.
async def _assistant(request: Request) -> Answering:
    assistant: Answering = request.app.state.assistant
    return assistant


async def _conversations(request: Request) -> Conversations:
    conversations: Conversations = request.app.state.conversations
    return conversations


async def _archive(request: Request) -> Archiving:
    archive: Archiving = request.app.state.archive
    return archive


async def _renderer(request: Request) -> Renderer:
    renderer: Renderer = request.app.state.renderer
    return renderer


async def _writer(request: Request) -> Writing | None:
    writer: Writing | None = request.app.state.writer
    return writer


TheArchive = Annotated[Archiving, Depends(_archive)]


async def _feedback(request: Request) -> Feedback:
    feedback: Feedback = request.app.state.feedback
    return feedback


TheAssistant = Annotated[Answering, Depends(_assistant)]
TheConversations = Annotated[Conversations, Depends(_conversations)]
TheRenderer = Annotated[Renderer, Depends(_renderer)]
TheWriter = Annotated[Writing | None, Depends(_writer)]
TheFeedback = Annotated[Feedback, Depends(_feedback)]
