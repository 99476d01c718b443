"""The configuration of every device is recorded, and what runs is what is recorded."""

from edugrid.comply.evidence import Evidence, State
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device: recorded in the intent, and the same as displayed where somebody looked."""
    return tuple(_one(view, device.name, device.platform) for device in view.devices)


def _one(view: View, name: str, platform: str) -> Evidence:
    from edugrid.network.compare import UnreadableConfigError, compare
    from edugrid.network.owned import owned_lines

    config = view.configs.get(name)
    state: State = "pass"
    if config is None:
        state, why = "unknown", view.unread.get(name, Text("it was not read", "未读取"))
    elif not config.observed or config.intended is None:
        why = Text("recorded in the intent; rendered from it", "已记录于意图文件，配置由其生成")
    else:
        try:
            lines = compare(platform, config.text, config.intended, owned_lines(platform))
        except UnreadableConfigError as error:
            state, why = "unknown", Text(str(error), str(error))
        else:
            state = "fail" if lines else "pass"
            why = (
                Text(
                    f"{len(lines)} line(s) differ from the record (edugrid drift)",
                    f"{len(lines)} 行与记录不一致（edugrid drift）",
                )
                if lines
                else Text("what runs is what is recorded", "运行配置与记录一致")
            )
    return Evidence(
        check="configuration_recorded",
        subject=name,
        basis="observed" if config and config.observed else "declared",
        state=state,
        place=view.device_place(name),
        value="",
        why=why,
        simulated=bool(config and config.simulated),
    )
