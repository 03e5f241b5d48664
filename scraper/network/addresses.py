"""The address guard: which network addresses may be contacted, checked on what a name resolves to, at connect time.

Every connection that Scrapy's HTTP handler makes asks the reactor's name resolver first, IP literals included, and
connects to the very addresses it got. So a guard in the resolver sees every hop (redirects, robots.txt, feeds) and
cannot be passed by a name that resolves to one address when checked and to another when used.
"""

import asyncio
import ipaddress
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver, IHostResolution
from zope.interface import implementer  # type: ignore[import-untyped]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Lookup = Callable[[str], Awaitable[Sequence[str]]]
"""Host name → the texts of its addresses; raises OSError when there is none."""

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address."""
CACHE_SECONDS = 60.0
"""How long a name's addresses are used without asking again."""
LOOKUP_SECONDS = 20.0
"""Time limit of one lookup."""


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Which addresses may be contacted: all public ones, and the private networks named in the settings."""

    allowed: tuple[Network, ...] = ()
    """Private networks that may be contacted."""

    def allows(self, text: str) -> bool:
        """Tell whether an address may be contacted.

        >>> AddressPolicy().allows("10.0.0.1"), AddressPolicy().allows("::ffff:127.0.0.1"), AddressPolicy().allows("1.1.1.1")
        (False, False, True)
        >>> AddressPolicy((ipaddress.ip_network("127.0.0.0/8"),)).allows("127.0.0.1")
        True
        """
        try:
            address: Address = ipaddress.ip_address(text.partition("%")[0])
        except ValueError:
            return False
        inner = embedded(address)
        if any(address in network or (inner is not None and inner in network) for network in self.allowed):
            return True
        return _is_public(address) and (inner is None or _is_public(inner))


def embedded(address: Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for (mapped, compatible, 6to4, Teredo, NAT64).

    >>> embedded(ipaddress.ip_address("64:ff9b::a00:1"))
    IPv4Address('10.0.0.1')
    """
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in NAT64 or int(address) >> 32 == 0:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address in NAT64):
        return True  # judged by the IPv4 address inside
    return address.is_global and not address.is_multicast


@implementer(IHostResolution)
class _Resolution:
    """The handle of one lookup."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.task: asyncio.Task[None] | None = None

    def cancel(self) -> None:
        """End the lookup."""
        if self.task is not None:
            self.task.cancel()


async def system_lookup(host: str) -> Sequence[str]:
    """Ask the operating system for the addresses of a host; decimal and hexadecimal IPv4 forms come back as dotted.

    Raises OSError, TimeoutError, UnicodeError. Each lookup has a thread of its own: in a pool a few names whose servers
    are silent would keep all others waiting, and the process from ending.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(found: list[str], problem: Exception | None) -> None:
        if not answer.done():
            if problem is None:
                answer.set_result(found)
            else:
                answer.set_exception(problem)

    def look() -> None:
        found: list[str] = []
        problem: Exception | None = None
        try:
            entries = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            found = list(dict.fromkeys(str(entry[4][0]) for entry in entries))
        except (OSError, UnicodeError) as error:
            problem = error
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, found, problem)

    threading.Thread(target=look, name=f"lookup {host}", daemon=True).start()
    return await asyncio.wait_for(answer, LOOKUP_SECONDS)


@implementer(IHostnameResolver)
class GuardedResolver:
    """A name resolver that only hands out addresses which the policy allows."""

    def __init__(self, policy: AddressPolicy, lookup: Lookup = system_lookup) -> None:
        self.policy = policy
        self._lookup = lookup
        self._known: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._refused: dict[str, str] = {}

    def refusal(self, host: str) -> str | None:
        """Return why `host` was not contacted when it was last looked up; None when it may be."""
        return self._refused.get(_plain(host))

    def resolveHostName(  # noqa: N802 - the interface's name
        self,
        resolutionReceiver: Any,  # noqa: N803 - zope interfaces mean nothing to mypy
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: ARG002, N803 - we only ever connect by TCP
    ) -> Any:
        """Look a host up and report its allowed addresses; none at all is how a refusal and a failure end."""
        resolution = _Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)

        async def resolve() -> None:
            for text in await self._allowed(_plain(hostName)):
                address = IPv6Address("TCP", text, portNumber) if ":" in text else IPv4Address("TCP", text, portNumber)
                if addressTypes is None or isinstance(address, tuple(addressTypes)):
                    resolutionReceiver.addressResolved(address)
            resolutionReceiver.resolutionComplete()

        resolution.task = asyncio.ensure_future(resolve())
        return resolution

    async def _allowed(self, host: str) -> Iterable[str]:
        until, found = self._known.get(host, (0.0, ()))
        if until < time.monotonic():
            try:
                found = tuple(await self._lookup(host))
            except (OSError, UnicodeError, TimeoutError):
                found = ()
            if len(self._known) > 10_000:
                self._known.clear()
                self._refused.clear()
            self._known[host] = (time.monotonic() + (CACHE_SECONDS if found else 0.0), found)
        allowed = [text for text in found if self.policy.allows(text)]
        if found and not allowed:
            resolved = ", ".join(found[:3])
            self._refused[host] = f"private address: {host}" + ("" if resolved == host else f" is {resolved}")
        else:
            self._refused.pop(host, None)
        return allowed


def _plain(host: str) -> str:
    return host.strip("[]").lower()
