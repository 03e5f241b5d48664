"""Bring in what a person has already: web archives, saved pages, lists of addresses, bookmarks, feeds. Nothing is fetched.

`kinds` tells what a file is by what is in it, `unpacking` and `records` read web archives whoever made or broke them, `answers`
turns their records into captures, `saved` does the same for pages saved by a browser, `packages` opens WACZ, `lists` finds
addresses, `files` puts these together, `intake` hands captures to the archive one page at a time, `run` is the whole.
"""
