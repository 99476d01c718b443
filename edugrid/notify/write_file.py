"""One message into a folder."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from edugrid.notify.channels.folder import Folder
from edugrid.notify.reply import Reply
from edugrid.put_file import put_file
from edugrid.text import Text


def write_file(channel: Folder, body: dict[str, Any], now: float) -> Reply:
    """``<time>-<region>-<run>.json`` in the folder of ``channel``; a reader never sees half of it."""
    moment = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    region = re.sub(r"[^A-Za-z0-9_-]+", "-", body["region"])
    path = channel.folder.expanduser() / f"{moment}-{region}-{body['runs']['last']}.json"
    try:
        put_file(path, json.dumps(body, ensure_ascii=False, indent=1) + "\n", 0o600)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Reply(verdict="settings", why=Text(f"{channel.folder}: {why}", f"{channel.folder}：{why}"))
    return Reply(verdict="sent")
