"""The policy pack: the pure functions of edugrid.cloud.policy, called by the engine.

It sees inputs, never differences: what a run would delete or replace is judged by `edugrid cloud` and `edugrid apply`
(policy ``freeze``), not here.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
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
from edugrid.cloud.judged import Excepted, judge
from edugrid.cloud.policy import INTENT_RULES, REGISTER_RULES, RESOURCE_RULES, STACK_RULES
from edugrid.cloud.rules.ipv6_everywhere import NETWORK, SUBNET
from edugrid.cloud.rules.mandatory_tags import RESOURCE as SERVER
from edugrid.cloud.rules.names import names
from edugrid.cloud.violation import Violation
from edugrid.intent.policy_names import POLICY_NAMES
from edugrid.intent.tree import Intent
from edugrid.text import language

Report = Callable[[str], None]
ADOPTED = "edugrid:cloud:Adopted$"
PORT = "openstack:networking/port:Port"

_inputs: dict[str, dict[str, Any]] = {}
"""Inputs by URN, noted while single resources are checked: before the first update, when a project and so its provider
are not known, the engine shows the rules over the whole stack no properties at all."""

_excepted: dict[tuple[str, str], Excepted] = {}
"""What was let pass, told by an advisory policy: the engine has no other way to show it."""


@cache
def _intent() -> Intent | str:
    """The intent of the stack's region, or why there is none; the pack runs in the project's folder."""
    from edugrid.intent.load import load_intent
    from edugrid.intent.problems import IntentError

    region = Config("edugrid").get("region")
    if not region:
        return "config edugrid:region is missing"
    try:
        return load_intent(Path(os.environ.get("EDUGRID_INVENTORIES", "inventories")), region)
    except IntentError as error:
        return "\n".join(problem.show(language()) for problem in error.problems)


def _tell(violations: Iterable[Violation], report: Report) -> None:
    """Report what no exception covers; without an intent there are no exceptions."""
    intent = _intent()
    if isinstance(intent, str):
        for violation in violations:
            report(violation.show(language()))
        return
    region = intent.cities[0].path if len(intent.cities) == 1 else ""
    judged = judge([v if v.region else v._replace(region=region) for v in violations], intent)
    for item in judged.excepted:
        _excepted[item.violation.rule, item.violation.where] = item
    for violation in judged.refused:
        report(violation.show(language()))


def _known(properties: Any) -> dict[str, Any]:  # noqa: ANN401 - the pack's own proxy, untyped
    """Properties as plain values; one that is not known before the update is left out (asking for it raises)."""
    found: dict[str, Any] = {}
    for key in properties:
        with suppress(UnknownValueError):
            found[key] = _plain(properties[key])
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 - the same
    """A value without proxies; what is not known inside a list is left out of it."""
    if hasattr(value, "keys"):
        return _known(value)
    if not isinstance(value, Sequence) or isinstance(value, str):
        return value
    found: list[Any] = []
    for index in range(len(value)):
        with suppress(UnknownValueError):
            found.append(_plain(value[index]))
    return found


def _resource_rule(rule: Callable[[Declared], list[Violation]]) -> Callable[[ResourceValidationArgs, Any], None]:
    def validate(args: ResourceValidationArgs, report: Report) -> None:
        _inputs[args.urn] = _known(args.props)
        if rule is names and ADOPTED in args.urn:
            return  # what was there before edugrid keeps its name
        _tell(rule(Declared(args.resource_type, args.name, _inputs[args.urn])), report)

    return validate


def _register_rule(
    rule: Callable[[Declared, Intent], list[Violation]],
) -> Callable[[ResourceValidationArgs, Any], None]:
    def with_intent(resource: Declared) -> list[Violation]:
        intent = _intent()
        return [] if isinstance(intent, str) else rule(resource, intent)  # the policy `intent` tells what is wrong

    return _resource_rule(with_intent)


def _declared(args: StackValidationArgs) -> list[Declared]:
    return [
        Declared(
            resource.resource_type,
            resource.name,
            {**_inputs.get(resource.urn, {}), **_known(resource.props)},
            _network(resource),
        )
        for resource in args.resources
    ]


def _network(resource: Any) -> str:  # noqa: ANN401 - the pack's own type, untyped
    """Where a subnet or a server lies: before the first update it knows no id, but the engine knows where it comes from."""
    if resource.resource_type == SUBNET:
        owners = resource.property_dependencies.get("networkId", [])
    elif resource.resource_type == SERVER:
        ways = resource.property_dependencies.get("networks", [])
        ports = [way for way in ways if way.resource_type == PORT]
        owners = [*ways, *(owner for port in ports for owner in port.property_dependencies.get("networkId", []))]
    else:
        return ""
    return next((str(owner.name) for owner in owners if owner.resource_type == NETWORK), "")


def _stack_rule(rule: Callable[[list[Declared]], list[Violation]]) -> Callable[[StackValidationArgs, Any], None]:
    def validate(args: StackValidationArgs, report: Report) -> None:
        _tell(rule(_declared(args)), report)

    return validate


def _intent_rule(rule: Callable[[Intent], list[Violation]]) -> Callable[[StackValidationArgs, Any], None]:
    def validate(_args: StackValidationArgs, report: Report) -> None:
        intent = _intent()
        if not isinstance(intent, str):
            _tell(rule(intent), report)

    return validate


def _readable(_args: StackValidationArgs, report: Any) -> None:  # noqa: ANN401 - the pack's own type, untyped
    intent = _intent()
    if isinstance(intent, str):
        report(intent)


def _exceptions(_args: StackValidationArgs, report: Any) -> None:  # noqa: ANN401 - the same
    for item in _excepted.values():
        report(item.text.show(language()))


def _about(name: str) -> str:
    return POLICY_NAMES[name].show(language())


PolicyPack(
    name="edugrid",
    enforcement_level=EnforcementLevel.MANDATORY,
    policies=[
        *(
            ResourceValidationPolicy(name=n, description=_about(n), validate=_resource_rule(r))
            for n, r in RESOURCE_RULES.items()
        ),
        *(
            ResourceValidationPolicy(name=n, description=_about(n), validate=_register_rule(r))
            for n, r in REGISTER_RULES.items()
        ),
        *(
            StackValidationPolicy(name=n, description=_about(n), validate=_stack_rule(r))
            for n, r in STACK_RULES.items()
        ),
        *(
            StackValidationPolicy(name=n, description=_about(n), validate=_intent_rule(r))
            for n, r in INTENT_RULES.items()
        ),
        StackValidationPolicy(
            name="intent", description="The intent of the stack's region is sound.", validate=_readable
        ),
        StackValidationPolicy(
            name="exceptions",
            description="What is allowed until a day.",
            validate=_exceptions,
            enforcement_level=EnforcementLevel.ADVISORY,
        ),
    ],
)
