"""The program's entry point: the command line with the web server behind `serve`."""

from __future__ import annotations

from importlib.metadata import version

from assistant import cli
from assistant.build import open_assistant
from assistant.settings import Settings
from web.app import create_app
from web.serve import serve


def main() -> int:
    """Run `raadslag` with the process's own arguments; return the exit code."""
    return cli.main(_serve)


def _serve(settings: Settings) -> None:
    assistant = open_assistant(settings)
    assistant.examples()  # loads the model, so that the first visitor does not wait for it
    app = create_app(assistant, version=version("raadslag"), public_url=settings.public_url)
    serve(app, host=settings.host, port=settings.port)
