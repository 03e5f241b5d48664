"""Every error that dramarchive raises on purpose: one base class, a small tree, each with its coordinates.

A message names the thing, the cause and the next step in one line, so that the command line can print it as it is.
"""


class DramarchiveError(Exception):
    """Base of all errors below; `exit_code` is what the command line ends with (design.md, section 3)."""

    exit_code = 1


class UsageError(DramarchiveError):
    """The user's words are off: an unknown source, a bad option value, a file that is not there."""

    exit_code = 2


class ConfigError(UsageError):
    """A setting cannot be read or has an impossible value."""


class SiteRuleError(DramarchiveError):
    """A site's TOML rule is wrong; carries the rule's file name."""

    def __init__(self, message: str, *, rule: str) -> None:
        super().__init__(message)
        self.rule = rule


class ExtractionError(DramarchiveError):
    """A page cannot be read at all; carries the page's URL and the reason."""

    def __init__(self, message: str, *, url: str, reason: str) -> None:
        super().__init__(message)
        self.url = url
        self.reason = reason


class StorageError(DramarchiveError):
    """The archive cannot be read or written."""


class SchemaVersionError(StorageError):
    """The archive was written by a newer dramarchive than this one."""


class ArchiveBusyError(StorageError):
    """Another run holds the archive; the message names its process and host."""

    exit_code = 4


class DiskFullError(StorageError):
    """The disk is (nearly) full; the crawl is paused and the archive intact."""

    exit_code = 5


class ReadOnlyDiskError(StorageError):
    """The archive lies where nothing can be written, and what was asked for needs to."""


class QueryError(DramarchiveError):
    """A query was refused (not a read), took too long or is wrong SQL."""


class ExportError(DramarchiveError):
    """An export cannot be written."""
