"""Component: an application credential of a project."""

from dataclasses import dataclass

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.component import Component
from edugrid.cloud.implied_roles import implied_roles


@dataclass(frozen=True)
class CredentialArgs:
    """``roles`` are names; the deployer must have them, and what Keystone implies with them, in the project."""

    credential: str
    roles: tuple[str, ...]
    description: str


class Credential(Component):
    """A key for a program that must reach the cloud's API. It may not make more credentials.

    Keystone hands the secret out once; it is kept encrypted in the state and shows nowhere. Read it with
    ``pulumi stack output --show-secrets``. Outputs: ``credential_id``, ``secret`` (a Pulumi secret).

    Example::

        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.credential import Credential, CredentialArgs

        inside = openstack.Provider("inside", cloud="gov")
        args = CredentialArgs("edu-example-backup", ("member",), "nightly backup")
        backup = Credential("example", args, pulumi.ResourceOptions(provider=inside))
        pulumi.export("secret", backup.secret)
    """

    credential_id: pulumi.Output[str]
    secret: pulumi.Output[str]

    def __init__(self, name: str, args: CredentialArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("Credential", name, opts)
        made = openstack.identity.ApplicationCredential(
            name,
            name=args.credential,
            description=args.description,
            roles=implied_roles(args.roles),
            unrestricted=False,
            opts=self.child(additional_secret_outputs=["secret"]),
        )
        self.credential_id = made.id
        self.secret = pulumi.Output.secret(made.secret)
        self.register_outputs({"credential_id": self.credential_id, "secret": self.secret})
