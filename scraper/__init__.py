"""dramarchive: fetch drama articles, split them into track sections, keep them in one SQLite file."""

__version__ = "0.1.0"
