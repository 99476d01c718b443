"""What was found clean the last time, so that a configuration that has not changed reaches no parser."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path


class CleanMarks:
    """One small file a device in ``folder``: the hash of what was compared without a difference.

    The hash is over both texts and over everything that judges them, so that another text, another version of edugrid,
    another rulebook or ownership file is compared anew. What differs leaves no mark.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def key(self, platform: str, running: str, intended: str) -> str:
        """SHA-256 (hex); headers that tell times of changes do not count."""
        from edugrid.rollout.fingerprint import fingerprint

        parts = (platform, _judges(platform), fingerprint(running), fingerprint(intended))
        return sha256("\n".join(parts).encode()).hexdigest()

    def knows(self, name: str, key: str) -> bool:
        """True when ``key`` is what ``name`` was last found clean with."""
        try:
            return (self.folder / name).read_text(encoding="ascii") == key
        except (OSError, UnicodeDecodeError):
            return False

    def note(self, name: str, key: str) -> None:
        """Remember ``key``; a mark that cannot be written costs a comparison the next time, and nothing else."""
        fresh = self.folder / f"{name}.new"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.write_text(key, encoding="ascii")
            fresh.replace(self.folder / name)
        except OSError:
            return


@lru_cache(maxsize=32)
def _judges(platform: str) -> str:
    """A hash of the code, rulebooks and ownership that compare texts of ``platform``, and of the engine's version."""
    from importlib.metadata import version

    import edugrid
    from edugrid.fingerprint import fingerprint
    from edugrid.resources import resource

    package = Path(edugrid.__file__).parent
    folders = (package / "network", package / "vendors", resource("network_templates") / platform)
    files = [row for folder in folders for row in fingerprint(folder) if not row[0].endswith(".pyc")]
    return sha256(repr((edugrid.__version__, version("annet"), files)).encode()).hexdigest()
