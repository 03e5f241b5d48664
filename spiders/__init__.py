"""How pages are found: one strategy a file, on `base.py`."""
