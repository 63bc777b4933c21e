"""One site in two hosts, a folder and a server, and a browser that notes what it should not do."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests import harm, made

from rashomon.dossier import Dossier
from rashomon.intake.web import Fetcher
from rashomon.report import PAGES, Desk, write_folder
from rashomon.report.links import address
from rashomon.web.app import Session, application
from rashomon.web.changes import Changes
from rashomon.web.guard import loopback_hosts
from rashomon.web.readers import Readers
from rashomon.web.running import KEY_MARK, listening, server_of

KEY = "the-key-of-this-start"

_FILLED: dict[str, Callable[[Dossier], Dossier]] = {"made": made.fill, "harm": harm.fill}


@dataclass(frozen=True)
class Host:
    """Where a site stands: its root, and the paths of all its pages below it."""

    root: str
    paths: tuple[str, ...]

    def of(self, page: str) -> str:
        """The first page of a kind."""
        return next(path for path in self.paths if path.partition("/")[0].startswith(page))


@dataclass
class Opened:
    """A page of a browser, and everything that it should not have done."""

    page: Page
    noise: list[str] = field(default_factory=list)


Open = Callable[..., Opened]
"""Opens a page in a context of its own; named arguments are those of the context."""


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    with ExitStack() as stack:

        def opened(host: Host, path: str, **options: object) -> Opened:
            context = browser.new_context(**options)  # type: ignore[arg-type]
            stack.callback(context.close)
            found = Opened(context.new_page())
            note = found.noise.append
            found.page.on("console", lambda message: note(message.text))
            found.page.on("pageerror", lambda error: note(str(error)))
            found.page.on("dialog", lambda dialog: note(dialog.message))
            found.page.on(
                "request",
                lambda request: None if request.url.startswith(host.root) else note(request.url),
            )
            found.page.goto(host.root + path)
            return found

        yield opened


@pytest.fixture(scope="session")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A dossier made by hand, and one of somebody who means harm."""
    folder = tmp_path_factory.mktemp("dossiers")
    for name, fill in _FILLED.items():
        with Dossier(folder / f"{name}.rashomon", create=True) as empty:
            fill(empty)
    return {name: folder / f"{name}.rashomon" for name in _FILLED}


@pytest.fixture(scope="session")
def hosts(
    dossiers: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Host]]:
    """Both dossiers in both hosts, as ``made-folder`` and so on."""
    found: dict[str, Host] = {}
    with ExitStack() as stack:
        for name, path in dossiers.items():
            folder = tmp_path_factory.mktemp(name)
            with Dossier(path) as dossier:
                write_folder(dossier, folder)
                paths = _paths(dossier)
            found[f"{name}-folder"] = Host(f"{folder.as_uri()}/", paths)
            found[f"{name}-serve"] = Host(stack.enter_context(served(path)), paths)
        yield found


@pytest.fixture
def corrected(dossiers: dict[str, Path], tmp_path: Path) -> Iterator[Host]:
    """A server of a copy of the dossier made by hand, to be changed."""
    path = Path(shutil.copy(dossiers["made"], tmp_path))
    with Dossier(path) as dossier:
        paths = _paths(dossier)
    with served(path) as root:
        yield Host(root, paths)


START = f"index.html#{KEY_MARK}{KEY}"
"""What the address that is printed opens."""


@contextmanager
def served(path: Path) -> Iterator[str]:
    """A server as `rashomon serve` starts it, in a thread, until it is stopped; yields its root."""
    opened = listening(0)
    port = opened.getsockname()[1]
    dossier = Dossier(path)
    session = Session(who="Mira", key=KEY, hosts=loopback_hosts(port))
    server = server_of(application(Readers(path, 4), Changes(dossier), session, Fetcher()))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        thread.join()
        opened.close()
        dossier.close()


def _paths(dossier: Dossier) -> tuple[str, ...]:
    desk = Desk(dossier)
    return tuple(
        address(page.name, key)
        for page in PAGES
        for key in (page.keys(desk) if page.keys else (None,))
    )
