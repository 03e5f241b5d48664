"""Where each value of a reading comes from: the rule that chose it, its place in the bytes, what was not chosen.

The parser is pure, so reading a stored capture again gives the same decisions; nothing of this is kept in the archive.
"""

from scraper.parsers.provenance.tracing import Rejected, Trace, trace_page

__all__ = ["Rejected", "Trace", "trace_page"]
