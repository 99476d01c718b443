"""A change that would shut out the very machine that makes it."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.rollout.connect import Reachable
from edugrid.rollout.site import Site
from edugrid.text import Text


def shut_out(device: Reachable, design: DeviceDesign | None, target: str, driver: Any, site: Site) -> Text | None:  # noqa: ANN401 - napalm publishes no types
    """Why ``target`` must not be typed from here over the open ``driver``; None where nothing speaks against it.

    Intent that names its managers has been checked as such. Otherwise the address counts that this session has: the
    list of ``allow`` must hold it, where ``target`` has that list.
    """
    access = design.management if design else None
    if access is None or not access.guarded or access.managers:
        return None
    networks: list[IPv4Network | IPv6Network] = [network for _, network in access.rules4]
    networks += [network for _, network in access.rules6]
    # a platform whose host decides who may log in has no such list
    if not any(str(network.network_address).upper() in target.upper() for network in networks):
        return None
    source = source_address(device, driver, site)
    if source is None or any(source in network for network in networks if network.version == source.version):
        return None
    return Text(
        f"this machine reaches the device from {source}, which no network of management.allow holds: the change would "
        f"shut it out; add {source} to allow, or name the managers (management.managers)",
        f"本机以 {source} 访问该设备，而 management.allow 中没有网段包含该地址，变更后将无法再登录；"
        f"请把 {source} 加入 allow，或填写 management.managers",
    )


def source_address(device: Reachable, driver: Any, site: Site) -> IPv4Address | IPv6Address | None:  # noqa: ANN401 - as above
    """The address that the device hears us from; None where it cannot be known from here.

    Behind a jump host, and where the site file leads to another place than the inventory says, it is another's.
    """
    if device.name in site.endpoints or site.file.jump_of(device.name) is not None:
        return None
    client = getattr(getattr(driver, "device", None), "remote_conn_pre", None)
    transport = client.get_transport() if client is not None else None
    socket = getattr(transport, "sock", None)
    if socket is None or not hasattr(socket, "getsockname"):
        return None
    source = ip_address(str(socket.getsockname()[0]).partition("%")[0])
    return source.ipv4_mapped or source if isinstance(source, IPv6Address) else source
