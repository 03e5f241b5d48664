"""A capture as it lies in the archive, for those who hand it on unread."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """The WARC records of one capture, byte for byte, with what an index says of them."""

    url: str
    """WARC-Target-URI of the answer."""
    fetched_at: str
    """When it came, ISO 8601."""
    status: int
    """HTTP status."""
    mime: str
    """Media type without parameters; `warc/revisit` when the body is another record's."""
    digest: str
    """WARC-Payload-Digest, as written."""
    file: str
    """Name of the WARC file it lies in."""
    info: bytes
    """The first record of that file (`warcinfo`), as a gzip member; empty when it has none."""
    answer: bytes
    """The `response` or `revisit` record, as a gzip member."""
    asked: bytes
    """The `request` record that belongs to it, as a gzip member; empty when there is none."""
