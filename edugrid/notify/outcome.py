"""What became of one message."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.text import Text


class Outcome(Frozen):
    """``waiting``: it is kept and tried again; ``failed``: it is not. ``region`` is empty for the channel as a whole.

    ``why`` holds no address and no secret.
    """

    channel: str
    region: str
    result: Literal["sent", "waiting", "failed"]
    why: Text = Text("", "")

    def line(self) -> Text:
        """One line for people; no address, no secret."""
        where = f"{self.channel} {self.region}".strip()
        en = {"sent": "sent", "waiting": "not sent, kept for `edugrid notify retry`", "failed": "not sent"}[self.result]
        zh = {"sent": "已发送", "waiting": "未发送，已留待 `edugrid notify retry`", "failed": "未发送"}[self.result]
        return Text(
            f"{where}: {en}{f': {self.why.en}' if self.why.en else ''}",
            f"{where}：{zh}{f'：{self.why.zh}' if self.why.zh else ''}",
        )
