"""Rate and time left, from readings."""

import pytest

from scraper.network.pace import POINTS, WINDOW, Forecast, Pace, in_time


def paced(*readings: tuple[float, int]) -> Pace:
    pace = Pace()
    for at, settled in readings:
        pace.read(at, settled)
    return pace


@pytest.mark.parametrize(
    ("readings", "waiting", "expected", "reason"),
    [
        ([], [], Forecast(rate=None, seconds_left=0.0, hosts=0), "nothing waits"),
        ([], [(5, 0.0)], Forecast(rate=None, seconds_left=None, hosts=1), "nothing is known yet"),
        ([], [(5, 2.0)], Forecast(rate=None, seconds_left=10.0, hosts=1), "the gap alone is known"),
        ([(0, 0), (10, 50)], [(100, 0.0)], Forecast(rate=5.0, seconds_left=20.0, hosts=1), "by the rate"),
        ([(0, 0), (10, 50)], [(90, 1.0), (10, 1.0)], Forecast(rate=5.0, seconds_left=90.0, hosts=2), "the longest host decides"),
        ([(0, 0), (10, 0)], [(5, 0.0)], Forecast(rate=0.0, seconds_left=None, hosts=1), "it stands still"),
        ([(7, 0), (7, 5)], [(5, 0.0)], Forecast(rate=None, seconds_left=None, hosts=1), "no time has passed"),
        ([(0, 0), (10, 50)], [(0, 1.0)], Forecast(rate=5.0, seconds_left=0.0, hosts=0), "a host with nothing waiting"),
    ],
)
def test_forecast(readings: list[tuple[float, int]], waiting: list[tuple[int, float]], expected: Forecast, reason: str) -> None:
    assert paced(*readings).forecast(waiting) == expected, reason


@pytest.mark.parametrize(
    ("waiting", "most", "left", "hosts", "reason"),
    [
        ([(1000, 1.0)], 3, 3.0, 1, "three of a thousand"),
        ([(1000, 1.0)], 0, 0.0, 0, "the limit is reached"),
        ([(2, 1.0)], 50, 2.0, 1, "fewer wait than it allows"),
        ([(1000, 1.0), (1000, 1.0)], 10, 5.0, 2, "two hosts take turns"),
        ([(1000, 1.0), (2, 1.0)], 10, 8.0, 2, "what one has not the other gets"),
        ([(9, 0.5), (9, 2.0), (9, 1.0)], 3, 2.0, 3, "the slowest decides"),
    ],
)
def test_only_what_a_limit_lets_be_fetched_counts(
    waiting: list[tuple[int, float]], most: int, left: float, hosts: int, reason: str
) -> None:
    assert paced((0, 0), (10, 1000)).forecast(waiting, most=most) == Forecast(rate=100.0, seconds_left=left, hosts=hosts), reason


def test_the_rate_is_that_of_the_last_minute_and_memory_is_bounded() -> None:
    pace = paced(*((float(n), n * 100) for n in range(1000)), *((1000.0 + n, 99_900 + n) for n in range(1, 200)))
    assert pace.rate() == pytest.approx(1.0)
    assert pace.readings[-1][0] - pace.readings[0][0] <= WINDOW + 1
    quick = paced(*((n / 1000, n) for n in range(100_000)))
    assert len(quick.readings) <= POINTS + 2
    assert quick.rate() == pytest.approx(1000.0, rel=0.01)


@pytest.mark.parametrize(
    ("seconds", "words"), [(3.0, "3 s"), (89.0, "89 s"), (91.0, "2 min"), (3600.0, "1 h 0 min"), (200_000.0, "2 days 7 h")]
)
def test_in_time(seconds: float, words: str) -> None:
    assert in_time(seconds) == words
