"""A client that behaves as a browser that has opened our pages: its forms carry the word of its cookie."""

from __future__ import annotations

import secrets

from fastapi.testclient import TestClient
from httpx2 import Response

from web.visitor import COOKIE, FORM_FIELD, Visitor


class FormClient(TestClient):
    """A test client whose posted forms (`data`) are those of our own pages."""

    def post(self, url, *, data=None, headers=None, **rest) -> Response:
        sent = {name.lower() for name in headers or {}}
        if data is None and not rest.keys() & {"json", "content"}:  # a form of nothing but a button
            data = {}
        if data is not None and "cookie" not in sent:
            found = [cookie.value for cookie in self.cookies.jar if cookie.name == COOKIE]
            token = (found and found[0]) or secrets.token_urlsafe(32)
            if not found:
                host = self.base_url.host
                # "testserver" without a dot is a local name to cookie jars.
                domain = host if "." in host else f"{host}.local"
                self.cookies.set(COOKIE, token, domain=domain, path="/")
            data = {FORM_FIELD: Visitor(token, is_new=False).form_word, **data}
        return super().post(url, data=data, headers=headers, **rest)
