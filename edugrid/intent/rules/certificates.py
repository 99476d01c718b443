"""The register of certificates: numbers stand there once, applications exist, and files lie beside the register."""

from pathlib import PurePosixPath

from edugrid.intent.rules.scope import Scope
from edugrid.text import Text

_APPLICATION = Text("application", "应用")


def certificates(scope: Scope) -> None:
    """Check the rows of every city whose register and files could be read."""
    for read in scope.cities:
        if read.broken & {read.city.path, "certificates"} or not read.city.registers.certificates:
            continue
        source = read.sources["certificates"]
        known = [app.name for app in read.city.file.applications]
        first: dict[str, int] = {}
        for index, row in enumerate(read.city.registers.certificates):
            loc = ("rows", index)
            other = first.setdefault(row.id, index)
            if other != index:
                place = f"{source.file}:{source.line(('rows', other))}"
                message = Text(f"{row.id} stands already at {place}", f"{row.id} 已出现在 {place}")
                scope.report(source, (*loc, "id"), "duplicate", message)
            if row.application is not None and row.application not in known:
                scope.unknown(source, (*loc, "application"), _APPLICATION, row.application, known)
            path = PurePosixPath(row.file or ".")
            if path.is_absolute() or ".." in path.parts:
                message = Text(f"{row.file} leads out of registers/", f"{row.file} 不在 registers/ 目录内")
                scope.report(source, (*loc, "file"), "file-elsewhere", message)
