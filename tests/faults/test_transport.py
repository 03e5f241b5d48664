"""What the crawl opens and whom it trusts."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from scraper.runner import run_crawl
from tests.faults.crawls import config_for, frontier_row, start, wait_for
from tests.faults.server import FaultServer, Reply, article

LISTENING = "0A"


def listening_sockets(pid: int) -> set[str]:
    """Inodes of the listening TCP sockets that a process holds."""
    held = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(link.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            held.add(target[8:-1])
    lines = [line.split() for table in ("tcp", "tcp6") for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]]
    return {fields[9] for fields in lines if fields[3] == LISTENING and fields[9] in held}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="needs Linux's /proc")
def test_a_crawl_listens_on_no_port(tmp_path: Path) -> None:
    # Scrapy's remote control and telnet console would run what is sent to them.
    config = config_for(tmp_path)
    with FaultServer({"/slow": Reply(body=article(1), delay=6.0), "/good": Reply(body=article(2))}) as server:
        process = start(tmp_path, "crawl", f"{server.url}/good", f"{server.url}/slow")
        wait_for(config, "SELECT count(*) FROM articles", 1)
        assert process.poll() is None
        assert listening_sockets(process.pid) == set()
        process.kill()
        process.communicate()


@contextmanager
def https_server(folder: Path) -> Iterator[str]:
    """Serve an article under a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = folder / "server.pem"
    pem.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            body = article(1)
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Stay quiet."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{httpd.server_address[1]}"
        assert seen == [], "a request went out under an unknown certificate"
    finally:
        httpd.shutdown()
        httpd.server_close()


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.network.retrying.BACKOFF_FIRST", 0.02)
    config = config_for(tmp_path)
    with https_server(tmp_path) as url:
        run = run_crawl(config, urls=[f"{url}/page"])
    assert run.outcome == "incomplete"
    state, reason = frontier_row(config, f"{url}/page")
    assert state == "failed"
    assert "certificate" in (reason or "")
