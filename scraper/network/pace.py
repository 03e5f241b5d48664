"""How fast a crawl goes and how long it will take; pure: the time is an argument."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WINDOW = 60.0
"""Seconds over which the rate is measured."""
POINTS = 240
"""Most readings that are kept; closer ones replace each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What can be said of a run under way."""

    rate: float | None = None
    """Visits a second over the last minute; None before two readings."""
    seconds_left: float | None = None
    """Until nothing waits, if no more is found; None when that cannot be said."""
    hosts: int = 0
    """Hosts on which URLs wait or are under way."""


@dataclass(slots=True)
class Pace:
    """Readings of how many visits there were when."""

    readings: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=POINTS + 2))

    def read(self, at: float, visits: int) -> None:
        """Note how many visits there were up to a time, seconds on any clock that runs forward."""
        if len(self.readings) > 1 and at - self.readings[-2][0] < WINDOW / POINTS:
            self.readings.pop()
        while len(self.readings) > 1 and at - self.readings[0][0] > WINDOW:
            self.readings.popleft()
        self.readings.append((at, visits))

    def rate(self) -> float | None:
        """Return visits a second.

        >>> pace = Pace(); pace.read(0.0, 0); pace.read(10.0, 25); pace.rate()
        2.5
        """
        if len(self.readings) < 2:
            return None
        (first, before), (last, after) = self.readings[0], self.readings[-1]
        return (after - before) / (last - first) if last > first else None

    def forecast(self, waiting: Iterable[tuple[int, float]], *, most: int | None = None) -> Forecast:
        """Return rate, hosts and the time left; `waiting` holds (URLs, gap in seconds, rest of the host included) for each host.

        The time left is that at the present rate, but never less than the host with most to fetch needs by its gap. Of what
        waits only `most` URLs are going to be fetched, the hosts in turns.

        >>> pace = Pace(); pace.read(0.0, 0); pace.read(10.0, 20); pace.forecast([(100, 1.0), (20, 1.0)]).seconds_left
        100.0
        >>> pace.forecast([(100, 1.0), (20, 1.0)], most=50).seconds_left
        30.0
        """
        hosts = [(count, gap) for count, gap in waiting if count]
        if most is not None:
            hosts = _in_turns(hosts, most)
        rate, urls = self.rate(), sum(count for count, _ in hosts)
        longest = max((count * gap for count, gap in hosts), default=0.0)
        if not urls:
            left: float | None = 0.0
        elif rate:
            left = max(urls / rate, longest)
        else:
            left = longest or None
        return Forecast(rate=rate, seconds_left=left, hosts=len(hosts))


def _in_turns(hosts: Sequence[tuple[int, float]], most: int) -> list[tuple[int, float]]:
    """Return what is fetched of each host when the hosts take turns until it is `most` in all."""
    shares = []
    for place, (count, gap) in enumerate(sorted(hosts)):
        share = min(count, -(-most // (len(hosts) - place)))  # who has fewer leaves the rest of its turns to the others
        most -= share
        shares.append((share, gap))
    return [(share, gap) for share, gap in shares if share]


def in_time(seconds: float) -> str:
    """Return a time left for a person, rounded.

    >>> in_time(9.2), in_time(170.0), in_time(7300.0), in_time(400_000.0)
    ('9 s', '3 min', '2 h 2 min', '4 days 15 h')
    """
    minutes = round(seconds / 60.0)
    if seconds < 90.0:
        return f"{round(seconds)} s"
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h {minutes % 60} min" if hours < 48 else f"{hours // 24} days {hours % 24} h"
