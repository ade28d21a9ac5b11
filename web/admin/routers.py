"""All routes of the administration, put together."""

from __future__ import annotations

from web.admin import feedback_pages, files, health, login

ROUTERS = (login.router, health.router, files.router, feedback_pages.router)
