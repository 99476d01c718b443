"""Where a channel leads, as it may be shown."""

from urllib.parse import urlsplit

from edugrid.notify.channels.folder import Folder
from edugrid.notify.channels.mail import Mail
from edugrid.notify.channels.read import Channel

_SHOWN, _LONG = 4, 16  # characters: the end of a key that is shown, of keys that are long enough for that


def target(channel: Channel) -> str:
    """The host and the last four characters of the key; a folder; a mail server and how many people.

    By four characters people tell two robots of one service apart, and nobody can send.
    """
    if isinstance(channel, Folder):
        return str(channel.folder)
    if isinstance(channel, Mail):
        return f"{channel.host}:{channel.port} ({len(channel.to)})"
    url = channel.url.get_secret_value()
    key = url if urlsplit(url).query else urlsplit(url).path.rsplit("/", 1)[-1]
    end = f" …{key[-_SHOWN:]}" if len(key) >= _LONG else ""
    return f"{urlsplit(url).hostname}{end}"
