"""Care for an archive: `verify` finds what is damaged, `repair` mends it and says what it did, `backup` and `restore`.

Verifying never writes. Every check yields `Problem`s, one line each; what a crash may leave behind without harm is a note.
"""
