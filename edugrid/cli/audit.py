"""`edugrid audit`."""

from typing import Annotated

import typer


def audit(
    service: Annotated[
        str, typer.Option("--service", envvar="EDUGRID_OSV", metavar="URL", help="OSV service / 漏洞库地址")
    ] = "https://api.osv.dev",
) -> None:
    """Ask the OSV service for known vulnerabilities of every locked package and Go module.

    Exit 0: none. 3: some, and locks/ignored.yml does not let them pass. 4: not audited, the service was not reached.
    """
    from datetime import date
    from pathlib import Path

    from edugrid.bundle.target import this_target
    from edugrid.cli.audit_lines import audit_lines
    from edugrid.supply.ignored import ignored
    from edugrid.supply.judge_advisories import judge_advisories
    from edugrid.supply.known_advisories import known_advisories
    from edugrid.supply.pieces import DEV, LAB, RUN, pieces
    from edugrid.text import language

    found = pieces((RUN, DEV, LAB), this_target(((3, 11), (3, 12), (3, 13))))
    entries = ignored(Path(__file__).parents[2] / "locks" / "ignored.yml")
    judged = judge_advisories(known_advisories(found, service), entries, date.today())  # noqa: DTZ011 - the user's own day
    for line in audit_lines(judged, found, service):
        typer.echo(line.show(language()))
    if judged.open:
        raise typer.Exit(3)
