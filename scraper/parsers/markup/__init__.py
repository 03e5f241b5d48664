"""Bytes to blocks: charsets, guards against absurd markup, the one pass over the tree, and what is read from it."""
