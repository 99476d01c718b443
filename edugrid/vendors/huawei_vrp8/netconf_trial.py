"""The trial configuration of a VRP8 device, looked at and ended over NETCONF."""

from edugrid.vendors.base.netconf_session import NetconfSession

_CFG = "urn:huawei:yang:huawei-cfg"
_STATUS = f'<cfg xmlns="{_CFG}"><trial-status/></cfg>'


class NetconfTrial:
    """VRP8 has one trial at a time, whoever began it (huawei-cfg.yang, ``trial-status``); it is known by its persist id.

    Sources: NE8000 manual, "Confirmed Commit", "copy-config"; RFC 6241, 8.4.
    """

    def __init__(self, session: NetconfSession) -> None:
        self.session = session

    def pending(self, persist_id: str) -> bool:
        """Whether the trial with this persist id runs; raises what ``NetconfSession.call`` raises."""
        data = self.session.call("get", filter=("subtree", _STATUS)).data_ele
        path = f".//{{{_CFG}}}trial-status/{{{_CFG}}}"
        return str(data.findtext(f"{path}status")) == "active" and data.findtext(f"{path}persist-id") == persist_id

    def confirm(self, persist_id: str) -> None:
        """Keep it for good; raises what ``NetconfSession.call`` raises."""
        # a commit takes the session's own candidate along, which may be older than the trial
        self.session.call("discard_changes")
        self.session.call("commit", persist_id=persist_id)

    def cancel(self, persist_id: str) -> None:
        """Give it up: the device goes back at once; raises what ``NetconfSession.call`` raises."""
        self.session.call("cancel_commit", persist_id=persist_id)

    def save(self) -> None:
        """Make the running configuration the one of the next start; raises what ``NetconfSession.call`` raises."""
        self.session.call("copy_config", source="running", target="startup")
