"""What went wrong, as the caller reads it: a page for people, JSON for programs, never a trace."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from rashomon.web.drawing import templates

_ADVICE = {
    404: "There is no such page or row in this dossier. The address of a row can change when the "
    "dossier is linked anew: look for it from the first page.",
    405: "This address cannot be asked in this way.",
    408: "The request did not arrive whole in time; send it again.",
    413: "This is more than the server takes at once.",
    421: "Open the address that 'rashomon serve' printed.",
    500: "The server failed, and nothing was changed; the terminal in which it runs says why.",
    503: "The server has too much to do, or took too long; try again in a moment.",
}


def problem(scope: Scope, status: int, detail: str = "") -> Response:
    """Return the answer to a request that failed, as HTML where the caller asks for a page."""
    phrase = HTTPStatus(status).phrase
    said = detail or _ADVICE.get(status, phrase)
    headers = {"cache-control": "no-store"}
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return Response(msgspec.json.encode({"error": said}), status, headers, "application/json")
    page = templates().get_template("problem.html.j2")
    text = page.render(status=status, phrase=phrase, said=said, up=_up(scope["path"]))
    return Response(text, status, headers, "text/html")


def _up(path: str) -> str:
    """Return the way from a path to the site's root, as links in its page must begin."""
    return "../" * max(0, path.count("/") - 1)
