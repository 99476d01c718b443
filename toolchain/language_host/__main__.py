# ruff: noqa: INP001 - not a package: Python is given this folder and runs the file as a script
"""Runs the language host; this folder is then the first entry of sys.path."""

from edugrid_language_host.main import main

main()
