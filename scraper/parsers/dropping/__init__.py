"""The named rules that take lines out of an article, as tables."""
