"""Certificates are verified unless a declaration says otherwise: boards behind TLS that nobody vouches for."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from board_site import SiNttBoard, Site, posts
from conftest import Crawl, Crawled
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.9"
EXCEPTION = 'unverified_certificate = "중간 인증서가 빠져 있음"'


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """A server's side of TLS with a certificate that it signed itself."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(folder / "certificate.pem", certificate.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _write(folder / "key.pem", private)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return server


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


@pytest.fixture(scope="module")
def crawled(crawl: Crawl, context: ssl.SSLContext) -> Iterator[Crawled]:
    with Site(HOST, context) as site:
        strict, excepted = (SiNttBoard(site, name, posts(3)) for name in ("strict", "excepted"))
        yield crawl(excepted.declaration(EXCEPTION) + strict.declaration())


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(crawled: Crawled) -> None:
    coverage = crawled.coverage("strict")
    assert (coverage.verdict, crawled.ids("strict")) == ("blocked", [])
    assert "the certificate was not accepted" in coverage.detail


def test_a_declared_exception_is_read_and_told_in_the_ledger(crawled: Crawled) -> None:
    coverage = crawled.coverage("excepted")
    assert crawled.ids("excepted") == [102, 101, 100]
    assert coverage.verdict == "quiet"
    assert "the certificate was not verified: 중간 인증서가 빠져 있음" in coverage.detail
