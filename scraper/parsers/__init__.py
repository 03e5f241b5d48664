"""Bytes in, `ParsedPage` out: pure functions, no network, no disk, no clock."""
