"""A listener on addresses that no crawl of these tests may contact; every connection to it is a failure of the guard.

The crawls are allowed `127.0.0.1/32`, where the servers are. The canary sits beside it, on another address of the loopback
network and on IPv6's, so that a request that gets past the guard is answered, noted and seen.
"""

import socket
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

HOST = "127.66.6.6"
BODY = b"<html><body><article><h1>Nobody should read this</h1></article></body></html>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


@dataclass(slots=True)
class Canary:
    """Counts connections."""

    seen: list[str] = field(default_factory=list)
    """Who was contacted, and with what first line."""
    port: int = 0
    spellings: dict[str, str] = field(default_factory=dict)
    """What the spelling is → a URL of the canary."""

    def listen(self) -> None:
        """Listen on every address that this machine has of those meant."""
        # Only Linux answers on all of 127.0.0.0/8.
        where = [(socket.AF_INET, HOST if sys.platform == "linux" else "127.0.0.1"), (socket.AF_INET6, "::1")]
        for family, address in where:
            with suppress(OSError):
                listener = socket.create_server((address, self.port), family=family)
                self.port = listener.getsockname()[1]
                threading.Thread(target=self._serve, args=(listener, address), daemon=True).start()
        hosts = {
            "dotted": HOST,
            "decimal": str(int.from_bytes(socket.inet_aton(HOST))),
            "hexadecimal": "0x7f420606",
            "octal": "0177.0102.06.06",
            "mapped": f"[::ffff:{HOST}]",
            "compatible": f"[::{HOST}]",
            "IPv6": "[::1]",
            "zero": "0.0.0.0",
            "any IPv6": "[::]",
        }
        self.spellings = {name: f"http://{host}:{self.port}/" for name, host in hosts.items()}

    @property
    def url(self) -> str:
        """Its plain address."""
        return self.spellings["dotted"]

    def _serve(self, listener: socket.socket, address: str) -> None:
        while True:
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                connection.settimeout(1.0)
                self.seen.append(f"{address} {time.time():.3f} {connection.recv(200)[:80]!r}")
                connection.sendall(ANSWER)


CANARY = Canary()
CANARY.listen()
