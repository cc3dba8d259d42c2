"""Fetching by https: the very address that was checked is asked, and must prove that it is the host that was named."""

import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from home.moving_in.fetching import fetch
from home.moving_in.hosts import CannotFetch, IpAddress

from .old_server import OldServer

LOOPBACK = ipaddress.ip_address("127.0.0.1")


def loopback_only(address: IpAddress) -> bool:
    """Permit one address of this machine and no other."""
    return address == LOOPBACK


def certificate(folder: Path, name: x509.GeneralName) -> Path:
    """Write a key and a certificate for this name, signed by itself; return the file with both."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Example")])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(issuer)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([name]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "certificate.pem"
    path.write_bytes(secret + built.public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def https_server(certified: Path) -> Iterator[str]:
    """Run the old site behind this certificate; give its address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certified)
    server = ThreadingHTTPServer((str(LOOPBACK), 0), OldServer)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"https://{LOOPBACK}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def test_a_host_that_proves_who_it_is_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trusted = certificate(tmp_path, x509.IPAddress(LOOPBACK))
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with https_server(trusted) as address:
        assert b"It came from the web." in fetch(f"{address}/page", loopback_only).content


def test_a_trusted_certificate_of_another_host_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    another = certificate(tmp_path, x509.DNSName("another.example.org"))
    monkeypatch.setenv("SSL_CERT_FILE", str(another))
    with https_server(another) as address, pytest.raises(CannotFetch, match="cannot be reached"):
        fetch(f"{address}/page", loopback_only)


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    unknown = certificate(tmp_path, x509.IPAddress(LOOPBACK))
    with https_server(unknown) as address, pytest.raises(CannotFetch, match="cannot be reached"):
        fetch(f"{address}/page", loopback_only)
