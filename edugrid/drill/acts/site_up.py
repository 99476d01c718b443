"""The web site of the city: its pages, a backup of them, and what is attested of them."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from edugrid.drill.errors import StepError
from edugrid.drill.ground import Ground
from edugrid.drill.inside import inside
from edugrid.text import Text

PAGE = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>演练市教育局</title><h1>演练市教育局</h1><p>通知公告</p></html>\n'


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Serve it at ``address`` on the host behind ``place``; on 127.0.0.1 where this lab has no fabric."""
    folder = ground.folder / "site"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    shutil.copytree(folder, ground.folder / "site-backup")
    attested = hashlib.sha256((folder / "index.html").read_bytes()).hexdigest()
    way = inside(ground, options["place"])
    address = options["address"] if way else "127.0.0.1"
    port = ground.serve(
        "site", _site(ground, [*way, sys.executable, "-m", "edugrid.drill.site_server", "site", address])
    )
    facts = {"url": f"http://{address}:{port}/index.html", "sha256": attested}
    (ground.folder / "attested.json").write_text(json.dumps(facts), encoding="utf-8")
    return Text(f"{facts['url']}: attested SHA-256 {attested}", f"{facts['url']}：登记的 SHA-256 为 {attested}")


@contextmanager
def _site(ground: Ground, program: list[str]) -> Iterator[int]:
    """The port of the running site."""
    with subprocess.Popen(
        program, cwd=ground.folder, env=ground.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as site:
        line = site.stdout.readline() if site.stdout else b""
        if not line:
            raise StepError(Text("the site did not start", "网站未能启动"))
        yield int(line)
        if site.stdin:
            site.stdin.close()  # it ends with its input
