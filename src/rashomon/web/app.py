"""The application: the site's pages, and the small JSON interface by which people correct them.

GET    /, /timeline.html, /event/ev-….html     the pages of the report, with facets as a query
GET    /assets/…                                styles and scripts
GET    /session                                 who corrects here, and whether this page may
GET    /partners?kind=actors&text=…             rows that another can be joined with
GET    /judgements                              what people ruled, and whether it stands
POST   /judgements                              rule                        ┐
DELETE /judgements/ju-…                         take a ruling back          │ need the key, give
POST   /articles                                add one: pasted, or by      │ a change's ticket
POST   /files?name=…                            its address; add a file     ┘
GET    /changes/7                               what became of a change
"""

from __future__ import annotations

import contextlib
import hmac
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TypeVar, get_args

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rashomon.dossier import DossierError
from rashomon.dossier.judgements.listing import judgement_lines
from rashomon.dossier.judgements.making import Judge, moment
from rashomon.intake.web import Fetcher
from rashomon.links import Judgement
from rashomon.web.additions import Addition, Now, addition, fetched, file_name, pasted_name
from rashomon.web.assets import assets
from rashomon.web.changes import Changes, Make
from rashomon.web.corrections import Ruling, ruling
from rashomon.web.guard import KEY_HEADER, Guard
from rashomon.web.pages import drawn, named
from rashomon.web.partners import Kind, partners
from rashomon.web.problems import problem
from rashomon.web.readers import BusyError, Readers

T = TypeVar("T")

_CACHED = {"cache-control": "no-cache"}
_FRESH = {"cache-control": "no-store"}


@dataclass(frozen=True, slots=True)
class Session:
    """One start of the server: who rules here, and the key that his pages must show."""

    who: str
    key: str
    hosts: frozenset[str]


def application(
    readers: Readers, changes: Changes, session: Session, fetcher: Fetcher
) -> Starlette:
    """Return the application; readers and changes are closed when it shuts down.

    `fetcher` goes to the net, for nothing but the addresses that people give.
    """
    at = _Endpoints(readers, changes, session, fetcher)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(changes.close)
        readers.close()

    return Starlette(
        routes=[
            Route("/session", at.session),
            Route("/partners", at.partners),
            Route("/judgements", at.judgements),
            Route("/judgements", at.rule, methods=["POST"]),
            Route("/judgements/{judgement}", at.undo, methods=["DELETE"]),
            Route("/articles", at.add, methods=["POST"]),
            Route("/files", at.upload, methods=["POST"]),
            Route("/changes/{ticket:int}", at.change),
            Route("/assets/{name:path}", at.asset),
            Route("/{path:path}", at.page),
        ],
        middleware=[
            Middleware(Guard, hosts=session.hosts, key=session.key),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
        exception_handlers={HTTPException: _refused},
        lifespan=lifespan,
    )


class _Endpoints:
    """The endpoints of one start."""

    def __init__(
        self, readers: Readers, changes: Changes, session: Session, fetcher: Fetcher
    ) -> None:
        self._readers = readers
        self._changes = changes
        self._session = session
        self._fetcher = fetcher
        self._start = secrets.token_hex(4)  # tags of another start, or dossier, are not these

    # Reading: these run in threads ------------------------------------------------------------

    def page(self, request: Request) -> Response:
        wanted = named(request.path_params["path"])
        if wanted is None:
            return problem(request.scope, 404)
        with self._readers.reader() as reader:
            headers = {**_CACHED, "etag": f'W/"{self._start}-{reader.linking}"'}
            if request.headers.get("if-none-match") == headers["etag"]:
                return Response(status_code=304, headers=headers)
            try:
                page = drawn(reader, wanted, request.query_params)
            except (ValueError, DossierError) as error:
                return problem(request.scope, 400, str(error))
        if page is None:
            return problem(request.scope, 404)
        return Response(page.encode(errors="replace"), headers=headers, media_type="text/html")

    def asset(self, request: Request) -> Response:
        found = assets().get(request.path_params["name"])
        if found is None:
            return problem(request.scope, 404)
        headers = {**_CACHED, "etag": found.tag}
        if request.headers.get("if-none-match") == found.tag:
            return Response(status_code=304, headers=headers)
        return Response(found.content, headers=headers, media_type=found.kind)

    def session(self, request: Request) -> Response:
        given = request.headers.get(KEY_HEADER, "").encode()
        may = hmac.compare_digest(given, self._session.key.encode())
        return _json({"who": self._session.who, "may_change": may})

    def partners(self, request: Request) -> Response:
        kind, text = request.query_params.get("kind", ""), request.query_params.get("text", "")
        if kind not in get_args(Kind):
            return problem(request.scope, 400, f"kind: one of {', '.join(get_args(Kind))}")
        with self._readers.reader() as reader:
            return _json(partners(reader.desk, msgspec.convert(kind, Kind), text))

    def judgements(self, request: Request) -> Response:  # noqa: ARG002
        with self._readers.reader() as reader:
            return _json(judgement_lines(reader.dossier).to_dicts())

    def change(self, request: Request) -> Response:
        found = self._changes.of(request.path_params["ticket"])
        return problem(request.scope, 404, "no such change") if found is None else _json(found)

    # Changing ---------------------------------------------------------------------------------

    async def rule(self, request: Request) -> Response:
        said = await _decoded(request, Ruling)
        return self._submit(ruling(said.made_by, self._session.who, moment))

    async def undo(self, request: Request) -> Response:
        taken = request.path_params["judgement"]
        return self._submit(ruling(partial(_undone, taken), self._session.who, moment))

    async def add(self, request: Request) -> Response:
        said = await _decoded(request, Addition)
        if bool(said.text.strip()) == bool(said.address.strip()):
            raise HTTPException(400, "give the text of an article, or its address")
        if said.text:
            return self._add(partial(addition, pasted_name(said.text), said.text.encode()), said)
        return self._add(partial(fetched, self._fetcher), said)

    async def upload(self, request: Request) -> Response:
        query = dict(request.query_params)
        name = file_name(query.pop("name", ""))
        try:
            said = msgspec.convert(query, Addition)
        except msgspec.ValidationError as error:
            raise HTTPException(400, str(error)) from None
        return self._add(partial(addition, name, await request.body()), said)

    def _add(self, adding: Callable[[Addition, str, Now], Make], said: Addition) -> Response:
        try:
            make = adding(said, self._session.who, moment)
        except ValueError as error:
            raise HTTPException(400, str(error)) from None
        return self._submit(make)

    def _submit(self, make: Make) -> Response:
        try:
            change = self._changes.submit(make)
        except BusyError:
            raise HTTPException(503, "too many changes wait; try again in a moment") from None
        return _json(change, 202, {"location": f"/changes/{change.ticket}"})


def _undone(taken: str, judge: Judge) -> Judgement:
    return judge.undo(taken)


async def _decoded(request: Request, kind: type[T]) -> T:
    """Return what a request says in JSON. Raises HTTPException where it is something else."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "say it as application/json")
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise HTTPException(400, str(error)) from None


def _json(value: object, status: int = 200, headers: Mapping[str, str] = _FRESH) -> Response:
    return Response(
        msgspec.json.encode(value), status, {**_FRESH, **headers}, media_type="application/json"
    )


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for no other
    said = "" if error.detail == HTTPStatus(error.status_code).phrase else error.detail
    answer = problem(request.scope, error.status_code, said)
    answer.headers.update(error.headers or {})
    return answer
