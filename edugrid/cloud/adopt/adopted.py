"""The component: a project that was there before, taken over as it is."""

from collections.abc import Collection
from typing import Any

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.adopt.kinds import KINDS
from edugrid.cloud.cloud_entry import CloudEntry
from edugrid.design.adopted_spec import AdoptedSpec
from edugrid.intent.adopted import REFERENCE


class Adopted(pulumi.ComponentResource):
    """Every object of ``spec``, imported by its id: the engine makes nothing anew and stops where one differs.

    Objects that leave the program leave the engine's state, never the cloud (retain on delete).

    An object whose id is in ``gone`` is not imported, so that the plan shows it as missing instead of failing.

    Example:
        One network that somebody made by hand::

            from edugrid.cloud.adopt.adopted import Adopted
            from edugrid.cloud.cloud_entry import cloud_entry
            from edugrid.design.adopted_spec import AdoptedObject, AdoptedSpec

            net = AdoptedObject(kind="network", label="network.a", id=network_id, properties={"name": "a"}, ignored=())
            spec = AdoptedSpec(
                region="henan/zhengzhou", cloud="gov", label="gov", project="old", project_id=project_id, objects=(net,)
            )
            Adopted(spec, cloud_entry("gov"))

    """

    ids: dict[str, pulumi.Output[str]]

    def __init__(
        self,
        spec: AdoptedSpec,
        entry: CloudEntry,
        gone: Collection[str] = (),
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        name = f"{spec.cloud}-{spec.project}"
        super().__init__("edugrid:cloud:Adopted", name, None, opts)
        provider = openstack.Provider(
            name,
            auth_url=entry.auth_url,
            user_name=entry.username,
            password=pulumi.Output.secret(entry.password.get_secret_value()),
            user_domain_name=entry.user_domain,
            tenant_id=spec.project_id,
            region=entry.region,
            cacert_file=entry.cacert,
            insecure=not entry.verify,
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.ids = {}
        made: dict[str, pulumi.CustomResource] = {}
        for item in spec.objects:
            properties = {key: self._value(value) for key, value in item.properties.items()}
            made[item.label] = pulumi.CustomResource(
                KINDS[item.kind].token,
                f"{name}-{item.label}",
                properties,
                pulumi.ResourceOptions(
                    parent=self,
                    provider=provider,
                    import_=None if item.id in gone else item.id,
                    ignore_changes=list(item.ignored),
                    # whoever takes the file away gives the objects back; nothing of theirs is ever deleted
                    retain_on_delete=True,
                    # routes need their interface, which no property of theirs names
                    depends_on=[made[label] for label in made if label.startswith("router-interface.")]
                    if item.kind == "router_route"
                    else None,
                ),
            )
            self.ids[item.label] = made[item.label].id
        self.register_outputs({"project_id": spec.project_id})

    def _value(self, value: Any) -> Any:  # noqa: ANN401 - properties hold anything that JSON holds
        if isinstance(value, str):
            found = REFERENCE.match(value)
            return self.ids[found.group(1)] if found else value
        if isinstance(value, list):
            return [self._value(item) for item in value]
        if isinstance(value, dict):
            return {key: self._value(item) for key, item in value.items()}
        return value
