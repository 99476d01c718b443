"""The policy pack: the pure functions of edugrid.cloud.policy, called by the engine."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from pulumi import Config
from pulumi_policy import (
    EnforcementLevel,
    PolicyPack,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    StackValidationArgs,
    StackValidationPolicy,
)
from pulumi_policy.proxy import UnknownValueError

from edugrid.cloud.declared import Declared
from edugrid.cloud.policy import INTENT_RULES, RESOURCE_RULES, STACK_RULES
from edugrid.cloud.rules.ipv6_everywhere import NETWORK, SUBNET
from edugrid.cloud.violation import Violation
from edugrid.text import language

Report = Callable[[str], None]

_inputs: dict[str, dict[str, Any]] = {}
"""Inputs by URN, noted while single resources are checked: before the first update, when a project and so its provider
are not known, the engine shows the rules over the whole stack no properties at all."""


def _known(properties: Any) -> dict[str, Any]:  # noqa: ANN401 - the pack's own proxy, untyped
    """Properties as plain values; one that is not known before the update is left out (asking for it raises)."""
    found: dict[str, Any] = {}
    for key in properties:
        with suppress(UnknownValueError):
            value = properties[key]
            found[key] = _known(value) if hasattr(value, "keys") else value
    return found


def _text(violation: Violation) -> str:
    return violation.show(language())


def _resource_rule(rule: Callable[[Declared], list[Violation]]) -> Callable[[ResourceValidationArgs, Any], None]:
    def validate(args: ResourceValidationArgs, report: Report) -> None:
        _inputs[args.urn] = _known(args.props)
        for violation in rule(Declared(args.resource_type, args.name, _inputs[args.urn])):
            report(_text(violation))

    return validate


def _declared(args: StackValidationArgs) -> list[Declared]:
    found = []
    for resource in args.resources:
        # before the first update a subnet does not know its network's id, but the engine knows where it comes from
        owners = resource.property_dependencies.get("networkId", []) if resource.resource_type == SUBNET else []
        network = next((owner.name for owner in owners if owner.resource_type == NETWORK), "")
        found.append(
            Declared(
                resource.resource_type,
                resource.name,
                {**_inputs.get(resource.urn, {}), **_known(resource.props)},
                network,
            )
        )
    return found


def _stack_rule(rule: Callable[[list[Declared]], list[Violation]]) -> Callable[[StackValidationArgs, Any], None]:
    def validate(args: StackValidationArgs, report: Report) -> None:
        for violation in rule(_declared(args)):
            report(_text(violation))

    return validate


def _intent_rules(_args: StackValidationArgs, report: Any) -> None:  # noqa: ANN401 - the pack's own type, untyped
    """The pack runs in the project's folder; the intent of the stack's region lies below it."""
    from edugrid.intent.load import load_intent
    from edugrid.intent.problems import IntentError

    region = Config("edugrid").get("region")
    if not region:
        report("config edugrid:region is missing")
        return
    try:
        intent = load_intent(Path(os.environ.get("EDUGRID_INVENTORIES", "inventories")), region)
    except IntentError as error:
        report(str(error))
        return
    for rule in INTENT_RULES.values():
        for violation in rule(intent):
            report(_text(violation))


PolicyPack(
    name="edugrid",
    enforcement_level=EnforcementLevel.MANDATORY,
    policies=[
        *(
            ResourceValidationPolicy(name=name, description=str(rule.__doc__), validate=_resource_rule(rule))
            for name, rule in RESOURCE_RULES.items()
        ),
        *(
            StackValidationPolicy(name=name, description=str(rule.__doc__), validate=_stack_rule(rule))
            for name, rule in STACK_RULES.items()
        ),
        StackValidationPolicy(
            name="no-new-data-centre",
            description="Counties and schools build no new data centres.",
            validate=_intent_rules,
        ),
    ],
)
