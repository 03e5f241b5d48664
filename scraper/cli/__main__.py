"""`python -m scraper.cli`: what the daemon starts, whatever PATH says."""

import sys

from scraper.cli import main

sys.exit(main())
