"""The bundled demo: a small drama-music site (`site/`), a server for it on loopback, and a crawl of it.

`site/` holds the pages as they are served; `{{base}}` in them stands for the address they are served at. The songs,
singers and dramas are real, the prose and its writers are the project's own.
"""
