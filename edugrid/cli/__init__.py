"""Commands: one file each, no logic in them."""


def main() -> None:
    """Entry point of the ``edugrid`` program."""
    from edugrid.cli.app import run

    raise SystemExit(run())
