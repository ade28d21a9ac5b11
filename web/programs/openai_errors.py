"""Errors in the form that clients of OpenAI's protocol read."""

from __future__ import annotations

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

PREFIX = "/v1/"


class OpenAIError(BaseModel):
    """What went wrong."""

    message: str = Field(description="A sentence, for people")
    type: str = Field(description="`invalid_request_error` or `server_error`")
    param: str | None = Field(description="The field that is at fault, where it is one")
    code: str = Field(description="A word that stays the same, for programs", examples=["model_not_found"])


class OpenAIErrorResponse(BaseModel):
    """The body of every response that is not a success."""

    error: OpenAIError


class CompletionRefused(Exception):
    """A chat completion that cannot be made as it was asked for."""

    def __init__(self, code: str, message: str, *, param: str | None = None, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.param = param
        self.status = status


def error_response(status: int, code: str, message: str, param: str | None = None) -> JSONResponse:
    """Return an error; clients of the protocol raise an exception of the status's class."""
    # The protocol answers what it cannot read with 400, where the rest of our interface says 422.
    status = 400 if status == 422 else status
    kind = "server_error" if status >= 500 else "invalid_request_error"
    error = OpenAIError(message=message, type=kind, param=param, code=code)
    return JSONResponse(OpenAIErrorResponse(error=error).model_dump(), status)
