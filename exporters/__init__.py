"""How the archive is written out: one format a file, found by name."""
