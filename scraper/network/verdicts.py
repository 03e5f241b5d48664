"""How a fetch can end before there is an answer: exceptions that the spider's errback turns into a `Visit`."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)

_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (CannotResolveHostError, "the host name is unknown"),
    (DownloadConnectionRefusedError, "the connection was refused"),
    (DownloadTimeoutError, "it took too long"),
    (DownloadFailedError, "the connection broke"),
)


class RefusedError(IgnoreRequest):
    """A rule forbids the fetch (robots.txt, address guard, scheme, too large); trying again would not change that."""


class NowhereError(IgnoreRequest):
    """The site's answers lead nowhere (redirects in a circle): a failure that another try in this run would not change."""


class HostRestsError(IgnoreRequest):
    """The host is not to be asked before `until` (ISO 8601); the URL waits without having been tried.

    `final` says that the host was tried as often as it will be in this run, so that the URL is to be told of as failed.
    """

    def __init__(self, message: str, *, until: str, final: bool = False) -> None:
        super().__init__(message)
        self.until = until
        self.final = final


_STEPS = (
    ("private address", "--allow-private NETWORK, such as 127.0.0.0/8, if it is meant."),
    ("robots.txt forbids", "respect it; the site's owner can allow dramarchive there."),
    ("an index page", "dramarchive add URL registers it as a source."),
    ("404 ", "check the address."),
    ("not an HTML page", "give the address of an article."),
    ("the host name is unknown", "check the address."),
)
"""How a reason begins → what a person can do about it."""


def next_step(reason: str, otherwise: str = "") -> str:
    """Return what one can do about a reason, `otherwise` when it is none of the usual ones.

    >>> next_step("private address: 10.0.0.1"), next_step("answered 500", "check the address.")
    ('--allow-private NETWORK, such as 127.0.0.0/8, if it is meant.', 'check the address.')
    """
    return next((step for beginning, step in _STEPS if reason.startswith(beginning)), otherwise)


def in_words(problem: BaseException | None) -> str:
    """Return why a fetch had no answer, for a person.

    >>> in_words(DownloadConnectionRefusedError("Connection was refused by other side: 111.")), in_words(ValueError("x"))
    ('the connection was refused', 'ValueError: x')
    """
    if "certificate verify failed" in str(problem):
        return "its certificate cannot be verified"
    if isinstance(problem, IgnoreRequest):
        return str(problem)
    known = next((words for kind, words in _WORDS if isinstance(problem, kind)), "")
    return known or f"{type(problem).__name__}: {problem}"
