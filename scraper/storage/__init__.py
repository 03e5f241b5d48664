"""The archive: one SQLite file through sqlite-utils, captures in WARC beside it."""
