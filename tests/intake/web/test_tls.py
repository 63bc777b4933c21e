"""A site's certificate must be for the name that was asked, though an address was connected to."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.intake.web.conftest import JumpingClock, Site, http, page

from rashomon.intake.web.fetcher import Fetcher
from rashomon.intake.web.networks import Internet
from rashomon.intake.web.outcomes import Fetched, Refused

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes certificates")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for news.example with its key, signed by itself."""
    both, key = tmp_path / "both.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", "/CN=news.example", "-keyout", key, "-out", both,
         "-addext", "subjectAltName=DNS:news.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    both.write_text(both.read_text() + key.read_text())
    return both


@pytest.fixture
def secure_site(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site = Site(context)
    site.paths["/a"] = http(page("The ferry sailed."))
    yield site
    site.close()


class OneMachine(Internet):
    """The real net, but that every name stands for one public address, which is our site."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self._site = site

    def resolve(self, _host: str, _port: int, /) -> Sequence[str]:
        return ["93.184.216.34"]

    def connect(self, _ip: str, _port: int, seconds: float, /) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self._site.port), timeout=seconds)


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.mark.usefixtures("trusted")
def test_a_trusted_certificate_for_the_name_is_taken(
    secure_site: Site, clock: JumpingClock
) -> None:
    found = Fetcher(network=OneMachine(secure_site), clock=clock).fetch("https://news.example/a")
    assert isinstance(found, Fetched), found


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_not(secure_site: Site, clock: JumpingClock) -> None:
    assert_insecure(secure_site, clock, "https://other.example/a")


def test_a_certificate_that_nobody_trusts_is_not(secure_site: Site, clock: JumpingClock) -> None:
    assert_insecure(secure_site, clock, "https://news.example/a")


def assert_insecure(site: Site, clock: JumpingClock, url: str) -> None:
    found = Fetcher(network=OneMachine(site), clock=clock).fetch(url)
    assert isinstance(found, Refused)
    assert found.reason == "insecure"
    assert site.asked == []
