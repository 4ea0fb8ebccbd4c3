"""The tenant's tags."""

from typing import Any

import msgspec

from chalicelib.domain.tenants.model import Tenant
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.shapes.tags import TagsChange, TagShape, TagsShown
from chalicelib.flow import people, tags

api = Api(__name__, "tags")


@api.on("GET /v1/tags", "settings.read")
def get_tags(call: Call) -> TagsShown:
    """What conversations may be tagged with."""
    return _tags(call, people.workspace_of(call.ports, call.actor.tenant))


@api.on("PUT /v1/tags", "settings.write", matching=True)
def set_tags(call: Call, body: TagsChange) -> TagsShown:
    """Put tags in place of those before; conversations keep what they have."""
    given: list[dict[str, Any]] = msgspec.to_builtins(body.tags)
    return _tags(
        call, tags.change(call.ports, call.actor.tenant, given, call.check_match, call.actor.id)
    )


def _tags(call: Call, tenant: Tenant) -> TagsShown:
    call.tagged(tenant.version)
    return TagsShown(tags=[TagShape(**tag) for tag in tenant.tags], version=tenant.version)
