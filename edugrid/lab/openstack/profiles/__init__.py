"""Clouds as tenants meet them: a filtering proxy before the lab's real API plays *tenant* and *limited*.

What it lets through is answered by the real services; what it refuses, drops or rewrites is **simulated**, after the
public manuals of such clouds. It shares no code with what it tests. Every call is one line of JSON in its log.
"""

from edugrid.lab.openstack.profiles.account import Account
from edugrid.lab.openstack.profiles.play import play
from edugrid.lab.openstack.profiles.status import Playing, status
from edugrid.lab.openstack.profiles.stop import stop

__all__ = ["Account", "Playing", "play", "status", "stop"]
