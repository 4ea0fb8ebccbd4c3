"""Rules for newcomers, and what would happen to one."""

from typing import Any

import msgspec

from chalicelib.domain.tenants.model import Tenant
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.shapes.base import stamped
from chalicelib.entry.shapes.routing import DryRun, DryRunShown, RulesChange, RulesShown
from chalicelib.flow import dry_run, people, rules

api = Api(__name__, "routing")


@api.on("GET /v1/routing/rules", "settings.read")
def get_rules(call: Call) -> RulesShown:
    """The tenant's rules for newcomers."""
    return _rules(call, people.workspace_of(call.ports, call.actor.tenant))


@api.on("PUT /v1/routing/rules", "settings.write", matching=True)
def set_rules(call: Call, body: RulesChange) -> RulesShown:
    """Put rules in place of those before."""
    given: list[dict[str, Any]] = msgspec.to_builtins(body.rules)
    return _rules(
        call, rules.change(call.ports, call.actor.tenant, given, call.check_match, call.actor.id)
    )


@api.on("POST /v1/routing/dry-run", "settings.read")
def run_dry(call: Call, body: DryRun) -> DryRunShown:
    """What would happen to a newcomer, and why; nothing is done."""
    told = dry_run.run(call.ports, call.actor.tenant, body.arguments())
    for step in told["steps"]:
        step["candidates"] = [stamped(candidate) for candidate in step["candidates"]]
    return DryRunShown(**stamped(told))


def _rules(call: Call, tenant: Tenant) -> RulesShown:
    call.tagged(tenant.version)
    return RulesShown(rules=list(tenant.rules), version=tenant.version)  # type: ignore[arg-type]
