"""The address guard: what may be contacted, on the address that a name resolves to."""

import asyncio
import ipaddress
from collections.abc import Sequence
from typing import Any

import pytest

from scraper.network.addresses import AddressPolicy, GuardedResolver, system_lookup

LOOPBACK = AddressPolicy((ipaddress.ip_network("127.0.0.0/8"),))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "192.0.2.7", "198.18.0.1", "::1", "::",
        "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1",
        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::10.0.0.1", "64:ff9b::a9fe:a9fe", "2002:0a00:0001::1", "2001:db8::1",
        "localhost", "",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(address: str) -> None:
    assert not AddressPolicy().allows(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"])
def test_what_is_public_is_allowed(address: str) -> None:
    assert AddressPolicy().allows(address)


@pytest.mark.parametrize(
    ("network", "address", "allowed"),
    [
        ("127.0.0.0/8", "127.0.0.1", True),
        ("127.0.0.0/8", "::ffff:127.0.0.1", True),
        ("127.0.0.0/8", "10.0.0.1", False),
        ("10.1.0.0/16", "10.2.0.1", False),
        ("::1/128", "::1", True),
        ("::1/128", "127.0.0.1", False),
        ("fd00::/8", "fd12::1", True),
    ],
)
def test_only_the_named_network_is_opened(network: str, address: str, allowed: bool) -> None:
    assert AddressPolicy((ipaddress.ip_network(network),)).allows(address) is allowed


class Receiver:
    """Collects what a lookup reports."""

    def __init__(self) -> None:
        self.addresses: list[Any] = []
        self.done = asyncio.Event()
        self.handle: object = None

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802
        self.handle = resolution

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.addresses.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.done.set()


async def resolve(resolver: GuardedResolver, host: str, port: int = 80) -> list[tuple[str, int]]:
    receiver = Receiver()
    resolver.resolveHostName(receiver, host, port)
    await asyncio.wait_for(receiver.done.wait(), 5)
    return [(address.host, address.port) for address in receiver.addresses]


def answers(*rounds: Sequence[str]) -> Any:
    left = list(rounds)

    async def lookup(host: str) -> Sequence[str]:
        if not left:
            raise OSError(f"no address for {host}")
        return left.pop(0) if len(left) > 1 else left[0]

    return lookup


class TestResolver:
    def test_only_allowed_addresses_are_handed_out(self) -> None:
        resolver = GuardedResolver(AddressPolicy(), answers(["10.0.0.1", "1.1.1.1", "::1"]))
        assert asyncio.run(resolve(resolver, "mixed.example", 8080)) == [("1.1.1.1", 8080)]
        assert resolver.refusal("mixed.example") is None

    def test_a_refused_host_is_told_from_an_unknown_one(self) -> None:
        resolver = GuardedResolver(AddressPolicy(), answers(["192.168.0.9"]))
        assert asyncio.run(resolve(resolver, "Router.example")) == []
        assert resolver.refusal("router.example") == "private address: router.example is 192.168.0.9"
        unknown = GuardedResolver(AddressPolicy(), answers())
        assert asyncio.run(resolve(unknown, "nowhere.example")) == []
        assert unknown.refusal("nowhere.example") is None

    def test_a_name_that_changes_its_mind_is_checked_at_each_lookup(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("scraper.network.addresses.CACHE_SECONDS", -1.0)
        resolver = GuardedResolver(AddressPolicy(), answers(["1.1.1.1"], ["127.0.0.1"]))
        assert asyncio.run(resolve(resolver, "rebind.example")) == [("1.1.1.1", 80)]
        assert asyncio.run(resolve(resolver, "rebind.example")) == []

    @pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "127.1", "localhost", "[::1]", "0"])
    def test_every_spelling_of_this_machine_is_refused(self, host: str) -> None:
        resolver = GuardedResolver(AddressPolicy(), system_lookup)
        assert asyncio.run(resolve(resolver, host)) == []

    def test_loopback_is_contacted_when_it_is_allowed(self) -> None:
        resolver = GuardedResolver(LOOPBACK, system_lookup)
        assert asyncio.run(resolve(resolver, "127.0.0.1", 99)) == [("127.0.0.1", 99)]
