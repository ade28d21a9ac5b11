"""Every address that is served, in the order in which they are looked at."""

from __future__ import annotations

from web import (
    answer_pages,
    api,
    assets,
    chat,
    conversation_pages,
    feedback_pages,
    source_panel,
)
from web.about import pages as about_pages
from web.decisions import meeting_pages
from web.decisions import pages as decision_pages
from web.documents import files as document_files
from web.documents import pages as document_pages
from web.exports import pages as export_pages
from web.focus import pages as focus
from web.oparl import api as oparl
from web.programs import completions
from web.sharing import pages as sharing_pages

ROUTERS = (
    conversation_pages.router,
    sharing_pages.router,
    chat.router,
    document_files.router,
    document_pages.router,
    about_pages.router,
    decision_pages.router,
    meeting_pages.router,
    oparl.router,
    answer_pages.router,
    feedback_pages.router,
    source_panel.router,
    export_pages.router,
    focus.router,
    api.router,
    api.pages,
    completions.router,
    assets.router,
)
