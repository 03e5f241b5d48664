"""A worker of the sandbox: answers captures with pages until its input ends."""

import os
import pickle
import resource
import signal

from scraper.parsers import parse_page
from scraper.sandbox import LENGTH

READ_BYTES = 2 * 1024**3
"""Limit of the address space; a 32 MB page needs a few hundred megabytes."""


def main() -> None:
    """Answer questions on standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the crawl decides when we end
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (READ_BYTES if most == resource.RLIM_INFINITY else min(READ_BYTES, most), most))
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up among the answers
    while len(head := questions.read(LENGTH.size)) == LENGTH.size:
        (length,) = LENGTH.unpack(head)
        data = pickle.dumps(_answer(questions.read(length)))
        answers.write(LENGTH.pack(len(data)) + data)
        answers.flush()


def _answer(data: bytes) -> object:
    """Return what was asked for, a page or what a function returns; a text says what went wrong."""
    try:
        first, *rest = pickle.loads(data)  # noqa: S301 - our own parent wrote it
        return first(*rest) if callable(first) else parse_page(first, *rest)
    except Exception as problem:  # noqa: BLE001 - the page boundary of `spiders/base.py`, in the page's own process
        return f"{type(problem).__name__}: {problem}"[:500]


if __name__ == "__main__":
    main()
