"""Whether a device lets somebody in."""

from collections.abc import Mapping

from edugrid.drill.errors import StepError
from edugrid.drill.ground import Ground
from edugrid.text import Text

_SEEN = {"in": Text("let in", "可登录"), "refused": Text("refused", "被拒绝")}


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Log in to ``device`` over SSH with the private key ``key`` (a file of the lab's folder; absent: as edugrid does).

    ``expect`` is ``in`` or ``refused``: what must come of it.
    """
    from napalm.base.exceptions import ConnectAuthError

    from edugrid.rollout.connect import connect
    from edugrid.rollout.login import Login

    name, site = options["device"], ground.site()
    if "key" in options:
        login = Login(username=site.login(name).username, key_file=ground.folder / options["key"])
        site = site.model_copy(update={"logins": {**site.logins, name: login}})
    try:
        with connect(ground.device(name), site) as driver:
            hostname = driver.get_facts()["hostname"]
        seen = "in"
    except ConnectAuthError:
        hostname, seen = name, "refused"
    key = options.get("key")
    words = _SEEN[seen]
    told = Text(
        f"{hostname}: {key or 'the login of the credentials file'}: {words.en}",
        f"{hostname}：{key or '凭据文件中的登录'}：{words.zh}",
    )
    if seen != options["expect"]:
        raise StepError(Text(f"{told.en}; that must not be", f"{told.zh}，与预期不符"))
    return told
