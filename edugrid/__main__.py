"""``python -m edugrid``."""

from edugrid.cli import main

main()
