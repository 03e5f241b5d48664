"""How pages are found: one strategy a file on `base.py`; each adds its reader to `reading.READERS` when it is imported."""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
