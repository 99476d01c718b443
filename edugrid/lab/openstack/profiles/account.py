"""What a tenant is given: a project and a user with no more than a tenant's roles."""

import json
import secrets
import urllib.request
from dataclasses import dataclass, field
from typing import Any

ROLES = ("member", "load-balancer_member", "creator")
SECONDS = 60


@dataclass(frozen=True)
class Account:
    """One entry of clouds.yaml: which profile it plays, where, and its login. ``log`` has a line for every call."""

    entry: str
    profile: str
    auth_url: str
    username: str
    password: str = field(repr=False)
    project: str
    domain: str
    log: str


def make_account(auth_url: str, admin: dict[str, str], name: str) -> tuple[str, str]:
    """Make (or reset the password of) project and user ``name`` in the domain of ``admin``; (user, password).

    ``admin`` is the ``auth`` part of the cloud's own entry. Through the real Keystone, at ``auth_url`` (``…/v3``).
    """
    keystone = _Keystone(auth_url, admin)
    password = secrets.token_urlsafe(24)
    project = keystone.ensure("project", name, {"description": "given to a tenant of the lab"})
    user = keystone.ensure("user", name, {"password": password, "default_project_id": project})
    keystone.call("PATCH", f"users/{user}", {"user": {"password": password}})
    for role in keystone.call("GET", "roles")["roles"]:
        if role["name"] in ROLES:
            keystone.call("PUT", f"projects/{project}/users/{user}/roles/{role['id']}")
    return name, password


class _Keystone:
    def __init__(self, url: str, admin: dict[str, str]) -> None:
        self._url, self._token = url, ""
        domain = {"name": admin["user_domain_name"]}
        user = {"name": admin["username"], "password": admin["password"], "domain": domain}
        scope = {"project": {"name": admin["project_name"], "domain": domain}}
        identity = {"methods": ["password"], "password": {"user": user}}
        body, headers = self._send("POST", "auth/tokens", {"auth": {"identity": identity, "scope": scope}})
        self._token = headers["X-Subject-Token"]
        self._domain: str = body["token"]["project"]["domain"]["id"]

    def ensure(self, kind: str, name: str, values: dict[str, str]) -> str:
        """Id of the thing ``name`` of the domain, made where it is missing."""
        found = self.call("GET", f"{kind}s?name={name}&domain_id={self._domain}")[f"{kind}s"]
        if found:
            return str(found[0]["id"])
        made = self.call(
            "POST", f"{kind}s", {kind: {"name": name, "domain_id": self._domain, "enabled": True, **values}}
        )
        return str(made[kind]["id"])

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:  # noqa: ANN401 - JSON
        """One request; HTTPError when it is refused."""
        return self._send(method, path, body)[0]

    def _send(self, method: str, path: str, body: dict[str, Any] | None) -> tuple[Any, Any]:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "X-Auth-Token": self._token}
        request = urllib.request.Request(f"{self._url}/{path}", data, headers, method=method)  # noqa: S310 - the lab's own http URL
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=SECONDS) as answer:
            raw = answer.read()
            return json.loads(raw) if raw else None, answer.headers
